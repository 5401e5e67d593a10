/** Tests of instance files: what is read from them, and how they are told what is wrong. */
import { describe, expect, it } from "vitest";
import { groupsOf } from "../groups.ts";
import { readInstance } from "./read.ts";

const session = (more: object = {}) => ({
	...{ id: "s1", meeting: "M", city: "Riga", room: "Main", start: "2026-03-28T14:00", end: "2026-03-28T17:00" },
	...{ spoken: ["ka", "en-GB"], heard: ["en", "ru"] },
	...more,
});
const nino = { id: "nino", A: ["ka"], B: ["en"], C: ["ru"], retour: { en: "A" }, home: "Tbilisi", fee: 300 };
const file = (more: object = {}) => ({ sessions: [session()], interpreters: [nino], ...more });
const wrong = (json: unknown): string => {
	try {
		readInstance(json);
	} catch (cause) {
		return String(cause);
	}
	return "nothing is wrong";
};

describe("an instance", () => {
	it("has its times made instants of its zone, or of the session's own", () => {
		const sessions = [session(), session({ id: "s2", zone: "Asia/Tbilisi" })];
		const { sittings } = readInstance(file({ zone: "Europe/Riga", sessions })).rostering;
		expect(sittings.map(({ from }) => new Date(from).toISOString())).toEqual([
			"2026-03-28T12:00:00.000Z",
			"2026-03-28T10:00:00.000Z",
		]);
		expect(sittings[0]).toMatchObject({ day: "2026-03-28", minutes: 180, hall: "Main", halfDays: ["afternoon"] });
		// The night on which clocks go forward is an hour shorter.
		const away = { ...nino, unavailable: [["2026-03-29T00:00", "2026-03-30T00:00"]] };
		const { interpreters } = readInstance(file({ zone: "Europe/Riga", interpreters: [away] })).rostering;
		const [span] = interpreters[0]?.unavailable ?? [];
		expect(span && span.to - span.from).toBe(23 * 3_600_000);
	});

	it("has languages without their regions, retours as pairs, and modes by their whole names", () => {
		const { rostering } = readInstance(file({ interpreters: [{ ...nino, modes: ["sim", "rsi", "signed"] }] }));
		expect(rostering.regimes.s1).toMatchObject({ spoken: ["ka", "en"], mode: "simultaneous" });
		expect(rostering.interpreters[0]).toMatchObject({
			...{ retours: [["ka", "en"]], town: "Tbilisi", modes: ["simultaneous", "remote", "signed"] },
		});
	});

	it("has a team for each day of a hall, or for each session where it says so", () => {
		const sessions = [session(), session({ id: "s2", start: "2026-03-28T17:30", end: "2026-03-28T18:00" })];
		const groups = (more: object) => groupsOf(readInstance(file({ sessions, ...more })).rostering).length;
		expect([groups({}), groups({ grouping: "session" })]).toEqual([1, 2]);
	});

	it("has prices, pivots and figures of its own beside the defaults", () => {
		const booths = [{ into: ["ru", "en"], need: 1, reason: "Short", seats: 2 }];
		const { rostering, prices } = readInstance(
			file({ price: { relay: 1, change: 2 }, pivots: ["en"], pivotMin: 1, sessions: [session({ booths })] }),
		);
		expect(prices).toMatchObject({ relay: 1, joining: 2, singlePivot: 400 });
		expect(rostering.profile.pivotPeople.is).toBe(1);
		expect(rostering.regimes.s1).toMatchObject({
			pivots: ["en"],
			booths: [
				{ id: "en-ru", into: ["ru", "en"], seats: 2, override: { people: 1, source: { words: { en: "Short" } } } },
			],
		});
	});

	it("has firm bookings in every sitting of their team", () => {
		const sessions = [session(), session({ id: "s2", start: "2026-03-28T18:00", end: "2026-03-28T19:00" })];
		const { rostering } = readInstance(file({ sessions, firm: [{ i: "nino", g: "s2", b: "en" }] }));
		expect(rostering.firm?.map(({ sittingId, booth }) => `${sittingId} ${booth}`)).toEqual(["s1 en", "s2 en"]);
		expect(rostering.places).toEqual(rostering.firm);
	});

	it.each([
		["The file: expected an object, found [].", []],
		["sessions: expected a list, found nothing.", { interpreters: [] }],
		[
			'sessions[0].start: expected a local time such as 2026-05-12T09:00, found "9:00".',
			{ sessions: [session({ start: "9:00" })] },
		],
		[
			'sessions[0].end: expected a time after the start, found "2026-03-28T14:00".',
			{ sessions: [session({ end: "2026-03-28T14:00" })] },
		],
		["sessions[0].heard: expected at least one language, found [].", { sessions: [session({ heard: [] })] }],
		[
			'interpreters[1].C[0]: expected the code of a language, two or three letters, found "Georgian".',
			{ interpreters: [nino, { id: "x", A: ["en"], C: ["Georgian"] }] },
		],
		[
			'interpreters[0].retour.en: expected one of A, all, found "B".',
			{ interpreters: [{ ...nino, retour: { en: "B" } }] },
		],
		["interpreters[0].fee: expected a number from 0 up, found -1.", { interpreters: [{ ...nino, fee: -1 }] }],
		['interpreters: the id "nino" stands there twice.', { interpreters: [nino, nino] }],
		['zone: expected a time zone such as Europe/Vilnius, found "Riga".', { zone: "Riga" }],
		['firm[0].g: expected the id of a session, found "s9".', { firm: [{ i: "nino", g: "s9", b: "en" }] }],
	])("that is wrong is told so: %s", (words, json) => {
		expect(wrong(Array.isArray(json) ? json : { ...(words.startsWith("sessions: ") ? {} : file()), ...json })).toBe(
			`NotReadable: ${words}`,
		);
	});
});
