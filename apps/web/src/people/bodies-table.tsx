/** Many bodies from a table. */
import { type Body, inLanguage, partyFinder } from "@plenary/domain";
import { type BodyCandidate, type BodyField, guessBodiesColumns, isBodyField, readBodies } from "@plenary/formats";
import { useMemo } from "react";
import { call } from "../api/call.ts";
import { useBodies, useMyself, useParties } from "../api/questions.ts";
import { useWords } from "../words/words.ts";
import { type Register, TableDialog } from "./table-dialog.tsx";
import { likelyNamed, type PlannedRow } from "./table-plan.ts";

export default function BodiesTable({ onClose }: { onClose: () => void }) {
	const { language } = useWords();
	const { process } = useMyself();
	const { data: bodies } = useBodies();
	const { data: parties } = useParties();
	const register = useMemo((): Register<BodyField, BodyCandidate, Body> => {
		const tags = process.languages;
		const find = partyFinder((parties ?? []).filter(({ archivedAt }) => archivedAt === null));
		return {
			title: "people.body.table",
			refreshes: "bodies",
			fields: [...tags.flatMap((tag) => [`code:${tag}`, `name:${tag}`, `powers:${tag}`] as const), "members"],
			isField: isBodyField,
			guess: guessBodiesColumns,
			read(table, mapping) {
				const { bodies, troubles } = readBodies(table, mapping, (words) => find(words)?.id ?? null);
				return { candidates: bodies, troubles };
			},
			likely: (candidates) => likelyNamed(candidates, bodies ?? []),
			nameOf: ({ names }) => inLanguage(names, [language, ...tags]),
			knownAs: ({ names }) => inLanguage(names, [language, ...tags]),
			send: (planned, fileName) => call("importBodies", { body: { rows: rowsOf(planned), fileName } }),
			takeBack: (id) => call("undoBodyImport", { params: { id } }),
		};
	}, [bodies, parties, process, language]);
	return <TableDialog register={register} onClose={onClose} />;
}

/** The rows as the server takes them; a table tells of no posts. */
const rowsOf = (planned: readonly PlannedRow<BodyCandidate, Body>[]) =>
	planned
		.filter(({ fate }) => fate !== "leave")
		.map(({ candidate: { codes, names, powers, partyIds }, known, fate }) => ({
			body: { codes: { ...codes }, names: { ...names }, powers: { ...powers }, partyIds: [...partyIds], posts: [] },
			into: fate === "fill" ? (known?.id ?? null) : null,
		}));
