/** Tests of the booths' desk: microphones, hand-overs, signals, and who can not work. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	boothAt,
	type DeskCommand,
	type DeskEvent,
	type DeskState,
	deskCommandSchema,
	emptyDesk,
	handOverTimes,
} from "./booth-desk.ts";
import { deskRefusal, micTime, reduceDesk, settled } from "./booth-desk-events.ts";
import { openSignals, type SignalKind, signalKinds } from "./booth-signals.ts";

const second = 1000;
const minute = 60 * second;
const ru = { sittingId: "morning", booth: "ru" };

/** A desk where these commands are given, each at its second. */
function having(...given: [at: number, command: DeskCommand][]): DeskState {
	return given.reduce((state, [at, command]) => {
		const refusal = deskRefusal(state, command, at * second);
		if (refusal) throw new Error(`The command ${command.kind} was refused: ${refusal}.`);
		return reduceDesk(state, { ...command, seq: state.seq + 1, at: at * second });
	}, emptyDesk);
}
const take = (interpreterId: string, instead: string | null = null, at = ru): DeskCommand => ({
	kind: "takeMic",
	...at,
	interpreterId,
	instead,
});
const offer = (when: (typeof handOverTimes)[number]): DeskCommand => ({ kind: "offer", ...ru, in: when });
const accept = (interpreterId: string): DeskCommand => ({ kind: "accept", ...ru, interpreterId });
const signal = (kind: SignalKind, booth = "ru", about: "" | "name" | "figure" = ""): DeskCommand => ({
	kind: "signal",
	sittingId: "morning",
	booth,
	signal: kind,
	about,
});
const onAt = (state: DeskState, at: number) => boothAt(settled(state, at * second), "morning", "ru").on?.interpreterId;

describe("the microphone", () => {
	it("has one answer: whoever reaches for it without having seen who is on is told so", () => {
		const state = having([0, take("irina-1")]);
		expect(deskRefusal(state, take("nestor-1"), second)).toBe("somebodyElseOn");
		expect(deskRefusal(state, take("irina-1"), second)).toBe("alreadyOn");
		expect(deskRefusal(state, take("nestor-1", "irina-1"), second)).toBeUndefined();
	});

	it("counts minutes by person, also across booths, and nobody is at two", () => {
		const en = { sittingId: "morning", booth: "en" };
		const state = having([0, take("irina-1")], [600, take("irina-1", null, en)], [900, take("nestor-1")]);
		expect(boothAt(state, "morning", "ru").on).toEqual({ interpreterId: "nestor-1", since: 900 * second });
		expect(micTime(state, "irina-1", 0, 1000 * second)).toBe(1000 * second);
		expect(micTime(state, "irina-1", 500 * second, 1000 * second)).toBe(500 * second);
		expect(micTime(state, "nestor-1", 0, 1000 * second)).toBe(100 * second);
	});

	it("is off once it was left, and not left twice", () => {
		const state = having([0, take("irina-1")], [60, { kind: "leaveMic", ...ru }]);
		expect(onAt(state, 61)).toBeUndefined();
		expect(deskRefusal(state, { kind: "leaveMic", ...ru }, minute)).toBe("micOff");
		expect(micTime(state, "irina-1", 0, 10 * minute)).toBe(minute);
	});
});

describe("a hand-over", () => {
	it("happens so many minutes after the offer, whoever looks", () => {
		const state = having([0, take("irina-1")], [60, offer(2)], [90, accept("nestor-1")]);
		expect(boothAt(state, "morning", "ru").handOver?.dueAt).toBe(180 * second);
		expect([onAt(state, 179), onAt(state, 180)]).toEqual(["irina-1", "nestor-1"]);
		expect(micTime(state, "irina-1", 0, 240 * second)).toBe(180 * second);
		expect(micTime(state, "nestor-1", 0, 240 * second)).toBe(minute);
	});

	it("that is accepted after its time, or was meant for now, happens at once", () => {
		expect(onAt(having([0, take("irina-1")], [60, offer(1)], [150, accept("nestor-1")]), 150)).toBe("nestor-1");
		expect(onAt(having([0, take("irina-1")], [60, offer("now")], [61, accept("nestor-1")]), 61)).toBe("nestor-1");
	});

	it("for the end of the speech waits until one of them says so", () => {
		const waiting = having([0, take("irina-1")], [60, offer("endOfSpeech")], [61, accept("nestor-1")]);
		expect(onAt(waiting, 100_000)).toBe("irina-1");
		const done = reduceDesk(waiting, { kind: "handOverNow", ...ru, seq: 4, at: 300 * second });
		expect(onAt(done, 300)).toBe("nestor-1");
		expect(boothAt(done, "morning", "ru").handOver).toBeUndefined();
	});

	it("can be withdrawn until it happens, and is accepted by somebody else than whoever offers", () => {
		const offered = having([0, take("irina-1")], [60, offer(5)]);
		expect(deskRefusal(offered, accept("irina-1"), 61 * second)).toBe("ownOffer");
		expect(deskRefusal(offered, offer(1), 61 * second)).toBe("alreadyOffered");
		const state = having(
			[0, take("irina-1")],
			[60, offer(5)],
			[70, accept("nestor-1")],
			[80, { kind: "withdraw", ...ru }],
		);
		expect(onAt(state, 1000)).toBe("irina-1");
		expect(deskRefusal(state, { kind: "withdraw", ...ru }, 81 * second)).toBe("nothingOffered");
	});

	it("answers a cry for relief, which is then over", () => {
		const state = having([0, take("irina-1")], [60, { kind: "askRelief", ...ru }]);
		expect(boothAt(state, "morning", "ru").reliefAskedAt).toBe(minute);
		const relieved = reduceDesk(state, { ...take("nestor-1", "irina-1"), seq: 3, at: 70 * second } as DeskEvent);
		expect(boothAt(relieved, "morning", "ru")).toMatchObject({ on: { interpreterId: "nestor-1" } });
		expect(boothAt(relieved, "morning", "ru").reliefAskedAt).toBeUndefined();
	});
});

describe("signals", () => {
	const shown = (state: DeskState, at: number) =>
		openSignals(state.signals, at * second).map(({ kind, booths }) => `${kind} ${booths.join("+")}`);

	it("that are equal within 15 seconds are one, of several booths", () => {
		const state = having([0, signal("slower")], [10, signal("slower", "en")], [12, signal("slower")]);
		expect(shown(state, 13)).toEqual(["slower ru+en"]);
		expect(shown(having([0, signal("slower")], [16, signal("slower", "en")]), 17)).toEqual(["slower ru", "slower en"]);
		expect(shown(having([0, signal("spell", "ru", "name")], [1, signal("spell", "en", "figure")]), 2)).toHaveLength(2);
	});

	it("are over after a minute, or once they are acknowledged with all that say the same", () => {
		const state = having([0, signal("slower")], [16, signal("slower", "en")], [17, signal("mic")]);
		expect(shown(state, 59)).toEqual(["mic ru", "slower ru", "slower en"]);
		expect(shown(state, 60)).toEqual(["mic ru", "slower en"]);
		const noted = reduceDesk(state, { kind: "acknowledge", signalId: 1, seq: 4, at: 20 * second });
		expect(shown(noted, 21)).toEqual(["mic ru"]);
		expect(deskRefusal(noted, { kind: "acknowledge", signalId: 1 }, 21 * second)).toBe("signalOver");
		const again = reduceDesk(noted, { ...signal("slower"), seq: 5, at: 22 * second } as DeskEvent);
		expect(shown(again, 23)).toEqual(["mic ru", "slower ru"]);
	});

	it("come to the chair in order: stop the sound, microphone, slower, then the oldest of the rest", () => {
		const all = [...signalKinds].reverse();
		const state = having(...all.map((kind, order): [number, DeskCommand] => [order, signal(kind)]));
		const order = openSignals(state.signals, 20 * second).map(({ kind }) => kind);
		expect(order).toEqual(["stopSound", "mic", "slower", ...all.slice(0, -3)]);
	});
});

describe("somebody who falls ill", () => {
	it("is off the microphone and out of hand-overs, until they are back", () => {
		const out: DeskCommand = { kind: "outOfAction", interpreterId: "irina-1" };
		const state = having([0, take("irina-1")], [60, out]);
		expect(onAt(state, 61)).toBeUndefined();
		expect(deskRefusal(state, take("irina-1"), 62 * second)).toBe("isOut");
		expect(deskRefusal(state, out, 62 * second)).toBe("isOut");
		const back = reduceDesk(state, { kind: "backInAction", interpreterId: "irina-1", seq: 3, at: 90 * second });
		expect(deskRefusal(back, take("irina-1"), 91 * second)).toBeUndefined();
		const partner = having(
			[0, take("irina-1")],
			[1, offer(2)],
			[2, accept("nestor-1")],
			[3, { ...out, interpreterId: "nestor-1" }],
		);
		expect(onAt(partner, 1000)).toBe("irina-1");
	});
});

describe("any line of events", () => {
	const ids = fc.constantFrom("irina-1", "nestor-1", "mirabel");
	const booth = fc.record({ sittingId: fc.constantFrom("morning", "evening"), booth: fc.constantFrom("ru", "en") });
	const command: fc.Arbitrary<DeskCommand> = fc.oneof(
		fc.tuple(booth, ids, fc.option(ids)).map(([where, id, instead]) => take(id, instead, where)),
		fc.tuple(booth, ids).map(([where, interpreterId]): DeskCommand => ({ kind: "accept", ...where, interpreterId })),
		fc
			.tuple(booth, fc.constantFrom(...handOverTimes))
			.map(([where, when]): DeskCommand => ({ kind: "offer", ...where, in: when })),
		fc
			.tuple(booth, fc.constantFrom("leaveMic", "handOverNow", "withdraw", "askRelief"))
			.map(([where, kind]) => ({ kind, ...where }) as DeskCommand),
		fc
			.tuple(ids, fc.constantFrom("outOfAction", "backInAction"))
			.map(([id, kind]) => ({ kind, interpreterId: id }) as DeskCommand),
	);

	it("leaves nobody at two microphones, and gives the same state however often it is looked at meanwhile", () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.nat(200), command)), (given) => {
				let now = 0;
				let plain = emptyDesk;
				let watched = emptyDesk;
				for (const [wait, one] of given) {
					now += wait * second;
					expect(deskCommandSchema.safeParse(one).success).toBe(true);
					if (deskRefusal(plain, one, now)) continue;
					const event = { ...one, seq: plain.seq + 1, at: now } as DeskEvent;
					plain = reduceDesk(plain, event);
					watched = reduceDesk(settled(watched, now), event);
					expect(watched).toEqual(plain);
					const on = plain.booths.flatMap(({ on }) => on?.interpreterId ?? []);
					expect(new Set(on).size).toBe(on.length);
					for (const id of ["irina-1", "nestor-1", "mirabel"])
						expect(micTime(plain, id, 0, now), "nobody works two minutes in one").toBeLessThanOrEqual(now);
				}
			}),
		);
	});
});
