/** Many interpreters from a table. */
import type { RegisteredInterpreter } from "@plenary/domain";
import {
	guessInterpreterColumns,
	type InterpreterCandidate,
	type InterpreterField,
	isInterpreterField,
	plainInterpreterFields,
	readInterpreters,
} from "@plenary/formats";
import { useMemo } from "react";
import { call } from "../api/call.ts";
import { useInterpreters, useMyself } from "../api/questions.ts";
import { nameOf } from "../people/names.ts";
import { type Register, TableDialog } from "../people/table-dialog.tsx";
import { likelyPeople, type PlannedRow } from "../people/table-plan.ts";
import { useWords } from "../words/words.ts";
import { combinationOf } from "./register-words.ts";

type Row = PlannedRow<InterpreterCandidate, RegisteredInterpreter>;

export default function RegisterTable({ onClose }: { onClose: () => void }) {
	const { language } = useWords();
	const { process } = useMyself();
	const { data: interpreters } = useInterpreters();
	const register = useMemo(
		(): Register<InterpreterField, InterpreterCandidate, RegisteredInterpreter> => ({
			title: "interpreters.tableTitle",
			refreshes: "interpreters",
			fields: [...plainInterpreterFields, ...process.languages.map((tag) => `name:${tag}` as const)],
			isField: isInterpreterField,
			guess: guessInterpreterColumns,
			read(table, mapping) {
				const { interpreters, troubles } = readInterpreters(table, mapping);
				return { candidates: interpreters, troubles };
			},
			likely: (candidates) => likelyPeople(candidates, interpreters ?? []),
			nameOf: ({ name }) => name,
			knownAs: (known) => [nameOf(known, language), combinationOf(known)].filter(Boolean).join(", "),
			send: (planned, fileName) => call("importInterpreters", { body: { rows: rowsOf(planned), fileName } }),
			takeBack: (id) => call("undoInterpreterImport", { params: { id } }),
		}),
		[interpreters, process, language],
	);
	return <TableDialog register={register} onClose={onClose} />;
}

/** The rows as the server takes them. */
const rowsOf = (planned: readonly Row[]) =>
	planned
		.filter(({ fate }) => fate !== "leave")
		.map(({ candidate: { line, ...facts }, known, fate }) => ({
			interpreter: {
				...facts,
				names: { ...facts.names },
				a: [...facts.a],
				b: [...facts.b],
				c: [...facts.c],
				retours: facts.retours.map(([from, to]): [string, string] => [from, to]),
				evidence: [...facts.evidence],
				domains: [...facts.domains],
				tracks: [...facts.tracks],
				modes: [...facts.modes],
				address: facts.address ?? "",
				phone: facts.phone.slice(0, 60),
				note: facts.note.slice(0, 1000),
			},
			into: fate === "fill" ? (known?.id ?? null) : null,
		}));
