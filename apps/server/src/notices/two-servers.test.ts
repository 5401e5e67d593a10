/** Two servers on one database: what happens at one is heard at the other, with Redis between them and without. */
import { addSitting, fileOutcome, raiseOutcome, setRegime } from "@plenary/documents";
import { type Answered, agendaRoom, outcomesRoom, planningRoom } from "@plenary/domain";
import { startRedis, type TemporaryRedis } from "@plenary/storage/stage";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { seat } from "../booths/pretend.ts";
import { openFloor } from "../floor-stage.ts";
import type { Person, Running } from "../stage.ts";
import { noPostgres, noTown, openPair, type Pair, titled } from "./pair-stage.ts";

/** Without a bus the table and the log are looked into every one or two seconds. */
const patience = { timeout: 8_000, interval: 50 };

describe.skipIf(noTown)(titled("with Redis", noTown), () => tellEachOther(true));
describe.skipIf(noPostgres)(titled("without Redis", noPostgres), () => tellEachOther(false));

function tellEachOther(withRedis: boolean): void {
	let redis: TemporaryRedis | undefined;
	let pair: Pair;

	beforeAll(async () => {
		redis = withRedis ? await startRedis() : undefined;
	});
	afterAll(() => redis?.stop());
	beforeEach(async () => {
		pair = await openPair(redis?.url);
	});
	afterEach(() => pair.close());

	test("S12: words are read at the other server", async () => {
		const { one, other, ada, meetingId } = pair;
		const { frames } = await pair.openAgenda(other.know(ada));
		await one.house.rooms.edit(agendaRoom(meetingId), "ada", (doc) => doc.getText("t").insert(0, "said at one"));
		await vi.waitFor(() => expect(Buffer.concat(frames).toString()).toContain("said at one"), patience);
	});

	test("S12: the floor of both is one", async () => {
		const { one, other, ada, meetingId } = pair;
		const [here, there] = [await openFloor(one, ada), await openFloor(other, other.know(ada))];
		pair.sockets.push(here.socket, there.socket);
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

	test("S12: the booths' desk of both is one", async () => {
		const { one, other, ada, meetingId } = pair;
		const interpreterId = await seat(ada, meetingId, (room, verb) => one.house.rooms.edit(room, ada.id, verb));
		const [here, there] = [await openFloor(one, ada), await openFloor(other, other.know(ada))];
		pair.sockets.push(here.socket, there.socket);
		const take = { kind: "takeMic", sittingId: "morning", booth: "ru", interpreterId, instead: null };
		for (const { socket, answerTo } of [here, there]) {
			socket.send(`421${JSON.stringify(["watchDesk", meetingId])}`);
			expect(await answerTo(1)).toMatchObject({ state: { seq: 0 } });
		}
		for (const { socket } of [here, there]) socket.send(`422${JSON.stringify(["desk", meetingId, take])}`);
		const answers = await Promise.all([here, there].map(({ answerTo }) => answerTo(2)));
		expect(answers.flatMap(({ refusal }) => refusal?.code ?? [])).toEqual(["alreadyOn"]);
		const told = (heard: string[]) => heard.filter((words) => words.startsWith('42["desk"'));
		for (const { heard } of [here, there]) await vi.waitFor(() => expect(told(heard)).toHaveLength(1), patience);
	});

	test("S12: of two interpreters who accept at both servers at once one has the post, and planners of both hear of it", async () => {
		const { one, other, ada, meetingId } = pair;
		const day = "2026-11-21";
		const facts = { titles: { en: "Late" }, hall: "", day, startsAt: "20:00", endsAt: "22:00" };
		const sittingId = await one.house.rooms.edit(agendaRoom(meetingId), ada.id, (doc) => addSitting(doc, facts));
		await one.house.rooms.edit(planningRoom(meetingId), ada.id, (doc) =>
			setRegime(doc, [sittingId], { spoken: ["en", "ru"], heard: ["en", "ru"], mode: "simultaneous" }),
		);
		const interpreterIds: string[] = [];
		for (const name of ["Nino", "Olena"]) {
			const { body } = await ada.ask("POST", "/api/interpreters", { name });
			interpreterIds.push((body as { id: string }).id);
		}
		const there = await openFloor(other, other.know(ada));
		pair.sockets.push(there.socket);
		there.socket.send('42["watchBookings"]');
		there.socket.send(`421${JSON.stringify(["watch", meetingId])}`);
		await there.answerTo(1);
		const posts = [{ postId: "post-one", sittingIds: [sittingId], booth: "en-ru", day, interpreterIds }];
		const { body } = await ada.ask("POST", `/api/meetings/${meetingId}/engagements`, { kind: "offer", posts });
		await vi.waitFor(() => expect(there.heard.join()).toContain('42["engagements"'), patience);
		const secrets = (body as Answered<"askInterpreters">).asked.map(({ handOver }) => handOver?.link?.split("#")[1]);
		const answers = await Promise.all(
			[one, other].map(async ({ address }, at) => {
				const headers = { "content-type": "application/json", origin: address };
				const said = JSON.stringify({ secret: secrets[at], answer: "yes" });
				const answer = await fetch(`${address}/api/offers/answer`, { method: "POST", headers, body: said });
				return ((await answer.json()) as { standing: string }).standing;
			}),
		);
		expect(answers.sort()).toEqual(["firm", "taken"]);
	});

	test("S12: fifty actions raised at both at once have fifty numbers, and both list them all", async () => {
		const { one, other, ada, meetingId } = pair;
		const list = async (person: Person) => {
			const { body } = await person.ask("GET", "/api/actions");
			return (body as { actions: { number: number; recordId: string }[] }).actions;
		};
		const there = other.know(ada);
		expect([await list(ada), await list(there)]).toEqual([[], []]);
		const places = Array.from({ length: 50 }, (_, at) => at + 1);
		const raise = ({ house }: Running, at: number) =>
			house.rooms.edit(outcomesRoom(meetingId), ada.id, (doc) => {
				const id = raiseOutcome(doc, { kind: "action", raisedBy: ada.id, raisedAt: at });
				fileOutcome(doc, id, at);
				return id;
			});
		const ids = await Promise.all(places.map((at) => raise(at % 2 ? one : other, at)));
		const given = await vi.waitFor(async () => {
			const rows = await one.house.db.selectFrom("outcome_number").selectAll().orderBy("number").execute();
			expect(rows.map(({ number }) => number)).toEqual(places);
			return new Map(rows.map((row) => [row.record_id, row.number]));
		}, patience);
		expect([...given.keys()].sort()).toEqual(ids.sort());
		for (const person of [ada, there])
			await vi.waitFor(async () => {
				const listed = new Map((await list(person)).map((action) => [action.recordId, action.number]));
				expect(listed).toEqual(given);
			}, patience);
	});
}
