/** Those whose time in the register is over: asked whether they may be kept, or erased. */
import type { DueInterpreter, HandOver } from "@plenary/domain";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../api/call.ts";
import { refresh } from "../api/questions.ts";
import { HandOverDialog } from "../people/hand-over-dialog.tsx";
import { nameOf } from "../people/names.ts";
import { Ask } from "../ui/ask.tsx";
import { Button } from "../ui/button.tsx";
import { toast } from "../ui/toast.tsx";
import { useWords } from "../words/words.ts";

export function RegisterDue({ onErase }: { onErase: (entry: Named) => void }) {
	const { t, day, moment, language } = useWords();
	const { data: due = [] } = useQuery({
		queryKey: ["interpreters", "due"],
		queryFn: ({ signal }) => call("dueInterpreters", { signal }),
	});
	const [given, give] = useState<{ name: string; handOver: HandOver }>();
	if (due.length === 0) return null;
	const ask = async (entry: DueInterpreter) => {
		const name = nameOf(entry, language);
		try {
			const handOver = await call("askToKeep", { params: { id: entry.id } });
			if (handOver.link) give({ name, handOver });
			else toast(t("interpreters.due.isAsked", { name }));
			await refresh("interpreters", "due");
		} catch (problem) {
			toast((problem as Error).message);
		}
	};
	return (
		<details className="sheet register-due">
			<summary>{t("interpreters.due.title", { count: due.length })}</summary>
			<p className="quiet">{t("interpreters.due.why")}</p>
			<ul className="list">
				{due.map((entry) => {
					const name = nameOf(entry, language);
					return (
						<li key={entry.id}>
							<span className="grow">
								<b>{name}</b>
								<small>
									{entry.lastDay && entry.lastDay > entry.keptSince
										? t("interpreters.due.last", { day: day(entry.lastDay) })
										: t("interpreters.due.since", { day: day(entry.keptSince) })}
								</small>
								{entry.askedAt !== null && (
									<small>{t("interpreters.due.askedAt", { at: moment(entry.askedAt) })}</small>
								)}
							</span>
							<span className="row">
								<Button aria-label={t("interpreters.due.askWhom", { name })} onClick={() => void ask(entry)}>
									{t(entry.hasAddress ? "interpreters.due.ask" : "interpreters.due.link")}
								</Button>
								<Button
									look="danger"
									aria-label={t("interpreters.due.eraseWhom", { name })}
									onClick={() => onErase(entry)}
								>
									{t("interpreters.due.erase")}
								</Button>
							</span>
						</li>
					);
				})}
			</ul>
			{given && <HandOverDialog given={[given]} onClose={() => give(undefined)} />}
		</details>
	);
}

type Named = Pick<DueInterpreter, "id" | "name" | "names">;

/** The question before it, since nobody can bring them back. */
export function useErasing() {
	const { t, language } = useWords();
	const [entry, start] = useState<Named>();
	const name = entry ? nameOf(entry, language) : "";
	const dialog = entry && (
		<Ask
			title={t("interpreters.due.sure", { name })}
			words={t("interpreters.due.sureWords")}
			yes={t("interpreters.due.erase")}
			run={async () => {
				await call("eraseInterpreter", { params: { id: entry.id } });
				await refresh("interpreters");
				toast(t("interpreters.due.isErased", { name }));
			}}
			onClose={() => start(undefined)}
		/>
	);
	return { start, dialog };
}
