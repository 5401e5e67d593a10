/** The booths' desk: what may be asked of it, what happens at it, and how it stands; for whom, and on which day. */
import * as z from "zod/mini";
import { type BoothSignal, signalKinds, spelt } from "./booth-signals.ts";
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
