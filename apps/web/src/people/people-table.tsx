/** Many people from a table. */
import { type Person, partyFinder } from "@plenary/domain";
import {
	guessColumns,
	isPeopleField,
	type PeopleField,
	type PersonCandidate,
	plainPeopleFields,
	readPeople,
} from "@plenary/formats";
import { useMemo } from "react";
import { call } from "../api/call.ts";
import { useMyself, useParties, usePeople } from "../api/questions.ts";
import { useWords } from "../words/words.ts";
import { nameOf } from "./names.ts";
import { type Register, TableDialog } from "./table-dialog.tsx";
import { likelyPeople, rowsOf } from "./table-plan.ts";

export default function PeopleTable({ onClose }: { onClose: () => void }) {
	const { language } = useWords();
	const { process } = useMyself();
	const { data: people } = usePeople();
	const { data: parties } = useParties();
	const register = useMemo((): Register<PeopleField, PersonCandidate, Person> => {
		const find = partyFinder((parties ?? []).filter(({ archivedAt }) => archivedAt === null));
		return {
			title: "people.table.title",
			refreshes: "people",
			fields: [...plainPeopleFields, ...process.languages.map((tag) => `name:${tag}` as const)],
			isField: isPeopleField,
			guess: guessColumns,
			read(table, mapping) {
				const { people, troubles } = readPeople(table, mapping, (words) => find(words)?.id ?? null);
				return { candidates: people, troubles };
			},
			likely: (candidates) => likelyPeople(candidates, people ?? []),
			nameOf: ({ name }) => name,
			knownAs: (known) => [nameOf(known, language), known.address].filter(Boolean).join(", "),
			send: (planned, fileName) => call("importPeople", { body: { rows: rowsOf(planned, language), fileName } }),
			takeBack: (id) => call("undoImport", { params: { id } }),
		};
	}, [people, parties, process, language]);
	return <TableDialog register={register} onClose={onClose} />;
}
