/** Tests of the relay map. */
import { describe, expect, it } from "vitest";
import { languages, sitting } from "./pretend.ts";
import { abilityOf, hangingOn, relayMap, teamOf } from "./relay.ts";

const day = sitting({ en: ["lysander", "quentin"], ru: ["isolde", "nestor"], pl: ["leander"] });
const mapOf = (language: string, out: string[] = [], of = day) =>
	relayMap(of, teamOf(of, { languages }, new Set(out)), language);
const words = (language: string, out?: string[]) =>
	mapOf(language, out).map(({ booth, source }) => {
		if (source.kind === "relay") return `${booth} from ${source.through}${source.single ? ", one alone" : ""}`;
		return `${booth} ${source.kind}`;
	});

describe("the relay map", () => {
	it("says of each booth whether it hears the floor itself, through whom, or is silent", () => {
		expect(words("en")).toEqual(["en silent", "ru direct", "pl direct"]);
		expect(words("ru")).toEqual(["en direct", "ru silent", "pl from en"]);
		expect(words("ka")).toEqual(["en direct", "ru direct", "pl from en, one alone"]);
	});

	it("knows no relay of a relay, and leaves out who can not work", () => {
		expect(words("ka", ["lysander"])).toEqual(["en from ru, one alone", "ru direct", "pl none"]);
		expect(words("ka", ["lysander", "nestor"])).toEqual(["en none", "ru none", "pl none"]);
	});

	it("tells a booth who hangs on it", () => {
		expect(hangingOn(mapOf("ka"), "en").map(({ booth }) => booth)).toEqual(["pl"]);
		expect(hangingOn(mapOf("ka"), "ru")).toEqual([]);
	});

	it("tells how each person works from the floor's language", () => {
		const team = teamOf(day, { languages }, new Set());
		const ability = (id: string, language: string) => {
			const member = team.find(({ interpreterId }) => interpreterId === id);
			return member && abilityOf(member, [member.booth], language, mapOf(language));
		};
		expect(["en", "ru", "ka"].map((language) => ability("isolde", language))).toEqual(["direct", "silent", "relay"]);
		expect(["en", "ka"].map((language) => ability("leander", language))).toEqual(["direct", "relay"]);
	});

	it("counts a two-way booth as working into the other language", () => {
		const two = sitting({ "en-ru": ["isolde"] });
		expect(mapOf("en", [], two)).toMatchObject([{ source: { kind: "direct", people: 1 } }]);
		expect(mapOf("ru", [], two)).toMatchObject([{ source: { kind: "none" } }]);
	});
});
