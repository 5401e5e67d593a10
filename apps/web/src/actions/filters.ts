/** Follow-up's filters: what the address says, which actions that lets through, and in which order they stand. */
import type { ListedAction } from "@plenary/domain";
import { workAhead } from "../words/ahead.ts";
import { latinOf } from "../words/spelling.ts";

export const states = ["open", "overdue", "done", "all"] as const;
export type State = (typeof states)[number];
export const views = ["table", "board"] as const;
export type View = (typeof views)[number];

export interface Filters {
	state: State;
	/** Only the reader's own, and their delegation's. */
	mine: boolean;
	partyId: string | undefined;
	meetingId: string | undefined;
	/** Words to be found, as typed. */
	words: string;
	view: View;
	/** Under the meetings they come from, rather than by the day they are due on. */
	grouped: boolean;
}

/** Whatever is missing or makes no sense in the address has its usual value. */
export function parseFilters(search: URLSearchParams): Filters {
	return {
		state: states.find((state) => state === search.get("state")) ?? "open",
		mine: search.has("mine"),
		partyId: search.get("party") ?? undefined,
		meetingId: search.get("meeting") ?? undefined,
		words: search.get("words") ?? "",
		view: views.find((view) => view === search.get("view")) ?? "table",
		grouped: search.get("by") !== "day",
	};
}

/** The shortest address that says the same: "?state=overdue&party=lt", or "". */
export function printFilters({ state, mine, partyId, meetingId, words, view, grouped }: Filters): string {
	const search = new URLSearchParams();
	if (state !== "open") search.set("state", state);
	if (mine) search.set("mine", "");
	if (partyId) search.set("party", partyId);
	if (meetingId) search.set("meeting", meetingId);
	if (words) search.set("words", words);
	if (view !== "table") search.set("view", view);
	if (!grouped) search.set("by", "day");
	return search.size > 0 ? `?${search}` : "";
}

export const isLate = ({ status, dueOn }: ListedAction, today: string): boolean =>
	status !== "done" && dueOn !== null && dueOn < today;

/** Those that the filters let through. `wordsOf` gives all that can be found of an action. */
export function filterActions(
	actions: readonly ListedAction[],
	{ state, mine, partyId, meetingId, words }: Omit<Filters, "view" | "grouped">,
	today: string,
	wordsOf: (action: ListedAction) => string,
): ListedAction[] {
	const wanted = latinOf(words).split(/\s+/).filter(Boolean);
	return actions.filter(
		(action) =>
			isIn(action, state, today) &&
			(!mine || action.mine) &&
			(!meetingId || action.meetingId === meetingId) &&
			(!partyId || action.owners.some((owner) => "partyId" in owner && owner.partyId === partyId)) &&
			(wanted.length === 0 || contains(folded(action, wordsOf), wanted)),
	);
}

function isIn(action: ListedAction, state: State, today: string): boolean {
	if (state === "all") return true;
	if (state === "overdue") return isLate(action, today);
	return (action.status === "done") === (state === "done");
}

const contains = (words: string, wanted: readonly string[]): boolean => wanted.every((one) => words.includes(one));

/** Folds all words before the first letter is typed. */
export const foldAhead = (actions: readonly ListedAction[], wordsOf: (action: ListedAction) => string): (() => void) =>
	workAhead(actions, (action) => folded(action, wordsOf));

/** Folded once for as long as the answer is kept. */
const known = new WeakMap<ListedAction, string>();
function folded(action: ListedAction, wordsOf: (action: ListedAction) => string): string {
	const before = known.get(action);
	if (before !== undefined) return before;
	const words = latinOf(wordsOf(action));
	known.set(action, words);
	return words;
}

/** The soonest due first, then those without a day. */
export function byDay(one: ListedAction, other: ListedAction): number {
	const [day, otherDay] = [one.dueOn ?? "9999", other.dueOn ?? "9999"];
	if (day !== otherDay) return day < otherDay ? -1 : 1;
	return one.number - other.number;
}

/** Actions in the order of their meetings, the newest first; those of a meeting that is not known stand last. */
export function inOrderOfMeetings(
	actions: readonly ListedAction[],
	meetings: readonly { id: string; startsOn: string }[],
): ListedAction[] {
	const at = new Map(meetings.map(({ id, startsOn }) => [id, startsOn]));
	return [...Map.groupBy(actions, ({ meetingId }) => meetingId)]
		.sort(([one], [other]) => (at.get(other) ?? "").localeCompare(at.get(one) ?? ""))
		.flatMap(([, own]) => own.sort((one, other) => one.number - other.number));
}
