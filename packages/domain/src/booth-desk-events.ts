/** What follows from the events of the booths' desk: one reducer for server and screens, over a line that the server orders. */
import {
	type BoothNow,
	boothAt,
	type DeskCommand,
	type DeskEvent,
	type DeskRefusal,
	type DeskState,
	type MicHandOver,
	type MicTurn,
} from "./booth-desk.ts";
import { acknowledged, openSignals, signalled } from "./booth-signals.ts";

/** Why a command makes no sense at that moment, or undefined when it does. */
export function deskRefusal(before: DeskState, command: DeskCommand, now: number): DeskRefusal | undefined {
	const state = settled(before, now);
	const isOut = (id: string) => state.out.some((one) => one.interpreterId === id);
	const { on, handOver, reliefAskedAt } =
		"booth" in command ? boothAt(state, command.sittingId, command.booth) : ({} as Partial<BoothNow>);
	switch (command.kind) {
		case "takeMic":
			if (isOut(command.interpreterId)) return "isOut";
			if (on?.interpreterId === command.interpreterId) return "alreadyOn";
			return (on?.interpreterId ?? null) === command.instead ? undefined : "somebodyElseOn";
		case "leaveMic":
			return on ? undefined : "micOff";
		case "offer":
			if (!on) return "micOff";
			return handOver ? "alreadyOffered" : undefined;
		case "accept":
			if (!handOver || handOver.to !== undefined) return "nothingOffered";
			if (isOut(command.interpreterId)) return "isOut";
			return on?.interpreterId === command.interpreterId ? "ownOffer" : undefined;
		case "handOverNow":
			return handOver?.to === undefined ? "nothingOffered" : undefined;
		case "withdraw":
			return handOver || reliefAskedAt !== undefined ? undefined : "nothingOffered";
		case "askRelief":
			if (!on) return "micOff";
			return reliefAskedAt === undefined ? undefined : "alreadyAsked";
		case "acknowledge":
			return openSignals(state.signals, now).some(({ id }) => id === command.signalId) ? undefined : "signalOver";
		case "outOfAction":
			return isOut(command.interpreterId) ? "isOut" : undefined;
		case "backInAction":
			return isOut(command.interpreterId) ? undefined : "notOut";
		default:
			return undefined;
	}
}

/** The state after one more event. An event seen before changes nothing. */
export function reduceDesk(before: DeskState, event: DeskEvent): DeskState {
	if (event.seq <= before.seq) return before;
	const state = { ...settled(before, event.at), seq: event.seq };
	return settled(follow(state, event), event.at);
}

/** The desk at a moment: accepted hand-overs happen when their time has come, whoever looks and whenever they do. */
export function settled(state: DeskState, now: number): DeskState {
	const due = state.booths.flatMap(({ sittingId, booth, handOver }) =>
		handOver?.to !== undefined && handOver.dueAt !== undefined && handOver.dueAt <= now
			? [{ sittingId, booth, interpreterId: handOver.to, from: handOver.dueAt }]
			: [],
	);
	return due.sort((one, other) => one.from - other.from).reduce(switchedOn, state);
}

function follow(state: DeskState, event: DeskEvent): DeskState {
	switch (event.kind) {
		case "takeMic": {
			const { sittingId, booth, interpreterId, at: from } = event;
			return switchedOn(state, { sittingId, booth, interpreterId, from });
		}
		case "leaveMic":
			return switchedOff(state, event.at, (one) => one.sittingId === event.sittingId && one.booth === event.booth);
		case "offer":
			return withBooth(state, event, { handOver: { in: event.in, offeredAt: event.at } });
		case "accept": {
			const { handOver } = boothAt(state, event.sittingId, event.booth);
			return handOver ? withBooth(state, event, { handOver: accepted(handOver, event) }) : state;
		}
		case "handOverNow": {
			const { handOver } = boothAt(state, event.sittingId, event.booth);
			return handOver ? withBooth(state, event, { handOver: { ...handOver, dueAt: event.at } }) : state;
		}
		case "withdraw":
			return withBooth(state, event, { handOver: undefined, reliefAskedAt: undefined });
		case "askRelief":
			return withBooth(state, event, { reliefAskedAt: event.at });
		case "floorLanguage": {
			const { sittingId, language, at: since } = event;
			return { ...state, language: { sittingId, language, since } };
		}
		case "signal": {
			const { signal: kind, about, itemId, booth } = event;
			return { ...state, signals: signalled(state.signals, { kind, about, itemId, booth }, event) };
		}
		case "acknowledge":
			return { ...state, signals: acknowledged(state.signals, event.signalId, event.at) };
		case "agreeOvertime": {
			const { sittingId, interpreterId, minutes } = event;
			const others = state.overtime.filter((one) => one.sittingId !== sittingId || one.interpreterId !== interpreterId);
			return { ...state, overtime: minutes > 0 ? [...others, { sittingId, interpreterId, minutes }] : others };
		}
		case "acknowledgeEnd":
			return { ...state, notedEnd: { endsAt: event.endsAt, at: event.at } };
		case "outOfAction":
			return fallenOut(state, event.interpreterId, event.at);
		case "backInAction":
			return { ...state, out: state.out.filter(({ interpreterId }) => interpreterId !== event.interpreterId) };
	}
}

/** Minutes are counted from the offer: whoever accepts late has less of a countdown. */
function accepted(
	handOver: MicHandOver,
	{ interpreterId: to, at }: { interpreterId: string; at: number },
): MicHandOver {
	if (handOver.in === "endOfSpeech") return { ...handOver, to };
	const wait = handOver.in === "now" ? 0 : handOver.in * 60_000;
	return { ...handOver, to, dueAt: Math.max(at, handOver.offeredAt + wait) };
}

/** Nobody is at two microphones, and a booth has one: what was on before is off. */
function switchedOn(state: DeskState, turn: Required<Omit<MicTurn, "to">>): DeskState {
	const { booth, interpreterId, from: since } = turn;
	const off = switchedOff(state, since, (one) => one.booth === booth || one.on?.interpreterId === interpreterId);
	return withBooth(off, turn, { on: { interpreterId, since }, handOver: undefined, reliefAskedAt: undefined });
}

function switchedOff(state: DeskState, at: number, which: (booth: BoothNow) => boolean): DeskState {
	const ended = state.booths.filter((one) => one.on && which(one));
	if (ended.length === 0) return state;
	const turns = ended.flatMap(({ sittingId, booth, on }): MicTurn[] =>
		on ? [{ sittingId, booth, interpreterId: on.interpreterId, from: on.since, to: at }] : [],
	);
	const booths = state.booths.map((one) =>
		ended.includes(one) ? { sittingId: one.sittingId, booth: one.booth } : one,
	);
	return { ...state, booths, turns: [...state.turns, ...turns] };
}

function fallenOut(state: DeskState, interpreterId: string, since: number): DeskState {
	const off = switchedOff(state, since, ({ on }) => on?.interpreterId === interpreterId);
	const booths = off.booths.map((one) => (one.handOver?.to === interpreterId ? { ...one, handOver: undefined } : one));
	const overtime = off.overtime.filter((one) => one.interpreterId !== interpreterId);
	return { ...off, booths, overtime, out: [...off.out, { interpreterId, since }] };
}

function withBooth(
	state: DeskState,
	{ sittingId, booth }: Pick<BoothNow, "sittingId" | "booth">,
	change: Omit<BoothNow, "sittingId" | "booth">,
): DeskState {
	const before = boothAt(state, sittingId, booth);
	return { ...state, booths: [...state.booths.filter((one) => one !== before), { ...before, ...change }] };
}

/** Milliseconds at a microphone between two moments, in all booths. */
export function micTime(state: DeskState, interpreterId: string, from: number, now: number): number {
	const { turns, booths } = settled(state, now);
	const open = booths.flatMap(({ on }) => (on ? [{ interpreterId: on.interpreterId, from: on.since, to: now }] : []));
	return [...turns, ...open]
		.filter((turn) => turn.interpreterId === interpreterId)
		.reduce((sum, turn) => sum + Math.max(0, Math.min(now, turn.to ?? now) - Math.max(from, turn.from)), 0);
}
