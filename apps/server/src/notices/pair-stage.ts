/** A stage for tests: two servers on one database, with an administrator and a meeting. */
import { once } from "node:events";
import { agendaRoom } from "@plenary/domain";
import { noRedis, openSchema, testUrl, whySkipped } from "@plenary/storage/stage";
import { expect, vi } from "vitest";
import { WebSocket } from "ws";
import { briefing, invite, type Person, runServer } from "../stage.ts";

/** Why there can be none, undefined where there can. */
export const noPostgres = testUrl ? undefined : whySkipped;
export const noTown = noPostgres ?? (noRedis && `skipped, because ${noRedis}`);
export const titled = (name: string, why: string | undefined) => (why ? `${name}: ${why}` : name);

export async function openPair(redisUrl?: string) {
	const place = await openSchema(testUrl ?? "");
	const environment = { DATABASE_URL: place.url, ...(redisUrl ? { REDIS_URL: redisUrl } : {}) };
	const [one, other] = await Promise.all([runServer(environment), runServer(environment)]);
	const ada = await one.enter(await one.firstLink());
	const { body } = await ada.ask("POST", "/api/meetings", briefing);
	const meetingId = (body as { id: string }).id;
	const sockets: WebSocket[] = [];
	return {
		one,
		other,
		/** An administrator, who came in by the one. */
		ada,
		meetingId,
		/** To be cut off at the end. */
		sockets,
		/** A connection to the agenda at the other, with the frames that came; it has asked for everything. */
		async openAgenda(person: Person) {
			const address = `${other.address.replace("http", "ws")}/sync/${agendaRoom(meetingId)}`;
			const socket = new WebSocket(address, { headers: { cookie: person.cookie, origin: other.address } });
			sockets.push(socket);
			const frames: Buffer[] = [];
			socket.on("message", (frame: Buffer) => frames.push(frame));
			await once(socket, "open");
			socket.send(Uint8Array.of(0, 0, 1, 0));
			await vi.waitFor(() => expect(frames.some((frame) => frame[0] === 0 && frame[1] === 1)).toBe(true));
			return { socket, frames };
		},
		/** Somebody new at the meeting, who came in by the one. */
		async bring(role: string): Promise<Person> {
			const { id, secret } = await invite(ada, role);
			await ada.ask("POST", `/api/meetings/${meetingId}/participants`, { accountId: id, role, partyId: null });
			return one.enter(secret);
		},
		async close() {
			for (const socket of sockets) socket.terminate();
			await Promise.all([one.stop(), other.stop()]);
			await place.remove();
		},
	};
}

export type Pair = Awaited<ReturnType<typeof openPair>>;
