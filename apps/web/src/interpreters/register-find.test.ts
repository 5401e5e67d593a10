/** Tests of finding interpreters. */
import type { RegisteredInterpreter } from "@plenary/domain";
import { expect, test } from "vitest";
import { findInterpreters, type Wanted } from "./register-find.ts";

const entry = (id: string, name: string, part: Partial<RegisteredInterpreter> = {}): RegisteredInterpreter => ({
	...{ id, name, names: {}, a: [], b: [], c: [], retours: [], evidence: [], unavailable: [], domains: [] },
	...{
		town: "",
		tracks: ["conference"],
		modes: [],
		clearance: null,
		fee: null,
		conflicts: [],
		address: "",
		phone: "",
		note: "",
		accountId: null,
		consentedOn: null,
		archivedAt: null,
		mergedInto: null,
	},
	...part,
});
const register = [
	entry("nino", "Nino Example", { a: ["ka"], b: ["en"], c: ["ru"], retours: [["ka", "en"]], town: "Tbilisi" }),
	entry("yuri", "Yuri Petrov", { names: { ru: "Юрий Петров" }, a: ["ru"], c: ["en"], domains: ["asylum law"] }),
];
const found = (wanted: Partial<Wanted>) =>
	findInterpreters({ words: "", into: "", from: "", ...wanted }, register).map(({ id }) => id);

test.each([
	[{}, ["nino", "yuri"]],
	[{ words: "нино" }, ["nino"]],
	[{ words: "Petrov Yu" }, ["yuri"]],
	[{ words: "Петров" }, ["yuri"]],
	[{ words: "тбилиси" }, ["nino"]],
	[{ words: "ASYLUM" }, ["yuri"]],
	[{ words: "nobody" }, []],
	[{ into: "en" }, ["nino"]],
	[{ from: "en" }, ["nino", "yuri"]],
	[{ from: "ru", into: "en" }, []],
	[{ from: "ka", into: "en" }, ["nino"]],
	[{ words: "yuri", into: "ka" }, []],
])("register: %j finds %j", (wanted, ids) => {
	expect(found(wanted)).toEqual(ids);
});
