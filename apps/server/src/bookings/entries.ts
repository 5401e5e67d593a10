/** Engagements as calendars show them: a neutral code, because that there is a meeting may be confidential. */
import type { InterfaceLanguage } from "@plenary/domain";
import type { CalendarEntry, CalendarStatus } from "@plenary/formats/calendar";
import { boundStates } from "@plenary/roster";
import type { EngagementRow } from "./ledger.ts";
import { spanOf, termsOf } from "./terms.ts";

const words = {
	en: { summary: "interpreting", details: "Details are in Plenary." },
	ru: { summary: "устный перевод", details: "Подробности — в Plenary." },
} as const;

/** Undefined while nothing is agreed. `address` is where Plenary is found; ids of entries follow from it. */
export function entryOf(row: EngagementRow, address: string, language: InterfaceLanguage): CalendarEntry | undefined {
	const status = statusOf(row);
	if (!status) return undefined;
	return {
		uid: `${row.id}@${hostOf(address)}`,
		sequence: row.sequence,
		status,
		...spanOf(termsOf(row)),
		summary: `${codeOf(row)} · ${words[language].summary}`,
		description: words[language].details,
		url: address,
		changedAt: row.changed_at,
	};
}

/** By this it can be spoken of on the telephone. */
export const codeOf = ({ id }: Pick<EngagementRow, "id">): string =>
	id
		.replaceAll(/[^A-Za-z0-9]/g, "")
		.slice(0, 6)
		.toUpperCase();

function statusOf({ state, given_at }: EngagementRow): CalendarStatus | undefined {
	if (boundStates.includes(state)) return "confirmed";
	if (state === "cancelled") return "cancelled";
	// Who gave an option has a tentative entry; nobody else has one to be taken back.
	if (given_at === null) return undefined;
	return state === "released" || state === "expired" ? "cancelled" : "tentative";
}

/** The same on every way to the server, or an entry would come twice. */
function hostOf(address: string): string {
	const { hostname } = new URL(address);
	return /[a-z]/i.test(hostname) && hostname !== "localhost" ? hostname : "plenary";
}
