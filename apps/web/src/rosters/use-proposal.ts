/** The proposal on the table: what it would change of what stands, why, and how it is asked for, taken and left. */
import {
	acceptChanges,
	changesProposed,
	discardProposal,
	leaveChanges,
	observePlanning,
	type ProposedChanges,
	readProposal,
} from "@plenary/documents";
import { type BoothPlace, longestProposal, type ProposedSeat, type RosterProposal } from "@plenary/domain";
import { type Fall, fallsAt, type SeatedPlace } from "@plenary/roster";
import { useMemo } from "react";
import type * as Y from "yjs";
import { call } from "../api/call.ts";
import { useDocument } from "../rooms/use-room.ts";
import { toast } from "../ui/toast.tsx";
import { wordsNow } from "../words/words.ts";
import type { Planner } from "./use-planner.ts";

export interface OnTable extends ProposedChanges {
	readonly proposal: RosterProposal;
	/** In all: people put in and taken out. */
	readonly count: number;
	/** Being looked for now, unless its server has gone. */
	readonly isGrowing: boolean;
	/** What would not be heard, or only by relay, without that person there. */
	fallsWithout(seat: ProposedSeat): readonly Fall[];
}

/** A server that was at it for so long is not at it any more, milliseconds; clocks may differ by a little. */
const givenUpMs = (longestProposal + 60) * 1000;

export function useProposal(doc: Y.Doc, planner: Planner): OnTable | undefined {
	const written = useDocument(doc, observePlanning, readProposal);
	return useMemo(() => {
		if (!written) return undefined;
		const proposal = led(written, planner.lead);
		const { put, out } = changesProposed(planner.planning, proposal);
		const order = new Map(planner.sittings.map(({ id }, at) => [id, at]));
		const inTime = (one: ProposedSeat, other: ProposedSeat) =>
			(order.get(one.sittingId) ?? 0) - (order.get(other.sittingId) ?? 0);
		const changes = { put: put.toSorted(inTime), out: out.toSorted(inTime) };
		return {
			...changes,
			proposal,
			count: changes.put.length + changes.out.length,
			isGrowing: proposal.state === "working" && Date.now() - proposal.madeAt < givenUpMs,
			fallsWithout: fallsIn(planner, changes),
		};
	}, [written, planner]);
}

/** Whoever was merged meanwhile is proposed under the entry that is kept. */
function led(proposal: RosterProposal, lead: (id: string) => string): RosterProposal {
	if (!proposal.found) return proposal;
	const seats = proposal.found.seats.map((seat) => ({ ...seat, interpreterId: lead(seat.interpreterId) }));
	return { ...proposal, found: { ...proposal.found, seats } };
}

/** Who would sit where with all of it. */
export function placesWith(places: readonly BoothPlace[], { put, out }: ProposedChanges): SeatedPlace[] {
	const gone = new Set(out.map((place) => place.id));
	const fresh = put.map((seat) => ({ ...seat, id: `${seat.sittingId} ${seat.booth} ${seat.interpreterId}` }));
	return [...places.filter((place) => !gone.has(place.id)), ...fresh];
}

/** Told of the roster as it would be with all changes; worked out when somebody first asks. */
function fallsIn({ rostering, planning }: Planner, changes: ProposedChanges) {
	let falls: ReturnType<typeof fallsAt> | undefined;
	return ({ sittingId, interpreterId }: ProposedSeat): readonly Fall[] => {
		falls ??= fallsAt({ ...rostering, places: placesWith(planning.places, changes) });
		return falls.get(sittingId)?.get(interpreterId) ?? [];
	};
}

interface Around {
	readonly doc: Y.Doc;
	readonly meetingId: string;
	readonly accountId: string;
	/** Does something as one step of undo. */
	step<Result>(act: () => Result): Result;
}

export type ProposalActs = ReturnType<typeof proposalActs>;

export function proposalActs({ doc, meetingId, accountId, step }: Around) {
	const params = { id: meetingId };
	return {
		/** For these sittings, or all. Throws what the server says against it. */
		async ask(sittingIds: readonly string[] | null): Promise<void> {
			await call("proposeRoster", { params, body: { sittingIds: sittingIds && [...sittingIds] } });
		},
		async stop(): Promise<void> {
			await call("stopProposal", { params });
		},
		accept(changes: ProposedChanges, isLast: boolean): void {
			const count = changes.put.length + changes.out.length;
			step(() => acceptChanges(doc, changes, { by: accountId, at: Date.now(), isLast }));
			toast(wordsNow().t("rosters.proposal.accepted", { count }));
		},
		leave(changes: ProposedChanges): void {
			step(() => leaveChanges(doc, changes));
		},
		discard(): void {
			step(() => discardProposal(doc));
		},
	};
}
