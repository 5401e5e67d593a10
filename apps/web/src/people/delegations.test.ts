/** Participants grouped as delegations. */
import { inLanguage, type MeetingRole, type Party } from "@plenary/domain";
import { expect, it } from "vitest";
import { delegationsOf } from "./delegations.ts";

it("puts states before organisations before those without a delegation, and the chair before delegates", () => {
	const party = (id: string, kind: Party["kind"], name: string): Party => ({
		id,
		kind,
		codes: { en: id },
		names: { en: name },
		joinedOn: null,
		leftOn: null,
		part: {},
		archivedAt: null,
		mergedInto: null,
	});
	const person = (name: string, role: MeetingRole, partyId: string | null) => ({
		accountId: name,
		name,
		names: {},
		role,
		partyId,
		standing: null,
		joined: true,
	});
	const groups = delegationsOf(
		[
			person("Anna", "interpreter", null),
			person("Nino", "observer", "UNHCR"),
			person("Bo", "delegate", "UA"),
			person("Ada", "delegate", "UA"),
			person("Olena", "chair", "UA"),
			person("Ion", "delegate", "MD"),
		],
		[
			party("UNHCR", "organisation", "A high commissioner"),
			party("UA", "state", "Ukraine"),
			party("MD", "state", "Moldova"),
		],
		{ text: (text) => inLanguage(text, ["en"]), language: "en", compare: (one, other) => one.localeCompare(other) },
	);
	expect(groups.map((group) => [group.party?.id, group.people.map(({ name }) => name)])).toEqual([
		["MD", ["Ion"]],
		["UA", ["Olena", "Ada", "Bo"]],
		["UNHCR", ["Nino"]],
		[undefined, ["Anna"]],
	]);
});
