/** Tests of putting somebody into the place of whoever can not work. */
import { placeInterpreter, publishRoster, readPlanning, readRoster, setRegime } from "@plenary/documents";
import type { Booking, Interpreter } from "@plenary/domain";
import { snapshotOf } from "@plenary/roster";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { undoOf } from "../rosters/acts.ts";
import { missedAt } from "./illness.ts";
import { agenda, interpreters, nine, todayOf } from "./pretend.ts";
import { replaceNow } from "./replace.ts";

const spare: Interpreter = { ...(interpreters[1] as Interpreter), id: "sparrow", name: "sparrow" };
const register = [...interpreters, spare];
const missed = missedAt(todayOf({ out: new Set(["nestor"]) }), "nestor");

/** A published roster and its draft, which are the same. */
function stage() {
	const [planning, roster] = [new Y.Doc(), new Y.Doc()];
	setRegime(planning, ["morning"], { spoken: ["en", "ru", "ka"], heard: ["en", "ru"], mode: "simultaneous" });
	const seat = (booth: string, interpreterId: string) =>
		placeInterpreter(planning, { sittingId: "morning", booth, interpreterId, raisedBy: "secretary" });
	for (const id of ["lysander", "quentin"]) seat("en", id);
	for (const id of ["isolde", "nestor"]) seat("ru", id);
	publishRoster(roster, snapshotOf(agenda, readPlanning(planning), register), { at: nine, by: "secretary" });
	const meeting = { id: "talks", zone: "UTC", endsOn: "2026-07-07" };
	const around = {
		planning,
		roster,
		meeting,
		agenda,
		interpreters: register,
		bookings: [],
		by: "secretary",
		at: nine + 1,
	};
	const inForce = (booth: string) =>
		readRoster(roster)
			?.sittings[0]?.booths.find(({ id }) => id === booth)
			?.interpreterIds.toSorted();
	const drafted = () =>
		readPlanning(planning)
			.places.filter(({ booth }) => booth === "ru")
			.map(({ interpreterId }) => interpreterId)
			.toSorted();
	const replace = (reliefId = "sparrow", bookings: readonly Booking[] = []) =>
		replaceNow({ ...around, bookings }, { missed, illId: "nestor", reliefId });
	return { ...around, seat, inForce, drafted, replace };
}

it("relief: is in force at once, and one undo takes it out of the draft again", () => {
	const { planning, replace, inForce, drafted } = stage();
	undoOf(planning);
	expect(replace()).toBe(2);
	expect([inForce("ru"), drafted()]).toEqual([
		["isolde", "sparrow"],
		["isolde", "sparrow"],
	]);
	undoOf(planning).undo();
	expect(drafted()).toEqual(["isolde", "nestor"]);
});

it("relief: who is in the booth already, because they said yes, is there once", () => {
	const { seat, replace, inForce, drafted } = stage();
	seat("ru", "sparrow");
	expect(replace()).toBe(2);
	expect([inForce("ru"), drafted()]).toEqual([
		["isolde", "sparrow"],
		["isolde", "sparrow"],
	]);
});

it("relief: nothing else of the draft is published with it", () => {
	const { seat, replace, inForce, drafted } = stage();
	seat("en", "sparrow");
	expect(replace("leander")).toBeUndefined();
	expect(drafted()).toEqual(["isolde", "leander"]);
	expect([inForce("ru"), inForce("en")]).toEqual([
		["isolde", "nestor"],
		["lysander", "quentin"],
	]);
});

it("relief: who is bound elsewhere at that time is put into the draft only", () => {
	const { replace, inForce, drafted } = stage();
	const elsewhere = { interpreterId: "sparrow", meetingTitle: {}, from: nine, to: nine + 3_600_000 };
	expect(replace("sparrow", [elsewhere])).toBeUndefined();
	expect(drafted()).toEqual(["isolde", "sparrow"]);
	expect(inForce("ru")).toEqual(["isolde", "nestor"]);
});
