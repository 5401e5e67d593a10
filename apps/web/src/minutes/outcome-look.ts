/** How an outcome's head and foot read, the same in the editor and on the still page. */
import { entryOf, inLanguage, isOverdue, type OutcomeRecord, outcomeLabel } from "@plenary/domain";
import { today } from "../words/calendar.ts";
import type { MinutesDesk } from "./desk.ts";

type Around = Pick<MinutesDesk, "language" | "page" | "words">;

/** "Decision D-4", in the reader's language. */
export function headOf(kind: "decision" | "action", record: OutcomeRecord | undefined, { words }: Around): string {
	const { t } = words();
	const label = record?.number === undefined ? t("outcomes.draft") : outcomeLabel(kind, record.number);
	const withdrawn = record?.withdrawnAt === undefined ? "" : ` · ${t("outcomes.withdrawn")}`;
	return `${t(`outcomes.kind.${kind}`)} ${label}${withdrawn}`;
}

/** Draws owners, day and status into the foot; a decision's foot stays empty. */
export function footOf(
	foot: HTMLElement,
	kind: "decision" | "action",
	record: OutcomeRecord | undefined,
	around: Around,
): void {
	foot.hidden = kind === "decision" || !record || record.filedAt === undefined;
	if (foot.hidden || !record) return;
	const { t, day } = around.words();
	const pieces: HTMLElement[] = ownersOf(record, around).map(({ code, name }) => {
		const owner = document.createElement("span");
		owner.className = "owner";
		if (code) owner.append(span("code", code));
		owner.append(name);
		return owner;
	});
	if (pieces.length === 0) pieces.push(span("none", t("outcomes.nobody")));
	const overdue = isOverdue(record, today());
	pieces.push(
		span(
			overdue ? "due late" : "due",
			record.dueOn ? t("outcomes.due", { day: day(record.dueOn) }) : t("outcomes.noDay"),
		),
	);
	pieces.push(
		span(
			`pill ${record.status === "done" ? "done" : overdue ? "late" : ""}`,
			t(overdue ? "outcomes.overdue" : `outcomes.status.${record.status}`),
		),
	);
	foot.replaceChildren(...pieces);
}

/** Owners by the code and the name they have in the column's language. */
export function ownersOf(
	record: OutcomeRecord,
	{ language, page }: Around,
): { code: string | undefined; name: string }[] {
	const { parties, participants } = page();
	return record.owners.map((owner) => {
		const party = entryOf(parties, owner.partyId);
		if (party)
			return { code: inLanguage(party.codes, [language, "en"]), name: inLanguage(party.names, [language, "en"]) };
		const person = participants.find((one) => one.accountId === owner.accountId);
		return { code: undefined, name: person ? person.names[language] || person.name : "?" };
	});
}

function span(className: string, words: string): HTMLElement {
	const made = document.createElement("span");
	made.className = className.trim();
	made.textContent = words;
	return made;
}
