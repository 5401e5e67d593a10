/** What the client counts, and what it holds back. */
import { expect, test } from "vitest";
import { emptyPresenceFrame, syncFrame } from "../wire.ts";
import { Tally } from "./tally.ts";

const [step1, step2, update] = (["step1", "step2", "update"] as const).map((kind) =>
	syncFrame(kind, Uint8Array.of(0, 0)),
) as [Uint8Array, Uint8Array, Uint8Array];

function connected(right: "read" | "write" = "write"): Tally {
	const tally = new Tally();
	tally.begin();
	tally.right = right;
	return tally;
}

test("tally: an ack saves what was made before the acked message was sent, and nothing later", () => {
	const tally = connected();
	tally.send(step2);
	tally.countChange();
	tally.send(update);
	tally.countChange();
	tally.send(update);
	tally.ack(2);
	expect([tally.unsaved, tally.isSettled]).toEqual([1, false]);
	tally.ack(3);
	expect([tally.unsaved, tally.isSettled]).toEqual([0, true]);
});

test("tally: nothing goes out before the server has said that we may write, and has been answered", () => {
	const tally = new Tally();
	tally.begin();
	expect([tally.send(step1), tally.send(update), tally.send(emptyPresenceFrame)]).toEqual([true, false, true]);
	tally.right = "write";
	expect([tally.send(update), tally.send(step2), tally.send(update)]).toEqual([false, true, true]);
	tally.ack(1);
	expect(tally.isSettled).toBe(false);
	tally.ack(2);
	expect(tally.isSettled).toBe(true);
});

test("tally: a reader sends neither updates nor answers", () => {
	const tally = connected("read");
	expect([tally.send(step1), tally.send(step2), tally.send(update)]).toEqual([true, false, false]);
});

test("tally: what was on its way when the connection broke is unsaved until it is sent again and acked", () => {
	const tally = connected();
	tally.send(step2);
	tally.countChange();
	tally.send(update);
	tally.begin();
	tally.right = "write";
	expect([tally.unsaved, tally.isSettled]).toEqual([1, false]);
	tally.send(step2);
	tally.ack(1);
	expect([tally.unsaved, tally.isSettled]).toEqual([0, true]);
});
