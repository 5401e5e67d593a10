/** The process, its parties and its people, as the secretariat keeps them. */
import { type HandOver, inLanguage, type Party } from "@plenary/domain";
import { accountByAddress, accountById, createAccount, toPerson } from "../accounts/accounts.ts";
import { type LinkPurpose, makeLink } from "../accounts/links.ts";
import type { AccountRow } from "../accounts/sign-ins.ts";
import { fromJson } from "../database.ts";
import type { Routes } from "../doors/http.ts";
import type { House } from "../house.ts";
import { linkLetter } from "../mail/mail.ts";
import { refuse } from "../refusals.ts";
import { newId } from "../secrets.ts";
import { readProcess, writeProcess } from "./process.ts";

export function peopleRoutes(route: Routes, house: House): void {
	const { db, clock } = house;

	route("changeProcess", ["manage", "process"], async ({ body }) => {
		await writeProcess(db, { names: body.names, languages: body.languages });
		return readProcess(db);
	});

	route("parties", ["read", "parties"], async () => readParties(house));

	route("createParty", ["manage", "parties"], async ({ body }) => {
		const id = newId();
		await db
			.insertInto("party")
			.values({ id, ...toRow(body) })
			.execute();
		return { id, ...body };
	});

	route("changeParty", ["manage", "parties"], async ({ id, body }) => {
		const changed = await db.updateTable("party").set(toRow(body)).where("id", "=", id).executeTakeFirst();
		return changed.numUpdatedRows > 0n ? { id, ...body } : refuse("notFound");
	});

	route("people", ["manage", "people"], async () => {
		const rows = await db.selectFrom("account").selectAll().orderBy("name").execute();
		return rows
			.map(toPerson)
			.map((person) => (person.address.endsWith("@localhost") ? { ...person, address: "" } : person));
	});

	route("invite", ["manage", "people"], async ({ body, visitor, address }) => {
		if (body.office !== null && visitor.account.office !== "administrator") return refuse("notAllowed", "office");
		if (await accountByAddress(db, body.address)) return refuse("addressTaken", "address");
		if (body.partyId !== null && !(await isParty(house, body.partyId))) return refuse("notFound", "partyId");
		const account = await createAccount(db, body, clock());
		return {
			person: toPerson(account),
			handOver: await handOverLink(house, account, "invitation", visitor.account.id, address),
		};
	});

	route("changePerson", ["manage", "people"], async ({ id, body, visitor }) => {
		const account = await accountById(db, id);
		if (!account) return refuse("notFound");
		if (body.partyId !== null && !(await isParty(house, body.partyId))) return refuse("notFound", "partyId");
		if (body.office !== account.office) {
			if (visitor.account.office !== "administrator") return refuse("notAllowed", "office");
			if (account.office === "administrator" && (await countAdministrators(house)) === 1)
				return refuse("lastAdministrator", "office");
			await db.updateTable("sign_in").set({ renew: 1 }).where("account_id", "=", id).execute();
		}
		await db
			.updateTable("account")
			.set({ name: body.name, names: JSON.stringify(body.names), party_id: body.partyId, office: body.office })
			.where("id", "=", id)
			.execute();
		house.news.rightsChanged(id);
		return toPerson((await accountById(db, id)) as AccountRow);
	});

	route("makeLink", ["manage", "links"], async ({ id, visitor, address }) => {
		const account = await accountById(db, id);
		if (!account) return refuse("notFound");
		// A link to an office is as good as the office: only those who give offices may make one.
		if (account.office !== null && visitor.account.office !== "administrator" && account.id !== visitor.account.id)
			return refuse("notAllowed");
		return handOverLink(
			house,
			account,
			account.joined_at === null ? "invitation" : "sign-in",
			visitor.account.id,
			address,
		);
	});
}

/** Makes a link and mails it; without mail, or when mail fails, whoever asked gets it to hand over. */
export async function handOverLink(
	house: House,
	account: AccountRow,
	purpose: LinkPurpose,
	madeBy: string,
	address: string,
): Promise<HandOver> {
	const { secret, expiresAt } = await makeLink(house.db, account.id, purpose, madeBy, house.clock());
	const link = `${address}/enter#${secret}`;
	const process = inLanguage((await readProcess(house.db)).names, [account.language]);
	const { address: to, name, language } = account;
	const mailed = await house.mail.send(linkLetter({ to, name, language, purpose, process, link }));
	return { mailed, link: mailed ? null : link, expiresAt };
}

export async function readParties(house: House): Promise<Party[]> {
	const rows = await house.db.selectFrom("party").selectAll().execute();
	return rows.map(({ id, kind, codes, names }) => ({ id, kind, codes: fromJson(codes), names: fromJson(names) }));
}

export async function isParty(house: House, id: string): Promise<boolean> {
	return (await house.db.selectFrom("party").select("id").where("id", "=", id).executeTakeFirst()) !== undefined;
}

async function countAdministrators(house: House): Promise<number> {
	const rows = await house.db.selectFrom("account").select("id").where("office", "=", "administrator").execute();
	return rows.length;
}

const toRow = ({ kind, codes, names }: Omit<Party, "id">) => ({
	kind,
	codes: JSON.stringify(codes),
	names: JSON.stringify(names),
});
