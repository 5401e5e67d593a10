/** On the account page of an interpreter: what the register says about them, and what of it they write themselves. */
import type { NotedFact, OwnEntry } from "@plenary/domain";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../api/call.ts";
import { refresh } from "../api/questions.ts";
import { Button } from "../ui/button.tsx";
import { saveFile } from "../ui/save-file.ts";
import { toast } from "../ui/toast.tsx";
import { useWords } from "../words/words.ts";
import { CommentDialog } from "./comment-dialog.tsx";
import { OwnCalendarFields } from "./own-calendar.tsx";
import { OwnFacts } from "./own-facts.tsx";
import { OwnFields } from "./own-fields.tsx";
import { ReliabilityFacts } from "./reliability-facts.tsx";
import "./register.css";

/** Nothing for whoever stands in no entry. */
export default function OwnEntryPart() {
	const { data } = useQuery({ queryKey: ["myEntry"], queryFn: ({ signal }) => call("myEntry", { signal }) });
	return data?.own ? <Shown own={data.own} /> : null;
}

function Shown({ own }: { own: OwnEntry }) {
	const { t, day } = useWords();
	const [commented, comment] = useState<NotedFact>();
	const { entry, reliability, dueOn } = own;
	return (
		<section className="sheet padded own-entry" aria-labelledby="own-entry">
			<h2 id="own-entry">{t("interpreters.own.title")}</h2>
			<p className="quiet">{t("interpreters.own.why")}</p>
			<OwnFacts own={own} />
			<h3 className="form-part">{t("interpreters.part.reliability")}</h3>
			<ReliabilityFacts reliability={reliability} onComment={comment} />
			<h3 className="form-part">{t("interpreters.own.yours")}</h3>
			<OwnFields entry={entry} />
			<h3 className="form-part">{t("interpreters.calendar.title")}</h3>
			<OwnCalendarFields calendar={own.calendar} />
			<h3 className="form-part">{t("interpreters.own.seenBy")}</h3>
			<p>{t("interpreters.own.seenByWords")}</p>
			<p>{t("interpreters.own.keptUntil", { day: day(dueOn) })}</p>
			<div>
				<Button onClick={() => void download().catch((problem: Error) => toast(problem.message))}>
					{t("interpreters.own.download")}
				</Button>
			</div>
			{commented && <CommentDialog fact={commented} onClose={() => comment(undefined)} />}
		</section>
	);
}

async function download(): Promise<void> {
	const all = await call("exportMyEntry");
	saveFile("register-entry.json", new Blob([JSON.stringify(all, null, "\t")], { type: "application/json" }));
	await refresh("myEntry");
}
