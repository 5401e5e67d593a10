/** `/people`: everybody in the process and the parties they belong to, for the secretariat. */
import { may } from "@plenary/domain";
import { useSearchParams } from "wouter";
import { actorOf, useMyself } from "../api/questions.ts";
import { PageTitle } from "../frame/page.tsx";
import { NotAllowed } from "../frame/trouble.tsx";
import { useWords } from "../words/words.ts";
import { PartiesPart } from "./parties-part.tsx";
import { PeoplePart } from "./people-part.tsx";
import "./people.css";

const parts = ["people", "parties"] as const;

export default function PeoplePage() {
	const { t } = useWords();
	const me = useMyself();
	const [search, setSearch] = useSearchParams();
	if (!may(actorOf(me), "read", { kind: "people" })) return <NotAllowed />;
	const part = search.get("part") === "parties" ? "parties" : "people";
	return (
		<>
			<div className="page-head">
				<PageTitle title={t("frame.people")} />
			</div>
			<div className="parts" role="group" aria-label={t("people.tabs")}>
				{parts.map((one) => (
					<button
						key={one}
						type="button"
						aria-pressed={one === part}
						onClick={() => setSearch(one === "people" ? {} : { part: one }, { replace: true })}
					>
						{t(`people.tab.${one}`)}
					</button>
				))}
			</div>
			{part === "people" ? <PeoplePart /> : <PartiesPart />}
		</>
	);
}
