/** Shapes that routes of every subject use. */
import * as z from "zod/mini";

/** Every refusal over HTTP has this body; `message` is in the reader's language (Accept-Language). */
export const refusalSchema = z.object({
	refusal: z.object({ code: z.string(), message: z.string(), field: z.optional(z.string()) }),
});

/** Nothing goes in, or comes out. */
export const nothing = z.object({});

/** A file comes out: its bytes as the body, and what it is and is called in the head of the answer. */
export const fileSchema = z.object({
	bytes: z.instanceof(Uint8Array<ArrayBufferLike>),
	/** Its media type. */
	type: z.string(),
	/** In letters that every system takes. */
	name: z.string(),
});

/** A link that could be mailed, or must be handed over by whoever asked for it. */
export const linkSchema = z.object({ mailed: z.boolean(), link: z.nullable(z.string()), expiresAt: z.number() });
export type HandOver = z.infer<typeof linkSchema>;
