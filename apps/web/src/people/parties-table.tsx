/** Many parties from a table. */
import { inLanguage, type Party } from "@plenary/domain";
import { guessPartiesColumns, isPartyField, type PartyCandidate, type PartyField, readParties } from "@plenary/formats";
import { useMemo } from "react";
import { call } from "../api/call.ts";
import { useMyself, useParties } from "../api/questions.ts";
import { useWords } from "../words/words.ts";
import { type Register, TableDialog } from "./table-dialog.tsx";
import { likelyNamed, type PlannedRow } from "./table-plan.ts";

export default function PartiesTable({ onClose }: { onClose: () => void }) {
	const { language } = useWords();
	const { process } = useMyself();
	const { data: parties } = useParties();
	const register = useMemo((): Register<PartyField, PartyCandidate, Party> => {
		const tags = process.languages;
		const texts = tags.flatMap((tag) => [`code:${tag}`, `name:${tag}`] as const);
		return {
			title: "people.party.table",
			refreshes: "parties",
			fields: ["kind", ...texts, "joinedOn", "leftOn"],
			isField: isPartyField,
			guess: guessPartiesColumns,
			read(table, mapping) {
				const { parties, troubles } = readParties(table, mapping);
				return { candidates: parties, troubles };
			},
			likely: (candidates) => likelyNamed(candidates, parties ?? []),
			nameOf: ({ names }) => inLanguage(names, [language, ...tags]),
			knownAs: ({ names, codes }) =>
				[inLanguage(names, [language, ...tags]), inLanguage(codes, [language, ...tags])].join(", "),
			send: (planned, fileName) => call("importParties", { body: { rows: rowsOf(planned), fileName } }),
			takeBack: (id) => call("undoPartyImport", { params: { id } }),
		};
	}, [parties, process, language]);
	return <TableDialog register={register} onClose={onClose} />;
}

/** The rows as the server takes them. Where a table does not tell, a party is a state. */
const rowsOf = (planned: readonly PlannedRow<PartyCandidate, Party>[]) =>
	planned
		.filter(({ fate }) => fate !== "leave")
		.map(({ candidate: { kind, codes, names, joinedOn, leftOn }, known, fate }) => ({
			party: { kind: kind ?? "state", codes: { ...codes }, names: { ...names }, joinedOn, leftOn, part: {} },
			into: fate === "fill" ? (known?.id ?? null) : null,
		}));
