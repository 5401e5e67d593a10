/** Fills the registers of the sample: the process, its parties, people, bodies and interpreters. */
import {
	instantOf,
	newBodySchema,
	newInterpreterSchema,
	newPartySchema,
	newPersonSchema,
	type RegisteredInterpreter,
} from "@plenary/domain";
import { createAccount, renameAccount } from "../accounts/accounts.ts";
import type { Database } from "../database.ts";
import { addInterpreter } from "../interpreters/routes.ts";
import type { Seals } from "../interpreters/seals.ts";
import { addBody } from "../people/bodies.ts";
import { addParty } from "../people/parties.ts";
import { writeProcess } from "../people/process.ts";
import { isRefusal } from "../refusals.ts";
import { type BodyKey, type SampleBody, sampleBodies } from "./bodies.ts";
import { dayIn } from "./days.ts";
import { interpretersZone, type SampleInterpreter, sampleInterpreters } from "./interpreters.ts";
import { type PartyIds, sampleParties } from "./parties.ts";
import { madeUp, type SamplePerson, samplePeople } from "./people.ts";

const aDay = 24 * 60 * 60_000;
export const sampleLanguages = ["en", "ru"];

/** Ids, by the words that the sample is written with. */
export interface Registers {
	readonly parties: PartyIds;
	readonly bodies: Readonly<Record<BodyKey, string>>;
	readonly people: readonly (SamplePerson & { id: string })[];
	/** By name. */
	readonly interpreters: ReadonlyMap<string, RegisteredInterpreter>;
	/** Who writes in the Secretariat's name. */
	readonly secretary: string;
}

export async function writeRegisters(db: Database, seals: Seals, now: number): Promise<Registers> {
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
	const interpreters = new Map<string, RegisteredInterpreter>();
	for (const sample of sampleInterpreters) {
		const accountId = people.find(({ name }) => name === sample.name)?.id ?? null;
		interpreters.set(sample.name, await enterInterpreter(db, seals, sample, accountId, now));
	}
	return { parties, bodies, people, interpreters, secretary: secretaries[0] ?? "" };
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

const said = { kind: "peer", by: madeUp, mode: null, on: null, until: null };

async function enterInterpreter(
	db: Database,
	seals: Seals,
	{ ru, busy, fee, ...facts }: SampleInterpreter,
	accountId: string | null,
	now: number,
): Promise<RegisteredInterpreter> {
	const unavailable = (busy ?? []).map((after) => {
		const from = instantOf(dayIn(after, now, interpretersZone), "00:00", interpretersZone);
		return { from, to: from + aDay };
	});
	const consentedOn = dayIn(-30, now, interpretersZone);
	const evidence = (facts.retours ?? []).map(([from, to]) => ({ ...said, from, to }));
	const kept = { names: { ru }, note: madeUp, unavailable, evidence, consentedOn, accountId };
	const paid = fee === undefined ? {} : { fee: { amount: fee, currency: "EUR" } };
	const entry = await addInterpreter(db, seals, newInterpreterSchema.parse({ ...facts, ...kept, ...paid }), now);
	if (isRefusal(entry)) throw new Error(`The sample's interpreter ${facts.name} was refused: ${entry.refusal}.`);
	return entry;
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
