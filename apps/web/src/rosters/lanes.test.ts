/** Tests of the grid's rows. */
import type { BoothPlace, Regime } from "@plenary/domain";
import { expect, test } from "vitest";
import { boothLanes } from "./lanes.ts";

const regime = (spoken: string[], heard: string[], mode: Regime["mode"] = "simultaneous"): Regime => ({
	spoken,
	heard,
	mode,
});
const place = (sittingId: string, booth: string, interpreterId: string): BoothPlace => ({
	id: `${sittingId}-${booth}-${interpreterId}`,
	sittingId,
	booth,
	interpreterId,
	raisedBy: "account-1",
});
const byName = (one: string, other: string) => one.localeCompare(other);
/** "ru@am,pm: anna am pm; boris pm", a line a booth. */
const drawn = (...asked: Parameters<typeof boothLanes>) =>
	boothLanes(...asked).map(
		({ booth, sittingIds, lanes }) =>
			`${booth.id}@${[...sittingIds]}: ${lanes.map((lane) => [lane.interpreterId, ...[...lane.places.keys()].sort()].join(" ")).join("; ")}`,
	);

test("booths stand in the order of protocol, each with a lane for everyone in it", () => {
	const regimes = { am: regime(["en", "ru", "ka"], ["en", "ru"]), pm: regime(["en", "ru", "ka"], ["en", "ru", "ka"]) };
	const places = [
		place("pm", "ru", "boris"),
		place("pm", "ru", "anna"),
		place("am", "ru", "anna"),
		place("other day", "ru", "clara"),
	];
	expect(drawn(["am", "pm"], { regimes, places }, byName)).toEqual([
		"en@am,pm: ",
		"ru@am,pm: anna am pm; boris pm",
		"ka@pm: ",
	]);
});

test("two languages have one booth for both ways, consecutive interpreting one team", () => {
	const regimes = { am: regime(["en", "ru"], ["en", "ru"]), pm: regime(["ka"], ["en", "ru"], "consecutive") };
	expect(drawn(["am", "pm"], { regimes, places: [] }, byName)).toEqual(["en-ru@am,pm: "]);
});

test("whoever sits in a booth that a sitting no longer has is still shown", () => {
	const places = [place("am", "pl", "anna"), place("pm", "en", "boris")];
	const regimes = { am: regime(["pl", "ru", "en"], ["en"]) };
	expect(drawn(["am", "pm"], { regimes, places }, byName)).toEqual(["en@am: boris pm", "pl@: anna am"]);
});

test("whoever is proposed has a lane too, among the others", () => {
	const regimes = { am: regime(["en", "ru", "ka"], ["en", "ru"]) };
	const asked = { sittingId: "am", booth: "ru", interpreterId: "anna" };
	const ru = boothLanes(["am"], { regimes, places: [place("am", "ru", "boris")] }, byName, [asked])[1];
	expect(ru?.lanes.map((lane) => [lane.interpreterId, lane.places.size, lane.proposed.get("am")])).toEqual([
		["anna", 0, asked],
		["boris", 1, undefined],
	]);
});
