/** What planning asks about an interpreter beside languages: tracks, modes, clearance, the fee of a day, and meetings to stay away from. */
import * as z from "zod/mini";
import { type InterpretingMode, interpretingModes } from "./interpreters.ts";
import { daySchema, idSchema } from "./meetings.ts";

/** Conferences, and what is interpreted for one person before an authority: asylum interviews, health, courts. */
export const interpreterTracks = ["conference", "community"] as const;
export type InterpreterTrack = (typeof interpreterTracks)[number];

const eachOnce = <Word extends string>(words: Word[]): Word[] => [...new Set(words)];

/** How far somebody was cleared, by whom, until when; null is without end. */
const clearanceSchema = z.object({
	level: z.int().check(z.minimum(0), z.maximum(3)),
	issuer: z.string().check(z.trim(), z.maxLength(120)),
	until: z.nullable(daySchema),
});
export type Clearance = z.infer<typeof clearanceSchema>;

/** What a day costs; the currency by its three letters, "EUR". */
const feeSchema = z.object({
	amount: z.number({ error: "feeInvalid" }).check(z.minimum(0, { error: "feeInvalid" }), z.maximum(1e9)),
	currency: z.string().check(z.trim(), z.toUpperCase(), z.regex(/^[A-Z]{3}$/, { error: "feeInvalid" })),
});
export type Fee = z.infer<typeof feeSchema>;

export const planningFacts = {
	tracks: z
		.array(z.enum(interpreterTracks))
		.check(z.minLength(1, { error: "trackMissing" }), z.maxLength(8), z.overwrite(eachOnce)),
	/** Empty for any mode. */
	modes: z.array(z.enum(interpretingModes)).check(z.maxLength(12), z.overwrite(eachOnce)),
	clearance: z.nullable(clearanceSchema),
	fee: z.nullable(feeSchema),
	/** Ids of meetings that this person does not work for. */
	conflicts: z.array(idSchema).check(z.maxLength(200), z.overwrite(eachOnce)),
};

/** Those of a form that leaves them out. */
export const plannedByDefault = {
	tracks: z._default(planningFacts.tracks, ["conference"]),
	modes: z._default(planningFacts.modes, []),
	clearance: z._default(planningFacts.clearance, null),
	fee: z._default(planningFacts.fee, null),
	conflicts: z._default(planningFacts.conflicts, []),
};

/** The level that counts on a day: none once it is over. */
export const clearedOn = (clearance: Clearance | null, day: string): number =>
	clearance && (clearance.until === null || clearance.until >= day) ? clearance.level : 0;

interface Facts {
	readonly modes: readonly InterpretingMode[];
	readonly clearance: Clearance | null;
	readonly fee: Fee | null;
}

/** As rosters count: no mode named is any mode, a clearance is the level that counts on that day, a fee is its amount. */
export const asRostersCount = <Known extends Facts>(interpreter: Known, day: string) => ({
	...interpreter,
	modes: interpreter.modes.length > 0 ? interpreter.modes : undefined,
	clearance: clearedOn(interpreter.clearance, day),
	fee: interpreter.fee?.amount,
});
