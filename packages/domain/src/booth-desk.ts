/** The booths' desk: who is at which microphone, hand-overs, the floor's language and signals, as a server-ordered line of events. */
import * as z from "zod/mini";
import { acknowledged, type BoothSignal, openSignals, signalKinds, signalled, spelt } from "./booth-signals.ts";
import { boothPattern, type Languages, spokenTag } from "./interpreters.ts";
import { idSchema } from "./meetings.ts";
import type { PublishedRoster } from "./rosters.ts";
import { dayOf, instantOf } from "./zones.ts";

/** When somebody hands over: at once, when the speech ends, or in so many minutes. */
export const handOverTimes = ["now", "endOfSpeech", 1, 2, 5] as const;
export type HandOverTime = (typeof handOverTimes)[number];

const sittingId = idSchema;
const interpreterId = idSchema;
const at = { sittingId, booth: z.string().check(z.maxLength(100), z.regex(boothPattern)) };

/** What interpreters, their chief, the secretariat and the chair ask for. */
export const deskCommandSchema = z.discriminatedUnion("kind", [
	/** `instead` is who is seen at the microphone: of two who reach for it at once, the second is told of the first. */
	z.object({ kind: z.literal("takeMic"), ...at, interpreterId, instead: z.nullable(idSchema) }),
	z.object({ kind: z.literal("leaveMic"), ...at }),
	z.object({ kind: z.literal("offer"), ...at, in: z.literal([...handOverTimes]) }),
	z.object({ kind: z.literal("accept"), ...at, interpreterId }),
	z.object({ kind: z.literal("handOverNow"), ...at }),
	z.object({ kind: z.literal("withdraw"), ...at }),
	z.object({ kind: z.literal("askRelief"), ...at }),
	z.object({ kind: z.literal("floorLanguage"), sittingId, language: spokenTag }),
	z.object({
		kind: z.literal("signal"),
		...at,
		signal: z.enum(signalKinds),
		about: z._default(z.enum(["", ...spelt]), ""),
		itemId: z.optional(idSchema),
	}),
	z.object({ kind: z.literal("acknowledge"), signalId: z.int().check(z.minimum(1)) }),
	/** So many minutes more than agreed; 0 takes it back. */
	z.object({
		kind: z.literal("agreeOvertime"),
		sittingId,
		interpreterId,
		minutes: z.int().check(z.minimum(0), z.maximum(60)),
	}),
	/** The chair has taken note that interpretation ends then: Unix milliseconds. */
	z.object({ kind: z.literal("acknowledgeEnd"), endsAt: z.number().check(z.minimum(0)) }),
	z.object({ kind: z.literal("outOfAction"), interpreterId }),
	z.object({ kind: z.literal("backInAction"), interpreterId }),
]);
export type DeskCommand = z.infer<typeof deskCommandSchema>;

/**
 * What has happened: a command that was accepted, with its place in the meeting's line (from 1, without gaps) and the
 * server's clock. The account stands beside it in the table and is told to nobody: a signal is a booth's, not a person's.
 */
export type DeskEvent = DeskCommand & { readonly seq: number; readonly at: number };

/** Somebody who was, or is, at a microphone. */
export interface MicTurn {
	readonly sittingId: string;
	readonly booth: string;
	readonly interpreterId: string;
	readonly from: number;
	readonly to?: number | undefined;
}

/** A hand-over that was offered; once accepted it has `to`, and `dueAt` unless it waits for the speech to end. */
export interface MicHandOver {
	readonly in: HandOverTime;
	readonly offeredAt: number;
	readonly to?: string | undefined;
	readonly dueAt?: number | undefined;
}

export interface BoothNow {
	readonly sittingId: string;
	readonly booth: string;
	/** Who is at the microphone, and since when. */
	readonly on?: { readonly interpreterId: string; readonly since: number } | undefined;
	readonly handOver?: MicHandOver | undefined;
	readonly reliefAskedAt?: number | undefined;
}

export interface DeskState {
	/** The last event this state has seen. */
	readonly seq: number;
	readonly booths: readonly BoothNow[];
	/** Those that are over, in order. */
	readonly turns: readonly MicTurn[];
	readonly language?: { readonly sittingId: string; readonly language: string; readonly since: number } | undefined;
	readonly signals: readonly BoothSignal[];
	/** Who can not work, and since when. */
	readonly out: readonly { readonly interpreterId: string; readonly since: number }[];
	readonly overtime: readonly {
		readonly sittingId: string;
		readonly interpreterId: string;
		readonly minutes: number;
	}[];
	/** The end of interpretation that the chair has taken note of. */
	readonly notedEnd?: { readonly endsAt: number; readonly at: number } | undefined;
}

export const emptyDesk: DeskState = { seq: 0, booths: [], turns: [], signals: [], out: [], overtime: [] };

export const deskRefusals = [
	"somebodyElseOn",
	"alreadyOn",
	"micOff",
	"alreadyOffered",
	"nothingOffered",
	"ownOffer",
	"alreadyAsked",
	"signalOver",
	"isOut",
	"notOut",
] as const;
export type DeskRefusal = (typeof deskRefusals)[number];

/** A booth as it stands; one that nobody has touched is silent. */
export const boothAt = (state: DeskState, sittingId: string, booth: string): BoothNow =>
	state.booths.find((one) => one.sittingId === sittingId && one.booth === booth) ?? { sittingId, booth };

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

/** The published team as the desk needs it, for one who asks. */
export interface DeskTeam {
	/** The entry of the register that the asking account is; null for who interprets nowhere. */
	readonly own: string | null;
	/** What entries that were merged are now. */
	readonly leads: Readonly<Record<string, string>>;
	/** By entry. */
	readonly languages: Readonly<Record<string, Languages>>;
}

/** How the desk stands when somebody begins to watch it; `now` is the server's clock. */
export interface DeskStanding {
	readonly state: DeskState;
	readonly team: DeskTeam;
	readonly now: number;
}

/** A day that runs late is still that day for so many milliseconds after its sitting's end. */
const lateMs = 6 * 60 * 60_000;

/** Is a published sitting one of today's, by the clocks of the venue? */
export function isToday(
	{ day, endsAt }: Pick<PublishedRoster["sittings"][number], "day" | "endsAt">,
	zone: string,
	now: number,
): boolean {
	if (dayOf(now, zone) === day) return true;
	const end = instantOf(day, endsAt, zone);
	return now >= end && now < end + lateMs;
}
