/** The proposal of a roster in the planning's document: one value, seen by all who plan, and what it would change. */
import {
	type BoothPlace,
	type Planning,
	type ProposedSeat,
	proposalSchema,
	type RosterProposal,
} from "@plenary/domain";
import type * as Y from "yjs";
import { act, type Hand } from "./layout.ts";
import { seatOf } from "./planning.ts";
import { placeInterpreter, takeOut } from "./planning-verbs.ts";

export const proposalOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap("proposal");

/** The one that lies on the table; undefined when there is none. */
export function readProposal(doc: Y.Doc): RosterProposal | undefined {
	return proposalSchema.safeParse(proposalOf(doc).get("current")).data;
}

/** Lays it on the table, in the place of any other. False for one that is none. */
export function writeProposal(doc: Y.Doc, asked: RosterProposal, hand?: Hand): boolean {
	const proposal = proposalSchema.safeParse(asked).data;
	if (!proposal) return false;
	act(doc, hand, () => proposalOf(doc).set("current", proposal));
	return true;
}

/** Says more of that proposal, unless it was taken off the table or replaced meanwhile: then false. */
export function growProposal(doc: Y.Doc, proposal: RosterProposal, hand?: Hand): boolean {
	return readProposal(doc)?.id === proposal.id && writeProposal(doc, proposal, hand);
}

export function discardProposal(doc: Y.Doc, hand?: Hand): void {
	act(doc, hand, () => proposalOf(doc).delete("current"));
}

/** Who would be put in, and who taken out. */
export interface ProposedChanges {
	readonly put: readonly ProposedSeat[];
	readonly out: readonly BoothPlace[];
}

/** What of the proposal does not stand yet; of sittings that it does not decide about, nothing. */
export function changesProposed({ places }: Pick<Planning, "places">, proposal: RosterProposal): ProposedChanges {
	const { found, sittingIds } = proposal;
	if (!found) return { put: [], out: [] };
	const decided = new Set(sittingIds);
	const wanted = new Set(found.seats.map(seatOf));
	const here = places.filter(({ sittingId }) => decided.has(sittingId));
	const taken = new Set(here.map(seatOf));
	return {
		put: found.seats.filter((seat) => !taken.has(seatOf(seat))),
		out: here.filter((place) => !wanted.has(seatOf(place))),
	};
}

export interface Acceptance {
	/** The account that accepts, and when, Unix milliseconds. */
	readonly by: string;
	readonly at: number;
	/** Whether the proposal has nothing more to say and leaves the table. */
	readonly isLast: boolean;
}

/** Puts these people in and takes those out; one step of undo for whoever lets nothing else into it. */
export function acceptChanges(
	doc: Y.Doc,
	{ put, out }: ProposedChanges,
	{ by, at, isLast }: Acceptance,
	hand?: Hand,
): void {
	for (const { id } of out) takeOut(doc, id, at, hand);
	for (const seat of put) placeInterpreter(doc, { ...seat, raisedBy: by }, hand);
	if (isLast) discardProposal(doc, hand);
}

/** Takes these changes out of the proposal: there everything shall stay as it is. */
export function leaveChanges(doc: Y.Doc, { put, out }: ProposedChanges, hand?: Hand): void {
	const proposal = readProposal(doc);
	if (!proposal?.found) return;
	const left = new Set(put.map(seatOf));
	const kept = out.map(({ sittingId, booth, interpreterId }) => ({ sittingId, booth, interpreterId }));
	const seats = [...proposal.found.seats.filter((seat) => !left.has(seatOf(seat))), ...kept];
	writeProposal(doc, { ...proposal, found: { ...proposal.found, seats } }, hand);
}
