/** The desk that proposes rosters: the solver looks in its thread, and the planning shows what it has found so far. */
import { growProposal, readProposal, writeProposal } from "@plenary/documents";
import { type FoundRoster, type Meeting, planningRoom, type RosterProposal } from "@plenary/domain";
import { type Rostering, scoreOf } from "@plenary/roster";
import { type Proposal, ProposerThread } from "@plenary/roster/solver";
import type { House } from "../house.ts";
import { type Refusal, refuse } from "../refusals.ts";
import { newId } from "../secrets.ts";
import { readRostering } from "./rostering.ts";

/** Each look at what has been found is stored for good: no oftener than people can read, milliseconds. */
const showMs = 700;
/** The solver takes proposals in turn, in a thread; more than these would wait for minutes. */
const mostAtOnce = 4;
/** The same question is to have the same answer. */
const seed = 1;

interface Asked {
	readonly meeting: Meeting;
	/** Null for all that are interpreted. */
	readonly sittingIds: readonly string[] | null;
	readonly seconds: number;
	/** The account under which it is written into the planning. */
	readonly by: string;
}

export interface ProposalDesk {
	/** Resolves when the proposal lies in the planning, with nothing found yet. */
	begin(asked: Asked): Promise<{ id: string } | Refusal>;
	/** Also ends one whose server has gone. */
	stop(meetingId: string, by: string): Promise<void>;
	/** When what was being looked for at this moment has ended. */
	settled(): Promise<void>;
	close(): Promise<void>;
}

type World = Pick<House, "db" | "rooms" | "seals" | "clock" | "log">;

export function openProposalDesk({ db, rooms, seals, clock, log }: World): ProposalDesk {
	const thread = new ProposerThread();
	/** By meeting. */
	const running = new Map<string, { stop: AbortController; over: Promise<void> }>();

	async function begin({ meeting, sittingIds, seconds, by }: Asked): Promise<{ id: string } | Refusal> {
		if (!running.has(meeting.id) && running.size >= mostAtOnce) return refuse("solverBusy");
		const { rostering, published } = await readRostering({ db, rooms, seals }, meeting);
		const interpreted = rostering.sittings.map(({ id }) => id).filter((id) => Object.hasOwn(rostering.regimes, id));
		const within = sittingIds ? interpreted.filter((id) => sittingIds.includes(id)) : interpreted;
		if (within.length === 0) return refuse("nothingInterpreted");
		running.get(meeting.id)?.stop.abort();
		const fresh: RosterProposal = {
			...{ id: newId(), madeBy: by, madeAt: clock(), sittingIds: within },
			...{ state: "working", found: null },
		};
		await rooms.edit(planningRoom(meeting.id), by, (doc) => writeProposal(doc, fresh));
		const stop = new AbortController();
		// What stands in the draft was somebody's choice: like what is published, it is not given up for nothing.
		const held = [...published, ...rostering.places.filter(({ sittingId }) => within.includes(sittingId))];
		const show = shown(fresh, by);
		const wanted = { within, seconds, seed, signal: stop.signal, show: show.take };
		const solving = thread.propose(rostering, { published: held }, wanted);
		const over = solving
			.then(
				(best) => show.last(best, stop.signal.aborted ? "stopped" : "done"),
				(error) => {
					log.error({ err: error }, "A roster could not be proposed.");
					return show.last(undefined, "failed");
				},
			)
			.catch((error) => log.error({ err: error }, "A proposed roster could not be written."))
			.finally(() => {
				if (running.get(meeting.id)?.stop === stop) running.delete(meeting.id);
			});
		running.set(meeting.id, { stop, over });
		return { id: fresh.id };

		/** Writes what was found last into the planning, at most so often. */
		function shown(proposal: RosterProposal, account: string) {
			let latest = proposal;
			let timer: NodeJS.Timeout | undefined;
			const write = () =>
				rooms.edit(planningRoom(meeting.id), account, (doc) => {
					// Whoever took it off the table wants no more of it.
					if (!growProposal(doc, latest)) stop.abort();
				});
			const found = (better: Proposal) => foundOf(better, rostering, within, clock() - proposal.madeAt);
			return {
				take(better: Proposal): void {
					latest = { ...latest, found: found(better) };
					timer ??= setTimeout(() => {
						timer = undefined;
						void write().catch((error) => log.warn({ err: error }, "A proposed roster could not be shown yet."));
					}, showMs);
				},
				async last(best: Proposal | undefined, state: RosterProposal["state"]): Promise<void> {
					clearTimeout(timer);
					latest = { ...latest, state, found: best ? found(best) : latest.found };
					await write();
				},
			};
		}
	}

	return {
		begin,
		async stop(meetingId, by) {
			const run = running.get(meetingId);
			run?.stop.abort();
			await run?.over;
			await rooms.edit(planningRoom(meetingId), by, (doc) => {
				const left = readProposal(doc);
				if (left?.state === "working") growProposal(doc, { ...left, state: "stopped" });
			});
		},
		async settled() {
			await Promise.all([...running.values()].map(({ over }) => over));
		},
		async close() {
			for (const { stop } of running.values()) stop.abort();
			await this.settled();
			await thread.close();
		},
	};
}

/** What it says of these sittings alone: at the others nothing was decided. */
function foundOf(
	{ places, coverage, price }: Proposal,
	rostering: Rostering,
	within: readonly string[],
	tookMs: number,
): FoundRoster {
	const decided = new Set(within);
	const here = places.filter(({ sittingId }) => decided.has(sittingId));
	const sittings = rostering.sittings.filter(({ id }) => decided.has(id));
	const { uncovered, missing, relays, cost } = scoreOf({ ...rostering, sittings, places: here });
	const seats = here.map(({ sittingId, booth, interpreterId }) => ({ sittingId, booth, interpreterId }));
	return { seats, coverage, price, uncovered, missing, relays, cost, tookMs };
}
