/** The floor's door from outside: bad types, floods, and what is no message at all. */
import { once } from "node:events";
import { fileOutcome, publishRoster, raiseOutcome } from "@plenary/documents";
import { outcomesRoom, rosterRoom } from "@plenary/domain";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openFloor as openFloorOf } from "../floor-stage.ts";
import { rosterOf } from "../rosters/pretend.ts";
import { enterAs, type Person, type Running, runMeeting } from "../stage.ts";

let server: Running;
let ada: Person;
let meetingId: string;

beforeEach(async () => {
	({ server, ada, meetingId } = await runMeeting());
});
afterEach(() => server.stop());

const openFloor = (person = ada) => openFloorOf(server, person);

test("floor: bad types are refused with a sentence, and the line stays open", async () => {
	const { socket, answerTo } = await openFloor();
	const itemId = "item-1";
	for (const [number, words] of [
		["watch", null],
		["watch", { toString: 1 }],
		["watch", "__proto__"],
		["floor", meetingId, null],
		["floor", meetingId, { kind: "constructor", itemId }],
		["floor", meetingId, { kind: "startItem", itemId: [itemId] }],
		["floor"],
	].entries()) {
		socket.send(`42${number}${JSON.stringify(words)}`);
		const { refusal } = await answerTo(number);
		expect(refusal, JSON.stringify(words)).toMatchObject({ message: expect.stringMatching(/^[А-Я]/) });
	}
	socket.send('42["watch"]');
	socket.send('42["unheard of",{}]');
	socket.send(`4299${JSON.stringify(["floor", meetingId, { kind: "startItem", itemId }])}`);
	expect(await answerTo(99)).toMatchObject({ event: { seq: 1, itemId } });
});

test("floor: whoever plans hears that somebody was booked", async () => {
	const { socket, heard } = await openFloor();
	socket.send('42["watchBookings"]');
	await server.house.rooms.edit(rosterRoom(meetingId), ada.id, (doc) =>
		publishRoster(doc, rosterOf(["person-1"]), { at: 1, by: ada.id }),
	);
	await vi.waitFor(() => expect(heard).toContain('42["bookings"]'), 5000);
});

test("floor: that interpreters of a meeting were asked or answered is heard by whoever plans it, and by nobody else", async () => {
	const chair = await enterAs(server, ada, "chair");
	await ada.ask("POST", `/api/meetings/${meetingId}/participants`, {
		accountId: chair.id,
		role: "chair",
		partyId: null,
	});
	const watch = async (person: Person) => {
		const floor = await openFloor(person);
		floor.socket.send('42["watchBookings"]');
		floor.socket.send(`421["watch","${meetingId}"]`);
		await floor.answerTo(1);
		return floor;
	};
	const [secretary, seated] = [await watch(ada), await watch(chair)];
	server.house.news.engagementsChanged(meetingId);
	server.house.news.meetingChanged(meetingId);
	await vi.waitFor(() => expect(secretary.heard).toContain(`42["engagements",{"meetingId":"${meetingId}"}]`), 5000);
	await vi.waitFor(() => expect(seated.heard.join()).toContain('["changed"'), 5000);
	expect(seated.heard.join()).not.toContain("engagements");
});

test("floor: who may read nothing of a meeting does not even hear that something happened there", async () => {
	const chair = await enterAs(server, ada, "chair");
	const join = () =>
		ada.ask("POST", `/api/meetings/${meetingId}/participants`, { accountId: chair.id, role: "chair", partyId: null });
	const watch = async (person: Person) => {
		const floor = await openFloor(person);
		floor.socket.send('42["watchActions"]');
		floor.socket.send('42["watchBookings"]');
		floor.socket.send('421["watch","unheard-of"]');
		await floor.answerTo(1);
		return floor;
	};
	const happen = async () => {
		await server.house.rooms.edit(rosterRoom(meetingId), ada.id, (doc) =>
			publishRoster(doc, rosterOf([`person-${happened++}`]), { at: 1, by: ada.id }),
		);
		await server.house.rooms.edit(outcomesRoom(meetingId), ada.id, (doc) => {
			const id = raiseOutcome(doc, { kind: "action", raisedBy: ada.id, raisedAt: 0 });
			fileOutcome(doc, id, 1);
		});
	};
	let happened = 1;
	const secretary = await watch(ada);
	const stranger = await watch(chair);
	const news = ({ heard }: { heard: string[] }) =>
		[...new Set(heard.filter((words) => /^42\["(actions|bookings)"\]$/.test(words)))].sort();
	const both = ['42["actions"]', '42["bookings"]'];
	await happen();
	await vi.waitFor(() => expect(news(secretary)).toEqual(both), 5000);
	expect(news(stranger)).toEqual([]);
	const cutOff = once(stranger.socket, "close");
	await join();
	await cutOff;
	const again = await watch(chair);
	secretary.heard.length = 0;
	await happen();
	await vi.waitFor(() => expect(news(secretary)).toEqual(both), 5000);
	await vi.waitFor(() => expect(news(again)).toEqual(['42["actions"]']), 5000);
});

test("floor: who asks too often is told so, and then cut off", async () => {
	const { socket, answerTo } = await openFloor();
	const closed = once(socket, "close");
	for (let number = 0; number < 100; number++) socket.send(`42${number}${JSON.stringify(["watch", meetingId])}`);
	expect((await answerTo(0)).state).toBeDefined();
	expect((await answerTo(99)).refusal).toMatchObject({ code: "tooOften" });
	for (let number = 100; number < 400; number++) socket.send(`42${number}${JSON.stringify(["watch", meetingId])}`);
	await closed;
});

test("floor: what is larger than any message, or none at all, ends its own connection only", async () => {
	for (const words of [`42["watch","${"x".repeat(20_000)}"]`, "451-[", '42{"not":"an event"}', "garbage"]) {
		const { socket } = await openFloor();
		const closed = once(socket, "close");
		socket.send(words);
		await closed;
	}
	const { socket, answerTo } = await openFloor();
	socket.send(`421${JSON.stringify(["watch", meetingId])}`);
	expect((await answerTo(1)).state).toBeDefined();
});
