/** Writes a glossary of the sample, as an interpreter would who takes in a file. */
import { takeInConcepts } from "@plenary/documents";
import { glossaryPlan, glossaryRoom, type Meeting, type NewConcept } from "@plenary/domain";
import type { House } from "../house.ts";
import type { Registers } from "./write-registers.ts";

export async function writeGlossary(
	{ rooms, clock }: Pick<House, "rooms" | "clock">,
	{ people, secretary }: Registers,
	meeting: Meeting,
	concepts: readonly NewConcept[],
): Promise<void> {
	const by = people.find(({ role }) => role === "interpreter")?.id ?? secretary;
	const plan = glossaryPlan([], concepts, { overrules: true });
	const isIn = await rooms.edit(glossaryRoom(meeting.id), by, (doc) => takeInConcepts(doc, plan, { by, at: clock() }));
	if (!isIn) throw new Error("The sample's glossary could not be written.");
}
