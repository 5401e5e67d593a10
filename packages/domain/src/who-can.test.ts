/** Tests of asking the register who can do something. */
import { expect, test } from "vitest";
import { newInterpreterSchema } from "./interpreter-register.ts";
import { anybody, asksFacts, type Sought, whoCan } from "./who-can.ts";

const entry = (id: string, part: object) => ({ ...newInterpreterSchema.parse({ name: id, ...part }), id });
const may = (day: number) => Date.UTC(2027, 4, day);
const ran = { kind: "test", by: "", mode: null, on: null, until: "2026-12-31" };
const register = [
	entry("Nino Example", {
		...{ a: ["ka"], b: ["en"], c: ["ru"], retours: [["ka", "en"]], town: "Tbilisi", domains: ["asylum law"] },
		...{ tracks: ["community"], modes: ["consecutive"], evidence: [{ ...ran, from: "ka", to: "en" }] },
		unavailable: [{ from: may(3), to: may(5) }],
	}),
	entry("Yuri Petrov", { names: { ru: "Юрий Петров" }, a: ["ru"], c: ["en"], domains: ["border control"] }),
	entry("Maka Near", { a: ["ka"], b: ["en"], town: "Tbilisi", tracks: ["community"], domains: ["asylum law"] }),
	entry("Lela Away", {
		...{ a: ["en"], c: ["ka"], town: "Batumi", tracks: ["community"], domains: ["asylum"] },
		unavailable: [
			{ from: may(1), to: may(20) },
			{ from: may(19), to: may(40) },
		],
	}),
];
const asked = (part: Partial<Sought>) =>
	whoCan({ ...anybody, ...part }, register, { zone: "UTC", today: "2026-11-22" });
const fitting = (part: Partial<Sought>) => asked(part).fits.map(({ entry }) => entry.id);

test("who can: Georgian to English, consecutive, asylum, in Tbilisi in May", () => {
	const { fits, nearest } = asked({
		...{ from: "ka", to: "en", mode: "consecutive", track: "community", theme: "asylum", town: "Тбилиси" },
		...{ fromDay: "2027-05-01", toDay: "2027-05-31" },
	});
	expect(fits).toEqual([{ entry: register[0], away: [{ from: may(3), to: may(5) }], hasRunOut: true }]);
	expect(nearest).toEqual([
		{ entry: register[3], obstacles: [{ code: "away" }, { code: "town", town: "Batumi" }] },
		{ entry: register[2], obstacles: [{ code: "direction" }] },
	]);
});

test("who can: whoever is busy by their own calendar is away like anybody", () => {
	const busy = { ...entry("Busy", { a: ["ka"] }), busy: [{ from: may(1), to: may(9) }] };
	const on = { ...anybody, fromDay: "2027-05-02", toDay: "2027-05-03" };
	const found = whoCan(on, [busy], { zone: "UTC", today: "2026-11-22" });
	expect(found).toEqual({ fits: [], nearest: [{ entry: busy, obstacles: [{ code: "away" }] }] });
});

test.each<[Partial<Sought>, string[]]>([
	[{}, ["Nino Example", "Yuri Petrov", "Maka Near", "Lela Away"]],
	[{ words: "нино" }, ["Nino Example"]],
	[{ words: "Petrov Yu" }, ["Yuri Petrov"]],
	[{ words: "Петров" }, ["Yuri Petrov"]],
	[{ words: "батуми" }, ["Lela Away"]],
	[{ words: "BORDER" }, ["Yuri Petrov"]],
	[{ words: "nobody" }, []],
	[{ to: "en" }, ["Nino Example", "Lela Away"]],
	[{ from: "en" }, ["Nino Example", "Yuri Petrov", "Maka Near"]],
	[{ from: "ru", to: "en" }, []],
	[{ words: "yuri", to: "ka" }, []],
	[{ mode: "simultaneous" }, ["Yuri Petrov", "Maka Near", "Lela Away"]],
	[{ track: "conference" }, ["Yuri Petrov"]],
])("who can: %j finds %j", (part, ids) => {
	expect(fitting(part)).toEqual(ids);
});

test("who can: who does not know the languages is not near, nor who is not called so", () => {
	expect(asked({ from: "ka", to: "ru" })).toMatchObject({ fits: [], nearest: [{ entry: { id: "Nino Example" } }] });
	expect(asked({ from: "pl" })).toEqual({ fits: [], nearest: [] });
	expect(asked({ words: "Nino", track: "conference" }).nearest).toMatchObject([
		{ obstacles: [{ code: "track", works: ["community"] }] },
	]);
	expect(asked({ words: "Yuri", track: "community" }).nearest).toHaveLength(1);
});

test("who can: a day is needed on which they are free, whichever way round the days are", () => {
	expect(fitting({ fromDay: "2027-05-03", toDay: "2027-05-04" })).toEqual(["Yuri Petrov", "Maka Near"]);
	expect(fitting({ fromDay: "2027-05-05", toDay: "2027-05-04" })).toContain("Nino Example");
	expect(fitting({ toDay: "2027-05-04" })).not.toContain("Nino Example");
	expect(fitting({ fromDay: "2027-05-20", toDay: "2027-05-21" })).not.toContain("Lela Away");
});

test("who can: words alone ask for no facts", () => {
	expect([asksFacts(anybody), asksFacts({ ...anybody, words: "x" }), asksFacts({ ...anybody, town: "x" })]).toEqual([
		false,
		false,
		true,
	]);
});
