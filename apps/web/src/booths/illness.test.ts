/** Tests of what follows when somebody falls ill. */
import { emptyDesk, type Interpreter, reduceDesk } from "@plenary/domain";
import { describe, expect, it } from "vitest";
import { missedAt, reliefFor, rosteringOf, rotaWithout } from "./illness.ts";
import { agenda, interpreters, minute, nine, todayOf } from "./pretend.ts";

const spare: Interpreter = { ...(interpreters[1] as Interpreter), id: "spare", name: "spare" };
const ill = (...ids: string[]) => todayOf({ out: new Set(ids) });

describe("without somebody", () => {
	it("what falls is told at once, and what the others cover is not", () => {
		const [missed] = missedAt(ill("nestor"), "nestor");
		expect(missed).toMatchObject({
			booth: { id: "ru" },
			falls: [{ from: "ka", to: "ru", after: { kind: "relay", single: true } }],
		});
		expect(missedAt(ill("quentin"), "quentin")).toMatchObject([{ booth: { id: "en" }, falls: [] }]);
		expect(missedAt(todayOf({ now: nine + 10 * 60 * minute, out: new Set(["nestor"]) }), "nestor")).toEqual([]);
	});

	it("who fits without breaking a rule is named first, and at last who would serve two booths", () => {
		const today = ill("nestor");
		const [missed] = missedAt(today, "nestor");
		if (!missed) throw new Error("Nobody is missed.");
		const rostering = rosteringOf(agenda, today, "UTC", { interpreters: [...interpreters, spare], bookings: [] });
		expect(reliefFor(rostering, today, missed, "nestor")).toEqual([
			{ interpreterId: "spare", from: ["en", "ka"], where: "away" },
		]);
		const known = rostering.interpreters.filter(({ id }) => id !== "spare");
		expect(reliefFor({ ...rostering, interpreters: known }, today, missed, "nestor")).toEqual([]);
		const both = { a: ["en", "ru"], b: [], c: ["ka"], retours: [] };
		const able = known.map((one) => (one.id === "quentin" ? { ...one, ...both } : one));
		expect(reliefFor({ ...rostering, interpreters: able }, today, missed, "nestor"), "two booths, if need be").toEqual([
			{ interpreterId: "quentin", from: ["ru", "en", "ka"], where: "cheval" },
		]);
	});

	it("those who are left take turns from now on, or relief has to come by a minute", () => {
		const on = reduceDesk(emptyDesk, {
			...{ kind: "takeMic", sittingId: "morning", booth: "ru", interpreterId: "isolde", instead: null },
			...{ seq: 1, at: nine },
		});
		const [missed] = missedAt(ill("nestor"), "nestor");
		if (!missed) throw new Error("Nobody is missed.");
		const both = rotaWithout(todayOf({ desk: on }), missed, []);
		expect([both.reliefBy, both.turns[0]?.memberId, new Set(both.turns.map(({ memberId }) => memberId)).size]).toEqual([
			undefined,
			"isolde",
			2,
		]);
		const early = rotaWithout(todayOf({ desk: on, now: nine - minute / 2 }), missed, []);
		expect(early.turns[0]?.memberId, "a minute that has just begun").toBe("isolde");
		const alone = rotaWithout(todayOf({ desk: on, out: new Set(["nestor"]) }), missed, []);
		expect(alone.turns.map(({ memberId }) => memberId)).toEqual(["isolde"]);
		expect(alone.reliefBy, "45 minutes at most, of which ten are over").toBeLessThanOrEqual(35);
		expect(rotaWithout(ill("isolde", "nestor"), missed, []).reliefBy).toBe(0);
	});
});
