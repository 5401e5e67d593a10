/** Tests of bookings: offices that want the same interpreter, by a clock that is pushed. */
import { describe, expect, it } from "vitest";
import { booked, bookedAt } from "./booking.ts";
import type { BookingEvent } from "./booking-moves.ts";
import { bookedDay, event } from "./booking-pretend.ts";
import { type Engagement, standingsOf } from "./booking-states.ts";
import { at } from "./pretend.ts";

const anna = { interpreterId: "anna", day: bookedDay };
/** All of it goes through, or the test ends here. */
function following(...events: BookingEvent[]): readonly Engagement[] {
	let engagements: readonly Engagement[] = [];
	for (const one of events) {
		const next = booked(engagements, one);
		if ("refusal" in next) throw new Error(`${one.recruiterId} ${one.kind} was refused: ${next.refusal}.`);
		engagements = next.engagements;
	}
	return engagements;
}

const standing = (...events: BookingEvent[]) => standingsOf(following(...events), anna);
const refusal = (engagements: readonly Engagement[], one: BookingEvent) => {
	const next = booked(engagements, one);
	return "refusal" in next ? next.refusal : undefined;
};

describe("booking", () => {
	it("goes from enquiry to work done", () => {
		const steps = ["enquire", "option", "offer", "contract", "work"].map((kind) => event(`riga ${kind}`));
		const seen = steps.map((_, index) => standing(...steps.slice(0, index + 1)).riga);
		expect(seen).toEqual(["enquired", "option", "firm", "contracted", "worked"]);
	});

	it("lays an offer before the interpreter, who accepts or declines it", () => {
		const offered = following(event("riga offer"));
		expect(standingsOf(offered, anna)).toEqual({ riga: "offered" });
		expect(standing(event("riga offer"), event("riga accept"))).toEqual({ riga: "firm" });
		const declined = following(event("riga offer"), event("riga release", { by: "interpreter" }));
		expect(declined).toMatchObject([{ state: "released", endedBy: "interpreter" }]);
	});

	it("asks the holder of an option before an offer of somebody else counts", () => {
		const asked = following(event("riga option"), event("oslo offer", { hours: 10, within: 2 }));
		expect(asked).toMatchObject([
			{ recruiterId: "riga", state: "asked", askedAt: at(10), answerBy: at(12) },
			{ recruiterId: "oslo", state: "waiting" },
		]);
		expect(refusal(asked, event("oslo accept", { hours: 10 }))).toBe("mustWait");
	});

	it("is the holder's when they confirm, and the offer's when they let go", () => {
		const asked = [event("riga option"), event("oslo offer")];
		expect(standing(...asked, event("riga offer"))).toEqual({ riga: "firm", oslo: "released" });
		expect(standing(...asked, event("riga release"))).toEqual({ riga: "released", oslo: "offered" });
	});

	it("asks one holder after the other, and who confirms a second option waits for the first", () => {
		const both = [event("riga option"), event("oslo option"), event("kyiv offer")];
		expect(standing(...both)).toEqual({ riga: "asked", oslo: "option", kyiv: "waiting" });
		expect(standing(...both, event("riga release"))).toEqual({ riga: "released", oslo: "asked", kyiv: "waiting" });
		const confirmed = [...both, event("oslo offer")];
		expect(standing(...confirmed)).toEqual({ riga: "asked", oslo: "waiting", kyiv: "waiting" });
		expect(standing(...confirmed, event("riga release"))).toEqual({ riga: "released", oslo: "firm", kyiv: "released" });
	});

	it("ranks options as they were given, whenever the enquiry was made, and moves them up", () => {
		const given = following(event("oslo enquire"), event("riga option"), event("oslo option"));
		expect(given.map(({ recruiterId, rank }) => [recruiterId, rank])).toEqual([
			["riga", 1],
			["oslo", 2],
		]);
		const left = following(event("oslo enquire"), event("riga option"), event("oslo option"), event("riga release"));
		expect(left.map(({ rank }) => rank)).toEqual([undefined, 1]);
	});

	it("asks no longer when the offer is gone", () => {
		const again = following(event("riga option"), event("oslo offer", { within: 2 }), event("oslo release"));
		expect(again[0]).toMatchObject({ state: "option", rank: 1 });
		expect(again[0]).not.toHaveProperty("answerBy");
	});

	it("ends what has run out, each at its own time: option, answer of the holder, answer of the interpreter", () => {
		const engagements = following(event("riga option", { until: 20 }), event("oslo offer", { hours: 10, within: 2 }));
		const told = (hours: number) => bookedAt(engagements, at(hours)).map(({ state, endedAt }) => [state, endedAt]);
		expect(told(11)).toEqual([
			["asked", undefined],
			["waiting", undefined],
		]);
		expect(told(12)).toEqual([
			["expired", at(12)],
			["offered", undefined],
		]);
		expect(told(30)).toEqual([
			["expired", at(12)],
			["expired", at(14)],
		]);
		expect(bookedAt(following(event("riga option", { until: 20 })), at(20))).toMatchObject([{ state: "expired" }]);
		expect(bookedAt(following(event("riga option")), at(9_999))).toMatchObject([{ state: "option" }]);
	});

	it("gives the place to whoever accepts first, and releases the others", () => {
		const boris = { who: "boris", placeId: "ka 2" };
		const offered = following(event("riga offer", { placeId: "ka 2" }), event("riga offer", boris));
		const [first, second] = [event("riga accept", { who: "boris" }), event("riga accept")];
		const next = booked(offered, first);
		const engagements = "engagements" in next ? next.engagements : [];
		expect(engagements).toMatchObject([{ state: "released", endedBy: "another" }, { state: "firm" }]);
		expect(refusal(engagements, second)).toBe("placeTaken");
		expect(refusal(engagements, event("oslo offer", { who: "clara", placeId: "ka 2" }))).toBe("placeTaken");
	});

	it("says who cancelled and when, and the day is free again", () => {
		const cancelled = following(
			event("riga offer"),
			event("riga accept"),
			event("riga cancel", { hours: 15, by: "interpreter" }),
		);
		expect(cancelled).toMatchObject([{ state: "cancelled", endedBy: "interpreter", endedAt: at(15) }]);
		expect(refusal(cancelled, event("oslo option", { hours: 16 }))).toBeUndefined();
	});

	it.each([
		["nothing to accept", [], "riga accept", "unknown"],
		["one engagement a day", ["riga offer", "riga accept"], "oslo enquire", "dayTaken"],
		["it is theirs already", ["riga offer", "riga accept"], "riga offer", "already"],
		["a second enquiry", ["riga enquire"], "riga enquire", "already"],
		["a second offer", ["riga offer"], "riga offer", "already"],
		["an option while an offer lies there", ["riga offer"], "oslo option", "offerPending"],
		["an enquiry is no offer", ["riga enquire"], "riga accept", "notOffered"],
		["a firm day is not let go of", ["riga offer", "riga accept"], "riga release", "bound"],
		["an option is not cancelled", ["riga option"], "riga cancel", "notBound"],
		["no contract before both are bound", ["riga option"], "riga contract", "notFirm"],
		["no work without a contract", ["riga offer", "riga accept"], "riga work", "notContracted"],
		["what is released is over", ["riga option", "riga release"], "riga contract", "over"],
	])("refuses: %s", (_, before, words, reason) => {
		expect(refusal(following(...before.map((one) => event(one))), event(words))).toBe(reason);
	});

	it("gives no option that has run out already, and prolongs one that holds", () => {
		expect(refusal([], event("riga option", { hours: 9, until: 9 }))).toBe("past");
		const prolonged = following(
			event("riga option", { until: 12 }),
			event("oslo option"),
			event("riga option", { until: 40 }),
		);
		expect(prolonged.map(({ recruiterId, rank, expiresAt }) => [recruiterId, rank, expiresAt])).toEqual([
			["riga", 1, at(40)],
			["oslo", 2, undefined],
		]);
	});
});
