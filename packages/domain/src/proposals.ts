/** Proposals of a roster: what the solver has found, as everyone who plans the meeting sees it while it goes on. */
import * as z from "zod/mini";
import { boothPattern } from "./interpreters.ts";
import { idSchema, instantSchema } from "./meetings.ts";

/** Nothing is better; nothing is better by more than that share; or it is the best that was found. */
const proofSchema = z.discriminatedUnion("kind", [
	z.strictObject({ kind: z.literal("best") }),
	z.strictObject({ kind: z.literal("within"), share: z.number().check(z.minimum(0), z.maximum(1)) }),
	z.strictObject({ kind: z.literal("found") }),
]);

const count = z.number().check(z.minimum(0), z.maximum(1e12));

export const seatSchema = z.strictObject({
	sittingId: idSchema,
	booth: z.string().check(z.regex(boothPattern)),
	interpreterId: idSchema,
});
export type ProposedSeat = z.infer<typeof seatSchema>;

/** Still being looked for; as good as it gets, or as time allowed; stopped by somebody; or the solver failed. */
export const proposalStates = ["working", "done", "stopped", "failed"] as const;

export const proposalSchema = z.strictObject({
	id: idSchema,
	/** The account that asked. */
	madeBy: idSchema,
	madeAt: instantSchema,
	/** The sittings it decides about. */
	sittingIds: z.array(idSchema).check(z.maxLength(500)),
	state: z.enum(proposalStates),
	/** Null until something has been found. */
	found: z.nullable(
		z.strictObject({
			/** Everyone in booths at these sittings. */
			seats: z.array(seatSchema).check(z.maxLength(10_000)),
			/** What is known of it: could less be open, could it cost less? */
			coverage: proofSchema,
			price: proofSchema,
			uncovered: count,
			missing: count,
			relays: count,
			/** Fees, fares and allowances. */
			cost: count,
			/** How long it took until now, milliseconds. */
			tookMs: count,
		}),
	),
});
export type RosterProposal = z.infer<typeof proposalSchema>;
export type FoundRoster = NonNullable<RosterProposal["found"]>;

/** A proposal may be worked at for so long, seconds. */
export const longestProposal = 120;

/** The sittings to decide about, all interpreted ones where none are named; and for how long at most, seconds. */
export const proposalAskSchema = z.object({
	sittingIds: z._default(z.nullable(z.array(idSchema).check(z.minLength(1), z.maxLength(500))), null),
	seconds: z._default(z.int().check(z.minimum(1), z.maximum(longestProposal)), 60),
});
