/** The HTTP interface of rosters: what is asked of the desk that proposes them, and what is made of a published one. */
import * as z from "zod/mini";
import { fileSchema, nothing } from "./api-shapes.ts";
import { daySchema, idSchema } from "./meetings.ts";
import { proposalAskSchema } from "./proposals.ts";

/** Clocks are the venue's, "09:30". */
const turnSchema = z.object({
	interpreterId: idSchema,
	startsAt: z.string(),
	endsAt: z.string(),
	/** Of work in it. */
	minutes: z.number(),
	itemIds: z.array(z.string()),
	/**
	 * Languages of the hall that this person does not work from: who of the booth does, or nobody, and they have to be taken
	 * by relay. Told at the booths' desk; empty for everybody else.
	 */
	standBy: z.array(z.object({ language: z.string(), interpreterIds: z.array(idSchema) })),
});
export type BoothTurn = z.infer<typeof turnSchema>;

/**
 * Why there are no turns: nobody is in the booth; so many share it, for so long, that they agree among themselves; or people
 * interpret after each speech and not by the clock.
 */
export const rotaAbsences = ["nobody", "many", "consecutive"] as const;
export type RotaAbsence = (typeof rotaAbsences)[number];

/** Who of a booth is on from when to when at a sitting. */
const boothRotaSchema = z.object({
	sittingId: idSchema,
	booth: z.string(),
	absence: z.optional(z.enum(rotaAbsences)),
	turns: z.array(turnSchema),
	/** By this clock somebody else has to take over, or there has to be a pause: the turns reach no further. */
	reliefBy: z.optional(z.string()),
	/** Minutes of the day by then, by interpreter. */
	minutes: z.record(z.string(), z.number()),
});
export type BoothRota = z.infer<typeof boothRotaSchema>;

export const rosterRoutes = {
	/** The proposal itself comes with the planning, and grows there. */
	proposeRoster: ["POST", "/api/meetings/:id/proposal", proposalAskSchema, z.object({ id: idSchema })],
	/** What was found until then stays. */
	stopProposal: ["POST", "/api/meetings/:id/proposal/stop", nothing, nothing],
	/** Of the roster that is in force. */
	rotas: [
		"GET",
		"/api/meetings/:id/rotas",
		nothing,
		z.object({
			version: z.number(),
			days: z.array(z.object({ day: daySchema, booths: z.array(boothRotaSchema) })),
		}),
	],
	/**
	 * `paper` is "team-sheet", "booth-plan", "rota" or "pack", `format` "pdf" or "docx". In the query `language` ("en" or
	 * "ru", else the reader's) and `day` ("2026-07-07", else the next one with a sitting).
	 */
	paper: ["GET", "/api/meetings/:id/papers/:paper.:format", nothing, fileSchema],
} as const;
