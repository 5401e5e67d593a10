/** Outcomes: what a meeting decided, who promised what by when, and what it recommends. */
import * as z from "zod/mini";
import { daySchema, idSchema } from "./meetings.ts";
import type { Text } from "./text.ts";

export const outcomeKinds = ["decision", "action", "recommendation"] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];

/** A decision has no status: it stands or is withdrawn. */
export const outcomeStatuses = ["open", "inProgress", "done"] as const;
export type OutcomeStatus = (typeof outcomeStatuses)[number];

/** Who is to do it: a delegation or a person. */
export interface Owner {
	readonly partyId?: string | undefined;
	readonly accountId?: string | undefined;
}

export const ownerSchema = z.union([z.object({ partyId: idSchema }), z.object({ accountId: idSchema })]);

/** What a desk may be asked to change of an action; what is left out stays. */
export const actionChangeSchema = z.partial(
	z.object({
		status: z.enum(outcomeStatuses),
		dueOn: z.nullable(daySchema),
		owners: z.array(ownerSchema).check(z.maxLength(40)),
	}),
);
export type ActionChange = z.infer<typeof actionChangeSchema>;

export interface OutcomeRecord {
	readonly id: string;
	readonly kind: OutcomeKind;
	/** The agenda item it was raised under. */
	readonly itemId?: string | undefined;
	/** Serial within its kind at its meeting; given once by the server and never again. */
	readonly number?: number | undefined;
	readonly raisedBy: string;
	readonly raisedAt: number;
	/** Missing while it is a draft that only its writer means. */
	readonly filedAt?: number | undefined;
	readonly withdrawnAt?: number | undefined;
	readonly owners: readonly Owner[];
	/** "2026-09-15" */
	readonly dueOn?: string | undefined;
	readonly status: OutcomeStatus;
	/** Only for one raised outside the minutes; otherwise its words stand in its block there. */
	readonly words: Text;
}

const letters: Readonly<Record<OutcomeKind, string>> = { decision: "D", action: "A", recommendation: "R" };

/** "D-4", "A-7", "R-2", the same in every language; the letter alone until there is a number. */
export function outcomeLabel(kind: OutcomeKind, number: number | undefined): string {
	return number === undefined ? letters[kind] : `${letters[kind]}-${number}`;
}

/** Is it late on that day of the reader's? Decisions, drafts and what is done or withdrawn never are. */
export function isOverdue(record: OutcomeRecord, today: string): boolean {
	if (record.kind === "decision" || record.status === "done") return false;
	if (record.filedAt === undefined || record.withdrawnAt !== undefined) return false;
	return record.dueOn !== undefined && record.dueOn < today;
}

/** Order of a list of outcomes: by kind, then by number, what has none yet last in the order of raising. */
export function byLabel(one: OutcomeRecord, other: OutcomeRecord): number {
	const kinds = outcomeKinds.indexOf(one.kind) - outcomeKinds.indexOf(other.kind);
	if (kinds !== 0) return kinds;
	const numbers = (one.number ?? Number.MAX_SAFE_INTEGER) - (other.number ?? Number.MAX_SAFE_INTEGER);
	if (numbers !== 0) return numbers;
	if (one.raisedAt !== other.raisedAt) return one.raisedAt - other.raisedAt;
	return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}

/** The number the next outcome of that kind gets. Withdrawn ones keep theirs. */
export function nextNumber(records: readonly OutcomeRecord[], kind: OutcomeKind): number {
	return 1 + records.reduce((most, one) => (one.kind === kind ? Math.max(most, one.number ?? 0) : most), 0);
}
