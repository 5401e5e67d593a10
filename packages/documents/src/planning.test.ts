/** Tests of the planning's document. */
import type { Regime } from "@plenary/domain";
import { beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { check } from "./check.ts";
import { observePlanning, placesOf, planningUndo, readPlanning, regimesOf, termsOf } from "./planning.ts";
import { movePlace, placeInterpreter, setProfile, setRegime, takeOut } from "./planning-verbs.ts";
import { unsavedPlaces } from "./unsaved.ts";

const room = { kind: "planning", meetingId: "meeting-1" } as const;
const regime: Regime = { spoken: ["en", "ka"], heard: ["en", "ru"], mode: "simultaneous" };
let doc: Y.Doc;

beforeEach(() => {
	doc = new Y.Doc();
});

const seat = (interpreterId: string, booth = "ru", sittingId = "morning") => ({
	sittingId,
	booth,
	interpreterId: `person-${interpreterId}`,
	raisedBy: "account-1",
});
const put = (of: Y.Doc, interpreterId: string, booth?: string) => placeInterpreter(of, seat(interpreterId, booth));
/** "ru anna", one line a place, in the order of the alphabet. */
const seated = (of = doc) =>
	readPlanning(of)
		.places.map((place) => `${place.booth} ${place.interpreterId.slice(7)}`)
		.sort();

function copyOf(of: Y.Doc): Y.Doc {
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(of));
	return copy;
}
function merge(one: Y.Doc, other: Y.Doc): void {
	Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
	Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
}
const changesDuring = (run: () => void): number => {
	let heard = 0;
	const stop = observePlanning(doc, () => heard++);
	run();
	stop();
	return heard;
};

describe("regimes", () => {
	it("are given to sittings and taken away again", () => {
		setRegime(doc, ["morning", "evening"], regime);
		setRegime(doc, ["evening"], { ...regime, mode: "consecutive" });
		expect(readPlanning(doc).regimes).toEqual({ morning: regime, evening: { ...regime, mode: "consecutive" } });
		setRegime(doc, ["morning", "unknown"], undefined);
		expect(Object.keys(readPlanning(doc).regimes)).toEqual(["evening"]);
		expect(check(room, doc)).toBeUndefined();
	});

	it("are nobody's by a name that every object knows", () => {
		expect(readPlanning(doc).regimes.constructor).toBeUndefined();
		setRegime(doc, ["constructor"], regime);
		expect(readPlanning(doc).regimes.constructor).toEqual(regime);
	});

	it("keep what two people change in different parts of one", () => {
		setRegime(doc, ["morning"], regime);
		const other = copyOf(doc);
		setRegime(doc, ["morning"], { ...regime, mode: "whispered" });
		setRegime(other, ["morning"], { ...regime, spoken: ["en", "ka", "hy"] });
		merge(doc, other);
		expect(readPlanning(doc).regimes.morning).toEqual({ ...regime, mode: "whispered", spoken: ["en", "ka", "hy"] });
	});

	it("are taken back by one undo, without losing what another changed meanwhile", () => {
		const undo = planningUndo(doc);
		setRegime(doc, ["morning", "evening"], regime);
		const other = copyOf(doc);
		setRegime(other, ["evening"], { ...regime, heard: ["ru"] });
		merge(doc, other);
		undo.undo();
		expect(readPlanning(doc).regimes.morning).toBeUndefined();
		undo.redo();
		expect(readPlanning(doc).regimes).toEqual({ morning: regime, evening: { ...regime, heard: ["ru"] } });
	});

	it("are written as interpreters count languages, and not at all when they are none", () => {
		expect(setRegime(doc, ["morning"], { ...regime, spoken: ["ro-MD", "mo", "en"] })).toBe(true);
		expect(setRegime(doc, ["morning"], { ...regime, heard: [] })).toBe(false);
		expect(readPlanning(doc).regimes.morning).toEqual({ ...regime, spoken: ["ro", "en"] });
		expect(check(room, doc)).toBeUndefined();
	});

	it("keep what was decided beside the languages, and lose it without them when it is nonsense", () => {
		const strengths = [{ booth: "ru", people: 3, reason: "Read speeches all day" }];
		const decided: Regime = { ...regime, pivots: ["en"], heavy: true, strengths, clearance: 2, theme: "visa" };
		setRegime(doc, ["morning"], decided);
		expect(readPlanning(doc).regimes.morning).toEqual(decided);
		expect(check(room, doc)).toBeUndefined();
		setRegime(doc, ["morning"], { ...regime, heavy: true });
		expect(readPlanning(doc).regimes.morning).toEqual({ ...regime, heavy: true });
		expect(setRegime(doc, ["morning"], { ...regime, strengths: [{ booth: "ru", people: 3, reason: " " }] })).toBe(
			false,
		);
		(regimesOf(doc).get("morning") as Y.Map<unknown>).set("strengths", [{ booth: "ru", people: 99 }]);
		expect(readPlanning(doc).regimes.morning).toEqual(regime);
		expect(check(room, doc)).toContain("strengths");
	});

	it("are not written again when nothing differs", () => {
		setRegime(doc, ["morning"], regime);
		expect(changesDuring(() => setRegime(doc, ["morning"], { ...regime, spoken: [...regime.spoken] }))).toBe(0);
	});
});

describe("places", () => {
	it("are filled, moved, given to somebody else and emptied", () => {
		const id = put(doc, "anna");
		expect(readPlanning(doc).places).toEqual([{ id, ...seat("anna") }]);
		movePlace(doc, id, { booth: "en", sittingId: "evening" }, 1000);
		expect(readPlanning(doc).places).toEqual([{ id, ...seat("anna", "en", "evening") }]);
		movePlace(doc, id, { interpreterId: "person-boris" }, 1000);
		expect(seated()).toEqual(["en boris"]);
		expect(check(room, doc)).toBeUndefined();
		expect(takeOut(doc, id, 2000)).toBe(true);
		expect([seated(), takeOut(doc, id, 2000), movePlace(doc, id, {}, 2000)]).toEqual([[], false, false]);
	});

	it("keep both when two people put different persons into one booth", () => {
		const other = copyOf(doc);
		put(doc, "anna");
		put(other, "boris");
		merge(doc, other);
		expect([seated(), seated(other)]).toEqual([
			["ru anna", "ru boris"],
			["ru anna", "ru boris"],
		]);
	});

	it("count the same person in the same booth once, and take out or move every trace of them", () => {
		const other = copyOf(doc);
		put(doc, "anna");
		put(other, "anna");
		merge(doc, other);
		expect(placesOf(doc).size).toBe(2);
		expect(seated()).toEqual(["ru anna"]);
		expect(readPlanning(doc).places).toEqual(readPlanning(other).places);
		const id = readPlanning(doc).places[0]?.id ?? "";
		movePlace(other, id, { booth: "en" }, 1000);
		expect(seated(other)).toEqual(["en anna"]);
		takeOut(doc, id, 1000);
		expect(seated()).toEqual([]);
	});

	it("are not doubled by putting or moving somebody to where they are", () => {
		const id = put(doc, "anna");
		expect(changesDuring(() => expect(put(doc, "anna")).toBe(id))).toBe(0);
		const en = put(doc, "anna", "en");
		movePlace(doc, en, { booth: "ru" }, 1000);
		expect(seated()).toEqual(["ru anna"]);
	});

	it("are used again by who was taken out, so that going to and fro does not fill the room", () => {
		const id = put(doc, "anna");
		takeOut(doc, id, 1000);
		expect(placeInterpreter(doc, { ...seat("anna"), raisedBy: "account-2" })).toBe(id);
		expect(readPlanning(doc).places).toEqual([{ id, ...seat("anna"), raisedBy: "account-2" }]);
	});

	it("are taken back step by step, and by nobody else's undo", () => {
		const undo = planningUndo(doc);
		const id = put(doc, "anna");
		undo.stopCapturing();
		movePlace(doc, id, { booth: "en" }, 1000);
		undo.stopCapturing();
		takeOut(doc, id, 2000);
		const other = copyOf(doc);
		put(other, "boris");
		merge(doc, other);
		undo.undo();
		expect(seated()).toEqual(["en anna", "ru boris"]);
		undo.undo();
		expect(seated()).toEqual(["ru anna", "ru boris"]);
		undo.undo();
		expect(seated()).toEqual(["ru boris"]);
		undo.redo();
		expect(seated()).toEqual(["ru anna", "ru boris"]);
	});

	it("that the server would not take are found again", () => {
		put(doc, "anna");
		const before = copyOf(doc);
		put(before, "boris");
		expect(unsavedPlaces(before, doc)).toMatchObject([{ interpreterId: "person-boris" }]);
	});
});

describe("the planning", () => {
	it("has a rules profile, on site until another is chosen", () => {
		expect(readPlanning(doc).profile).toBe("onSite");
		setProfile(doc, "remote");
		expect(readPlanning(doc).profile).toBe("remote");
		expect(check(room, doc)).toBeUndefined();
	});

	it("reads any nonsense without throwing", () => {
		termsOf(doc).set("profile", "holiday");
		regimesOf(doc).set("morning", new Y.Map<unknown>([["spoken", "en"]]));
		placesOf(doc).set("place-1", new Y.Map<unknown>([["booth", "Russian"]]));
		placesOf(doc).set("place-2", "no map");
		expect(readPlanning(doc)).toEqual({ profile: "onSite", regimes: {}, places: [] });
	});

	it.each<[string, (into: Y.Doc) => void, string]>([
		["an unknown root", (into) => into.getMap("fees").set("a", 1), 'There is no place for "fees" here.'],
		["an unknown term", (into) => termsOf(into).set("price", 1), 'terms has an unknown field "price".'],
		["an unknown profile", (into) => termsOf(into).set("profile", "holiday"), "terms has a wrong profile."],
		[
			"an unknown field",
			(into) => placesOf(into).set("place-1", new Y.Map([["fee", 400]])),
			'place-1 of the places has an unknown field "fee".',
		],
		[
			"a language that is none",
			(into) => regimesOf(into).set("morning", new Y.Map([["spoken", ["en", "Georgian"]]])),
			"morning of the regimes has a wrong spoken.",
		],
		[
			"a title",
			(into) => into.getText("title/morning/en").insert(0, "x"),
			'There is no place for "title/morning/en" here.',
		],
	])("is refused with %s", (_, spoil, complaint) => {
		spoil(doc);
		expect(check(room, copyOf(doc))).toBe(complaint);
	});
});
