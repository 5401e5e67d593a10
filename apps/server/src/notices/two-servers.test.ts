/** Two servers on one database: what happens at one is heard at the other, with Redis between them and without. */
import { once } from "node:events";
import { fileOutcome, raiseOutcome } from "@plenary/documents";
import { agendaRoom, outcomesRoom } from "@plenary/domain";
import { noRedis, openSchema, startRedis, type TemporaryRedis, testUrl, whySkipped } from "@plenary/storage/stage";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { openFloor } from "../floor-stage.ts";
import { briefing, invite, type Person, type Running, runServer } from "../stage.ts";

/** Without a bus the table and the log are looked into every two seconds. */
const patience = { timeout: 8_000, interval: 50 };

const noPostgres = testUrl ? undefined : whySkipped;
const noTown = noPostgres ?? (noRedis && `skipped, because ${noRedis}`);
const titled = (name: string, why: string | undefined) => (why ? `${name}: ${why}` : name);

describe.skipIf(noTown)(titled("with Redis", noTown), () => tellEachOther(true));
describe.skipIf(noPostgres)(titled("without Redis", noPostgres), () => tellEachOther(false));

function tellEachOther(withRedis: boolean): void {
	let redis: TemporaryRedis | undefined;
	let place: Awaited<ReturnType<typeof openSchema>>;
	let one: Running;
	let other: Running;
	let ada: Person;
	let meetingId: string;
	const sockets: WebSocket[] = [];

	beforeAll(async () => {
		redis = withRedis ? await startRedis() : undefined;
	});
	afterAll(() => redis?.stop());
	beforeEach(async () => {
		place = await openSchema(testUrl ?? "");
		const environment = { DATABASE_URL: place.url, ...(redis ? { REDIS_URL: redis.url } : {}) };
		[one, other] = await Promise.all([runServer(environment), runServer(environment)]);
		ada = await one.enter(await one.firstLink());
		const { body } = await ada.ask("POST", "/api/meetings", briefing);
		meetingId = (body as { id: string }).id;
	});
	afterEach(async () => {
		for (const socket of sockets.splice(0)) socket.terminate();
		await Promise.all([one.stop(), other.stop()]);
		await place.remove();
	});

	/** A connection to the agenda, with the frames that came; it has asked for everything. */
	async function openAgenda(server: Running, person: Person) {
		const address = `${server.address.replace("http", "ws")}/sync/${agendaRoom(meetingId)}`;
		const socket = new WebSocket(address, { headers: { cookie: person.cookie, origin: server.address } });
		sockets.push(socket);
		const frames: Buffer[] = [];
		socket.on("message", (frame: Buffer) => frames.push(frame));
		await once(socket, "open");
		socket.send(Uint8Array.of(0, 0, 1, 0));
		await vi.waitFor(() => expect(frames.some((frame) => frame[0] === 0 && frame[1] === 1)).toBe(true));
		return { socket, frames };
	}

	async function bring(role: string): Promise<Person> {
		const { id, secret } = await invite(ada, role);
		await ada.ask("POST", `/api/meetings/${meetingId}/participants`, { accountId: id, role, partyId: null });
		return one.enter(secret);
	}

	test("S12: words are read at the other server", async () => {
		const { frames } = await openAgenda(other, other.know(ada));
		await one.house.rooms.edit(agendaRoom(meetingId), "ada", (doc) => doc.getText("t").insert(0, "said at one"));
		await vi.waitFor(() => expect(Buffer.concat(frames).toString()).toContain("said at one"), patience);
	});

	test("S12: the floor of both is one", async () => {
		const [here, there] = [await openFloor(one, ada), await openFloor(other, other.know(ada))];
		sockets.push(here.socket, there.socket);
		for (const { socket, answerTo } of [here, there]) {
			socket.send(`421${JSON.stringify(["watch", meetingId])}`);
			expect(await answerTo(1)).toMatchObject({ state: { seq: 0 } });
		}
		here.socket.send(`422${JSON.stringify(["floor", meetingId, { kind: "startItem", itemId: "item-1" }])}`);
		expect(await here.answerTo(2)).toMatchObject({ event: { seq: 1 } });
		there.socket.send(`422${JSON.stringify(["floor", meetingId, { kind: "startItem", itemId: "item-1" }])}`);
		expect(await there.answerTo(2)).toMatchObject({ refusal: { code: "alreadyRunning" } });
		const told = (heard: string[]) => heard.filter((words) => words.startsWith('42["floor"'));
		await vi.waitFor(() => expect(told(there.heard)).toHaveLength(1), patience);
		expect(told(here.heard)).toHaveLength(1);
	});

	test("S12: rights that are withdrawn at one are gone at the other", async () => {
		const rapporteur = await bring("rapporteur");
		const { socket } = await openAgenda(other, other.know(rapporteur));
		const closed = once(socket, "close");
		await ada.ask("DELETE", `/api/meetings/${meetingId}/participants/${rapporteur.id}`);
		expect((await closed)[0]).toBe(4403);
	});

	test("S12: a sign-in that ends at one is over at the other", async () => {
		const rapporteur = await bring("rapporteur");
		const { socket } = await openAgenda(other, other.know(rapporteur));
		const closed = once(socket, "close");
		await rapporteur.ask("POST", "/api/sign-out", {});
		expect((await closed)[0]).toBe(4401);
	});

	test("S12: actions raised at both have different numbers, and both list them all", async () => {
		const list = async (person: Person) => {
			const { body } = await person.ask("GET", "/api/actions");
			return (body as { actions: { number: number; recordId: string }[] }).actions;
		};
		const there = other.know(ada);
		expect([await list(ada), await list(there)]).toEqual([[], []]);
		const raise = ({ house }: Running, at: number) =>
			house.rooms.edit(outcomesRoom(meetingId), ada.id, (doc) => {
				const id = raiseOutcome(doc, { kind: "action", raisedBy: ada.id, raisedAt: at });
				fileOutcome(doc, id, at);
				return id;
			});
		const ids = await Promise.all([1, 2, 3, 4, 5, 6].map((at) => raise(at % 2 ? one : other, at)));
		for (const person of [ada, there]) {
			await vi.waitFor(
				async () => expect((await list(person)).map(({ recordId }) => recordId).sort()).toEqual(ids.sort()),
				patience,
			);
			const numbers = (await list(person)).map(({ number }) => number);
			expect(numbers.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6]);
		}
	});
}
