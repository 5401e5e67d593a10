/** Fills the registers of the sample: the process, its parties, its people and its bodies. */
import { newBodySchema, newPartySchema, newPersonSchema } from "@plenary/domain";
import { createAccount, renameAccount } from "../accounts/accounts.ts";
import type { Database } from "../database.ts";
import { addBody } from "../people/bodies.ts";
import { addParty } from "../people/parties.ts";
import { writeProcess } from "../people/process.ts";
import { isRefusal } from "../refusals.ts";
import { type BodyKey, type SampleBody, sampleBodies } from "./bodies.ts";
import { type PartyIds, sampleParties } from "./parties.ts";
import { madeUp, type SamplePerson, samplePeople } from "./people.ts";

export const sampleLanguages = ["en", "ru"];

/** Ids, by the words that the sample is written with. */
export interface Registers {
	readonly parties: PartyIds;
	readonly bodies: Readonly<Record<BodyKey, string>>;
	readonly people: readonly (SamplePerson & { id: string })[];
	/** Who writes in the Secretariat's name. */
	readonly secretary: string;
}

export async function writeRegisters(db: Database, now: number): Promise<Registers> {
	await writeProcess(db, {
		names: { en: "Söderköping Process (sample)", ru: "Сёдерчёпингский процесс (пример)" },
		languages: sampleLanguages,
	});
	const parties: PartyIds = await eachOf(sampleParties, async (asked) => {
		const party = await addParty(db, newPartySchema.parse(asked));
		return party.id;
	});
	const people: Registers["people"][number][] = [];
	// Each a moment after the one before: visitors become them in this order.
	for (const [order, person] of samplePeople.entries())
		people.push({ ...person, id: await addPerson(db, person, parties, now + order) });
	const secretaries = people.filter(({ role }) => role === "secretariat").map(({ id }) => id);
	const bodies: Registers["bodies"] = await eachOf(sampleBodies, async (sample: SampleBody) => {
		const posts = sample.posts.map(({ names, party }, at) => ({
			names,
			personId: secretaries[at] ?? null,
			partyId: parties[party],
		}));
		const partyIds = sample.parties.map((sign) => parties[sign]);
		const { codes, names, powers } = sample;
		const body = await addBody(db, newBodySchema.parse({ codes, names, powers, partyIds, posts }));
		if (isRefusal(body)) throw new Error(`The sample's body "${names.en}" was refused: ${body.refusal}.`);
		return body.id;
	});
	return { parties, bodies, people, secretary: secretaries[0] ?? "" };
}

/** Somebody who has been here before: visitors become them without being asked for name and language. */
async function addPerson(db: Database, person: SamplePerson, parties: PartyIds, now: number): Promise<string> {
	const { name, ru, role, party, languages = [] } = person;
	const asked = newPersonSchema.parse({
		address: "",
		name,
		names: { ru },
		language: "en",
		languages: [...languages],
		partyId: party ? parties[party] : null,
		office: role === "secretariat" ? role : null,
		note: madeUp,
	});
	const { id } = await createAccount(db, asked, now);
	await renameAccount(db, id, {});
	await db.updateTable("account").set({ joined_at: now }).where("id", "=", id).execute();
	return id;
}

/** The same for each entry, one after the other, under the same names. */
async function eachOf<Name extends string, Value, Result>(
	entries: Readonly<Record<Name, Value>>,
	run: (value: Value) => Promise<Result>,
): Promise<Record<Name, Result>> {
	const results: [string, Result][] = [];
	for (const [name, value] of Object.entries<Value>(entries)) results.push([name, await run(value)]);
	return Object.fromEntries(results) as Record<Name, Result>;
}
