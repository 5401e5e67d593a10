/** How long the register keeps an interpreter, and what is asked of them when that time is over. */
import * as z from "zod/mini";
import { daySchema, idSchema } from "./meetings.ts";
import { interfaceLanguages, textSchema } from "./text.ts";

/** After so many years without an engagement somebody is asked, or erased. */
export const retentionYears = 3;

/** Somebody whose time is over. Instants are Unix milliseconds. */
export const dueInterpreterSchema = z.object({
	id: idSchema,
	name: z.string(),
	names: textSchema(120),
	/** The last day of an engagement or a published roster; null for somebody who was never engaged. */
	lastDay: z.nullable(daySchema),
	/** When they were entered, or said that they may stay. */
	keptSince: daySchema,
	dueOn: daySchema,
	/** Whether a letter can be sent, or a link has to be handed over. */
	hasAddress: z.boolean(),
	/** When they were last asked; null while nobody has. */
	askedAt: z.nullable(z.number()),
});
export type DueInterpreter = z.infer<typeof dueInterpreterSchema>;

const secret = z.string().check(z.minLength(1), z.maxLength(100));
export const keepingLinkSchema = z.object({ secret });
export const keepingAnswers = ["keep", "erase"] as const;
export const keepingAnswerSchema = z.object({ secret, answer: z.enum(keepingAnswers) });

/** What somebody is asked, for the page behind their link. */
export const keepingSchema = z.object({
	standing: z.enum(["open", "kept", "erased"]),
	name: z.string(),
	names: textSchema(120),
	/** Of the letter. */
	language: z.enum(interfaceLanguages),
	processNames: textSchema(200),
	lastDay: z.nullable(daySchema),
	/** Until when they are kept by what they said last. */
	dueOn: daySchema,
});
export type Keeping = z.infer<typeof keepingSchema>;
