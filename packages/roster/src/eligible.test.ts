/** Tests of who is eligible: the same people that the planner would offer for every sitting of the day. */
import { expect, it } from "vitest";
import { candidates } from "./candidates.ts";
import { blockersOf, eligibleOf } from "./eligible.ts";
import { at, person, place, regime, rostering, sitting } from "./pretend.ts";

const asked = regime("ka en ru", "en ru");
const roster = rostering({
	sittings: [sitting("morning", 9, 11), { ...sitting("evening", 14, 16), clearance: 1 }],
	regimes: { morning: asked, evening: asked },
	places: [place("morning ru boris")],
	interpreters: [
		{ ...person("anna", "en,,ru ka"), clearance: 1 },
		{ ...person("boris", "ru,en,ka,ru>en"), clearance: 1 },
		person("clara", "en,,ru"),
		{ ...person("davit", "ka,,en"), clearance: 1 },
		{ ...person("egor", "ru,,en"), clearance: 1, unavailable: [{ from: at(15), to: at(20) }] },
	],
});

it("eligible: whoever fits at every sitting of the group, wherever they are now", () => {
	const found = eligibleOf(roster).map(({ booth, interpreterId }) => `${booth.id} ${interpreterId}`);
	expect(found).toEqual(["en anna", "en boris", "ru boris"]);
	const empty = { ...roster, places: [] };
	const offered = ["en", "ru"].flatMap((booth) =>
		["anna", "boris", "clara", "davit", "egor"]
			.filter((id) =>
				["morning", "evening"].every(
					(sittingId) => candidates(empty, { sittingId, booth }).find((one) => one.interpreterId === id)?.fits,
				),
			)
			.map((id) => `${booth} ${id}`),
	);
	expect(found).toEqual(offered);
});

it("eligible: who is not has every reason told, once for the group", () => {
	const [first] = eligibleOf(roster);
	const [group, booth] = [first?.group, first?.group.booths[1]];
	const codes = (interpreterId: string) =>
		group && booth && blockersOf(roster, { group, booth, interpreterId }).map(({ code }) => code);
	expect(codes("clara")).toEqual(["notThisLanguage", "clearanceTooLow"]);
	expect(codes("egor")).toEqual(["unavailable"]);
	expect(codes("boris")).toEqual([]);
});
