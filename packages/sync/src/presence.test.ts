/** Who is seen in a room, and as whom. */
import { expect, test } from "vitest";
import { PretendHall } from "./pretend.ts";
import { readStates as seen } from "./seen.ts";
import { presenceFrame } from "./wire.ts";

test("S5: others see a state under the name the server knows, whatever it says", async () => {
	const hall = new PretendHall();
	const [anna, boris] = [await hall.enter("anna"), await hall.enter("boris")];
	const sly = JSON.parse(
		'{"user":{"name":"The Chair"},"cursor":3,"__proto__":{"isChair":true},"deep":{"constructor":1}}',
	);
	anna.show(1, sly);
	await hall.clock.push(100);
	const user = { account: "anna", name: "ANNA", color: "#112233", role: "delegate" };
	expect(seen(boris)).toEqual([{ client: anna.doc.clientID, clock: 1, state: { cursor: 3, deep: {}, user } }]);
	const clara = await hall.join("clara");
	expect(seen(clara).map(({ client }) => client)).toEqual([anna.doc.clientID]);
});

test("S5: the states of others that a frame repeats are passed over", async () => {
	const hall = new PretendHall();
	const [anna, boris, clara] = [await hall.enter("anna"), await hall.enter("boris"), await hall.enter("clara")];
	anna.show(1, { cursor: 1 });
	boris.show(1, { cursor: 2 });
	await hall.clock.push(100);
	boris.show(9, { cursor: 99 }, anna.doc.clientID);
	boris.show(9, null, anna.doc.clientID);
	await hall.clock.push(1_000);
	expect(seen(clara).filter(({ client }) => client === anna.doc.clientID)).toHaveLength(1);
	expect(boris.socket.closed).toBeUndefined();
});

test("S5: one who leaves is gone for the others at once", async () => {
	const hall = new PretendHall();
	const [anna, boris] = [await hall.enter("anna"), await hall.enter("boris")];
	anna.show(4, { cursor: 1 });
	await hall.clock.push(100);
	anna.socket.terminate();
	await hall.clock.push(100);
	expect(seen(boris).at(-1)).toEqual({ client: anna.doc.clientID, clock: 4, state: null });
	expect(seen(await hall.join("clara"))).toEqual([]);
});

test("S5: the newest socket of an account owns a client id, and the old one's end does not remove it", async () => {
	const hall = new PretendHall();
	const [old, boris] = [await hall.enter("anna"), await hall.enter("boris")];
	old.show(4, { cursor: 1 });
	await hall.clock.push(100);
	const fresh = await hall.enter("anna");
	fresh.show(4, { cursor: 2 }, old.doc.clientID);
	await hall.clock.push(100);
	old.show(9, { cursor: 3 });
	old.socket.terminate();
	await hall.clock.push(100);
	expect(seen(boris).map(({ state }) => state?.cursor)).toEqual([1, 2]);
	// y-protocols takes only a later clock for news.
	expect(seen(boris).at(-1)?.clock).toBe(5);
});

test("S5: what an old socket showed too fast is not told after a newer one has spoken", async () => {
	const hall = new PretendHall();
	const [old, boris] = [await hall.enter("anna"), await hall.enter("boris")];
	const fresh = await hall.enter("anna");
	for (let i = 1; i <= 25; i++) old.show(i, { cursor: i });
	fresh.show(30, { cursor: 99 }, old.doc.clientID);
	await hall.clock.push(100);
	old.socket.terminate();
	await hall.clock.push(100);
	expect(seen(boris).at(-1)?.state?.cursor).toBe(99);
});

test("S5: what an old socket showed with its text does not hide what a newer one shows", async () => {
	const hall = new PretendHall();
	const [old, boris] = [await hall.enter("anna"), await hall.enter("boris")];
	const fresh = await hall.enter("anna");
	boris.show(1, { cursor: 0 });
	await hall.clock.push(100);
	const release = hall.log.hold();
	old.type("Agreed.");
	old.show(1, { cursor: 1 });
	await hall.clock.push(100);
	// A frame leaves, so that what follows waits a little and is sent together.
	boris.show(2, { cursor: 1 });
	fresh.show(2, { cursor: 2 }, old.doc.clientID);
	release();
	await hall.clock.push(100);
	expect(
		seen(boris)
			.filter(({ client }) => client === old.doc.clientID)
			.at(-1)?.state?.cursor,
	).toBe(2);
});

test("S5: one who comes back with the clock it had is seen again, and its echo ends there", async () => {
	const hall = new PretendHall();
	const [anna, boris] = [await hall.enter("anna"), await hall.enter("boris")];
	anna.show(4, { cursor: 1 });
	anna.socket.terminate();
	await hall.clock.push(100);
	const again = await hall.enter("anna");
	again.show(4, { cursor: 1 }, anna.doc.clientID);
	await hall.clock.push(100);
	const shown = seen(boris).at(-1);
	expect(shown).toMatchObject({ clock: 5, state: { cursor: 1 } });
	const before = seen(boris).length;
	again.show(5, shown?.state, anna.doc.clientID);
	await hall.clock.push(6_000);
	expect(seen(boris)).toHaveLength(before);
});

test("S5: one who comes back long after is seen again, though the server has forgotten them", async () => {
	const hall = new PretendHall();
	const [anna, boris] = [await hall.enter("anna"), await hall.enter("boris")];
	anna.show(9, { cursor: 1 });
	anna.socket.terminate();
	await hall.clock.push(300_000);
	const again = await hall.enter("anna");
	again.show(2, { cursor: 2 }, anna.doc.clientID);
	await hall.clock.push(1_000);
	expect(seen(boris).at(-1)).toMatchObject({ clock: 10, state: { cursor: 2 } });
});

test("S5: a state waits with the text it may stand in", async () => {
	const hall = new PretendHall();
	const [anna, boris] = [await hall.enter("anna"), await hall.enter("boris")];
	const release = hall.log.hold();
	anna.type("Agreed.");
	anna.show(1, { cursor: 7 });
	await hall.clock.push(100);
	anna.show(2, { cursor: 8 });
	await hall.clock.push(100);
	expect(seen(boris)).toEqual([]);
	release();
	await hall.clock.push(100);
	expect(seen(boris).at(-1)?.state?.cursor).toBe(8);
	expect(boris.heard.indexOf("update")).toBeLessThan(boris.heard.indexOf("presence"));
});

test("S5: a newcomer too is shown a state only when the text it may stand in is on disk", async () => {
	const hall = new PretendHall();
	const anna = await hall.enter("anna");
	const release = hall.log.hold();
	anna.type("Agreed.");
	anna.show(1, { cursor: 7 });
	await hall.clock.push(100);
	const boris = await hall.enter("boris");
	expect(seen(boris)).toEqual([]);
	release();
	await hall.clock.push(100);
	expect(seen(boris).map(({ state }) => state?.cursor)).toEqual([7]);
});

test("S5: a renewal without news waits for company, at most five seconds", async () => {
	const hall = new PretendHall();
	const [anna, boris] = [await hall.enter("anna"), await hall.enter("boris")];
	anna.show(1, { cursor: 1 });
	await hall.clock.push(100);
	anna.show(2, { cursor: 1 });
	await hall.clock.push(4_000);
	expect(seen(boris)).toHaveLength(1);
	await hall.clock.push(1_500);
	expect(seen(boris).map(({ clock }) => clock)).toEqual([1, 2]);
	anna.show(3, { cursor: 1 });
	boris.type("Company.");
	await hall.clock.push(100);
	expect(seen(boris).map(({ clock }) => clock)).toEqual([1, 2, 3]);
});

test("S5: one who falls silent is gone, and is shown again at the first sign of life", async () => {
	const hall = new PretendHall({ limits: { absentPeerMs: 23_000 } });
	const [anna, boris] = [await hall.enter("anna"), await hall.enter("boris")];
	const states = () => seen(boris).map(({ clock, state }) => [clock, state?.cursor]);
	anna.show(4, { cursor: 1 });
	await hall.clock.push(22_000);
	expect(states()).toEqual([[4, 1]]);
	await hall.clock.push(4_000);
	expect(states().at(-1)).toEqual([4, undefined]);
	expect(seen(await hall.join("clara"))).toEqual([]);
	anna.socket.answerPing();
	await hall.clock.push(100);
	expect(states().at(-1)).toEqual([5, 1]);
	anna.show(5, { cursor: 2 });
	await hall.clock.push(100);
	expect(states().at(-1)).toEqual([6, 2]);
});

test("S5: whoever is there stays shown without saying so again, also to stock clients, who forget in 30 seconds", async () => {
	const hall = new PretendHall({ limits: { absentPeerMs: 23_000 } });
	const [anna, clara] = [await hall.enter("anna"), await hall.enter("clara")];
	anna.show(1, { cursor: 1 });
	await hall.clock.push(100);
	let told = seen(clara).length;
	for (let second = 0; second < 60; second++) {
		anna.socket.answerPing();
		await hall.clock.push(1_000);
	}
	// Nobody who is there needs to be told.
	expect(seen(clara)).toHaveLength(told);
	const stock = await hall.enter("boris", { ack: false });
	for (let round = 0; round < 3; round++) {
		told = seen(stock).length;
		for (let second = 0; second < 29; second++) {
			anna.socket.answerPing();
			await hall.clock.push(1_000);
		}
		expect(seen(stock).length).toBeGreaterThan(told);
	}
	const clocks = seen(stock).map(({ clock }) => clock);
	expect(clocks).toEqual([...new Set(clocks)].sort((a, b) => a - b));
	expect(seen(stock).every(({ state }) => state?.cursor === 1)).toBe(true);
});

test("S5: a state whose text is not on disk is not told by being renewed", async () => {
	const hall = new PretendHall();
	const [anna, stock] = [await hall.enter("anna"), await hall.enter("boris", { ack: false })];
	const release = hall.log.hold();
	anna.type("Agreed.");
	anna.show(1, { cursor: 7 });
	await hall.clock.push(40_000);
	expect(seen(stock)).toEqual([]);
	release();
	await hall.clock.push(100);
	expect(seen(stock).map(({ state }) => state?.cursor)).toEqual([7]);
});

test("S5: everyone gets some frame each 20 seconds", async () => {
	const hall = new PretendHall();
	const reader = await hall.enter("rita", { right: "read", ack: false });
	for (let i = 0; i < 5; i++) {
		const before = reader.socket.sent.length;
		await hall.clock.push(20_000);
		expect(reader.socket.sent.length).toBeGreaterThan(before);
	}
	expect(reader.socket.sent.at(-1)).toEqual(Uint8Array.of(1, 1, 0));
});

test("S5: counted peers neither show themselves nor see others", async () => {
	const hall = new PretendHall();
	const [anna, guest] = [await hall.enter("anna"), await hall.enter("guest", { presence: "counted" })];
	const boris = await hall.enter("boris");
	anna.show(1, { cursor: 1 });
	guest.show(1, { cursor: 2 });
	guest.socket.hear(Uint8Array.of(3));
	await hall.clock.push(1_000);
	expect([seen(guest), seen(boris).map(({ client }) => client)]).toEqual([[], [anna.doc.clientID]]);
});

test("S5: of states that come too fast only some are told, the newest among them", async () => {
	const hall = new PretendHall();
	const [anna, boris] = [await hall.enter("anna"), await hall.enter("boris")];
	for (let i = 1; i <= 1_000; i++) {
		anna.show(i, { cursor: i });
		if (i % 10 === 0) await hall.clock.push(10);
	}
	await hall.clock.push(100);
	expect(seen(boris).length).toBeLessThan(60);
	expect(seen(boris).at(-1)?.state?.cursor).toBe(1_000);
	expect(anna.socket.closed).toBeUndefined();
});

test("S5: a state that is too long, or no state at all, is passed over", async () => {
	const hall = new PretendHall();
	const [anna, boris] = [await hall.enter("anna"), await hall.enter("boris")];
	anna.show(1, { words: "x".repeat(5_000) });
	anna.show(2, [1, 2]);
	anna.show(3, "text");
	await hall.clock.push(1_000);
	expect([seen(boris), anna.socket.closed]).toEqual([[], undefined]);
	anna.socket.hear(presenceFrame(Uint8Array.of(200, 1, 1)));
	expect(anna.socket.closed?.code).toBe(4400);
});
