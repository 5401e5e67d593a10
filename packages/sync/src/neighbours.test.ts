/** Several servers on one log: what one stores is seen at the others, whatever becomes of the letters between them. */
import { expect, test } from "vitest";
import * as Y from "yjs";
import { memoryBus } from "./bus.ts";
import { MoodyLog, type PretendClient, PretendHall, PushedClock } from "./pretend.ts";
import { readStates } from "./seen.ts";

/** Two servers with one log, one clock and a bus between them. */
function openTown() {
	const [clock, log, bus] = [new PushedClock(), new MoodyLog(), memoryBus()];
	const [here, there] = [bus.connect(), bus.connect()];
	const [one, other] = [here, there].map((end) => new PretendHall({ log, clock, bus: end })) as [
		PretendHall,
		PretendHall,
	];
	return { clock, log, one, other, cut: (isCut: boolean) => Object.assign(here, { isCut }) };
}

const shown = (client: PretendClient) =>
	new Map(readStates(client).map(({ client: id, state }) => [id, state !== null]));

test("S12: what is typed at one server is read at the other, and the other way", async () => {
	const { clock, one, other } = openTown();
	const [anna, boris] = [await one.enter("anna"), await other.enter("boris")];
	anna.type("Shared ");
	await clock.push(20);
	boris.type("waters");
	await clock.push(20);
	expect([anna.text, boris.text]).toEqual(["Shared waters", "Shared waters"]);
	expect(anna.acks.at(-1)).toBe(2);
});

test("S12: nothing is told to the other server before it is on disk", async () => {
	const { clock, log, one, other } = openTown();
	const [anna, boris] = [await one.enter("anna"), await other.enter("boris")];
	const letGo = log.hold();
	anna.type("early");
	anna.show(1, { cursor: 1 });
	await clock.push(1_000);
	expect([boris.text, shown(boris).size]).toEqual(["", 0]);
	letGo();
	await clock.push(100);
	expect([boris.text, shown(boris).get(anna.doc.clientID)]).toEqual(["early", true]);
});

test("S12: who comes over from another server is taken in though no letter has come", async () => {
	const { clock, one, other, cut } = openTown();
	const [anna, boris] = [await one.enter("anna"), await one.enter("boris")];
	await other.enter("clara");
	cut(true);
	boris.type("by Boris, ");
	await clock.push(100);
	anna.type("then Anna");
	await clock.push(100);
	anna.socket.terminate();
	// Her document holds what Boris wrote: the other server must know it for his.
	const again = await other.enter("anna", {}, anna.doc);
	again.type(", and on");
	await clock.push(100);
	expect(again.socket.closed).toBeUndefined();
	expect((await other.enter("dora")).text).toBe("by Boris, then Anna, and on");
});

test("S12: a letter that was lost is read from the log, without another word", async () => {
	const { clock, one, other, cut } = openTown();
	const [anna, boris] = [await one.enter("anna"), await other.enter("boris")];
	cut(true);
	anna.type("unheard");
	await clock.push(100);
	cut(false);
	expect(boris.text).toBe("");
	await clock.push(3_000);
	expect(boris.text).toBe("unheard");
});

test("S12: both write while they are cut apart, and are equal soon after", async () => {
	const { clock, one, other, cut } = openTown();
	const [anna, boris] = [await one.enter("anna"), await other.enter("boris")];
	cut(true);
	for (let round = 0; round < 5; round++) {
		anna.type(`a${round} `);
		boris.type(`b${round} `);
		await clock.push(30);
	}
	cut(false);
	await clock.push(5_000);
	expect(anna.text).toBe(boris.text);
	expect(anna.text).toHaveLength(30);
	const clara = await one.enter("clara");
	expect(clara.text).toBe(anna.text);
});

test("S12: who is there is seen at both, and gone with their server", async () => {
	const { clock, one, other } = openTown();
	const [anna, boris] = [await one.enter("anna"), await other.enter("boris")];
	anna.show(1, { cursor: 1 });
	await clock.push(100);
	expect(shown(boris).get(anna.doc.clientID)).toBe(true);
	expect(shown(await other.join("clara")).get(anna.doc.clientID)).toBe(true);
	void one.rooms.close({ deadlineMs: 10 });
	await clock.push(100);
	expect(shown(boris).get(anna.doc.clientID)).toBe(false);
});

test("S12: a server that falls silent takes its people with it, and they are back when it is heard again", async () => {
	const { clock, one, other, cut } = openTown();
	const [anna, boris] = [await one.enter("anna"), await other.enter("boris")];
	anna.show(1, { cursor: 1 });
	await clock.push(100);
	cut(true);
	await clock.push(25_000);
	expect(shown(boris).get(anna.doc.clientID)).toBe(false);
	cut(false);
	await clock.push(5_000);
	expect(shown(boris).get(anna.doc.clientID)).toBe(true);
});

test("S12: a server that opens a room asks who is there", async () => {
	const { clock, one, other } = openTown();
	const anna = await one.enter("anna");
	anna.show(1, { cursor: 1 });
	await clock.push(100);
	const boris = await other.enter("boris");
	expect(shown(boris).get(anna.doc.clientID)).toBe(true);
});

test("S12: whoever moved is shown from where they are now, and the old connection's end changes nothing", async () => {
	const { clock, one, other } = openTown();
	const [anna, boris] = [await one.enter("anna"), await one.enter("boris")];
	anna.show(7, { cursor: 1 });
	await clock.push(100);
	const moved = await other.enter("anna");
	moved.show(7, { cursor: 2 }, anna.doc.clientID);
	await clock.push(100);
	anna.socket.terminate();
	await clock.push(1_000);
	expect(readStates(boris).at(-1)).toMatchObject({ client: anna.doc.clientID, state: { cursor: 2 } });
});

test("S12: nobody is shown under the client id of somebody at the other server", async () => {
	const { clock, one, other } = openTown();
	const [anna, boris, clara] = [await one.enter("anna"), await other.enter("boris"), await other.enter("clara")];
	anna.show(1, { cursor: 1 });
	await clock.push(100);
	boris.show(9, { cursor: 99 }, anna.doc.clientID);
	await clock.push(100);
	expect(readStates(clara).filter(({ client }) => client === anna.doc.clientID)).toHaveLength(1);
});

test("S12: two accounts that write under one client id at two servers at once: one is kept, the other comes again", async () => {
	const { clock, log, one, other } = openTown();
	const [anna, mallory, clara] = [await one.enter("anna"), await other.enter("mallory"), await other.enter("clara")];
	const forged = new Y.Doc();
	forged.clientID = anna.doc.clientID;
	forged.getText("t").insert(0, "forged");
	const letGo = log.hold();
	anna.type("honest");
	mallory.send(Y.encodeStateAsUpdate(forged));
	await clock.push(10);
	letGo();
	await clock.push(1_000);
	expect(anna.socket.closed).toBeUndefined();
	expect(mallory.socket.closed).toMatchObject({ code: 1013 });
	expect(clara.socket.closed).toMatchObject({ code: 1013 });
	const again = await other.enter("mallory");
	again.send(Y.encodeStateAsUpdate(forged));
	await clock.push(100);
	expect((await one.enter("dora")).text).toBe("honest");
	expect((await other.enter("clara")).text).toBe("honest");
});

test.each([false, true])(
	"S12: whoever writes under a client id of the other server's is refused alone, the letter being lost: %s",
	async (isLost) => {
		const { clock, one, other, cut } = openTown();
		const [anna, mallory, clara] = [await one.enter("anna"), await other.enter("mallory"), await other.enter("clara")];
		cut(isLost);
		anna.type("honest");
		await clock.push(100);
		cut(false);
		await clock.push(3_000);
		const forged = new Y.Doc();
		forged.clientID = anna.doc.clientID;
		forged.getText("t").insert(0, "honest, and forged");
		mallory.send(Y.encodeStateAsUpdate(forged));
		await clock.push(100);
		expect(mallory.socket.closed).toMatchObject({ code: 4422 });
		expect([clara.socket.closed, clara.text]).toEqual([undefined, "honest"]);
	},
);

test("S12: one client that says different things at two servers at once: all see the same", async () => {
	const { clock, log, one, other } = openTown();
	const [anna, boris] = [await one.enter("anna"), await other.enter("boris")];
	const twin = await other.enter("anna");
	const lies = ["first", "other"].map((words) => {
		const doc = new Y.Doc();
		doc.clientID = 4711;
		doc.getText("t").insert(0, words);
		return Y.encodeStateAsUpdate(doc);
	});
	const letGo = log.hold();
	anna.send(lies[0] as Uint8Array);
	twin.send(lies[1] as Uint8Array);
	await clock.push(10);
	letGo();
	await clock.push(5_000);
	const [clara, dora] = [await one.enter("clara"), await other.enter("dora")];
	expect(clara.text).toBe(dora.text);
	expect(["first", "other"]).toContain(clara.text);
	expect(["", clara.text]).toContain(boris.text);
});

test("S12: a desk writes onto what another server stored a moment ago", async () => {
	const { clock, one, other, cut } = openTown();
	await other.enter("boris");
	cut(true);
	const first = one.rooms.edit("minutes", "desk", (doc) => doc.getText("t").insert(0, "one"));
	await clock.push(100);
	await first;
	const second = other.rooms.edit("minutes", "desk", (doc) => doc.getText("t").insert(3, " two"));
	await clock.push(100);
	await second;
	expect((await one.enter("anna")).text).toBe("one two");
});
