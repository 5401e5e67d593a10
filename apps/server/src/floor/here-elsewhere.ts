/** Tells the other servers who has a page of a meeting open here, and hears who has one there. */
import { idSchema } from "@plenary/domain";
import type { Bus } from "@plenary/sync";
import * as z from "zod";
import { newId } from "../secrets.ts";
import type { Here, Presence } from "./here.ts";

const letterSchema = z.object({
	server: z.string().max(100),
	meetingId: idSchema,
	people: z
		.array(
			z.object({
				accountId: idSchema,
				name: z.string().max(500),
				partyId: z.nullable(idSchema),
				role: z.string().max(100),
				named: z.boolean(),
			}),
		)
		.max(10_000),
});

const topic = "here";
const renewMs = 10_000;

export interface HereElsewhere {
	tell(meetingId: string, people: Presence[]): void;
	close(): void;
}

export function openHereElsewhere(bus: Bus, clock: () => number, here: () => Here): HereElsewhere {
	const server = newId();
	const known = new Set([server]);
	const stop = bus.subscribe(topic, (message) => {
		const letter = letterSchema.safeParse(parsed(message));
		if (!letter.success || letter.data.server === server) return;
		here().hearOf(letter.data.server, letter.data.meetingId, letter.data.people);
		// One that has just started knows nothing yet of who is here.
		if (known.has(letter.data.server)) return;
		known.add(letter.data.server);
		here().renew(clock());
	});
	const renewing = setInterval(() => here().renew(clock()), renewMs);
	return {
		tell: (meetingId, people) =>
			bus.publish(
				topic,
				Buffer.from(JSON.stringify({ server, meetingId, people } satisfies z.infer<typeof letterSchema>)),
			),
		close() {
			clearInterval(renewing);
			stop();
		},
	};
}

function parsed(message: Uint8Array): unknown {
	try {
		return JSON.parse(Buffer.from(message).toString());
	} catch {
		return undefined;
	}
}
