/** The process, its parties and its people, as the secretariat keeps them. */
import { type HandOver, inLanguage, may, type Party } from "@plenary/domain";
import { accountByAddress, accountById, createAccount, toPerson } from "../accounts/accounts.ts";
import { type LinkPurpose, makeLink, withdrawLinks } from "../accounts/links.ts";
import { type AccountRow, markForRenewal } from "../accounts/sign-ins.ts";
import { type Database, fromJson } from "../database.ts";
import type { Routes, Visitor } from "../doors/http.ts";
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
		return rows.map(toPerson);
	});

	route("invite", ["manage", "people"], async ({ body, visitor, address }) => {
		if (body.office !== null && !givesOffices(visitor)) return refuse("notAllowed", "office");
		if (body.partyId !== null && !(await areParties(db, [body.partyId]))) return refuse("notFound", "partyId");
		const account = await db
			.transaction()
			.execute(async (step) =>
				(await accountByAddress(step, body.address)) ? undefined : createAccount(step, body, clock()),
			);
		if (!account) return refuse("addressTaken", "address");
		return {
			person: toPerson(account),
			handOver: await handOverLink(house, account, "invitation", visitor.account.id, address),
		};
	});

	route("changePerson", ["manage", "people"], async ({ id, body, visitor }) => {
		if (body.partyId !== null && !(await areParties(db, [body.partyId]))) return refuse("notFound", "partyId");
		const changed = await db.transaction().execute(async (step) => {
			const account = await accountById(step, id);
			if (!account) return refuse("notFound");
			if (body.office !== account.office) {
				if (!givesOffices(visitor)) return refuse("notAllowed", "office");
				if (account.office === "administrator" && (await countAdministrators(step)) === 1)
					return refuse("lastAdministrator", "office");
				await markForRenewal(step, id);
				await withdrawLinks(step, id);
			}
			await step
				.updateTable("account")
				.set({ name: body.name, names: JSON.stringify(body.names), party_id: body.partyId, office: body.office })
				.where("id", "=", id)
				.execute();
			return (await accountById(step, id)) as AccountRow;
		});
		if ("refusal" in changed) return changed;
		house.news.rightsChanged(id);
		return toPerson(changed);
	});

	route("makeLink", ["manage", "links"], async ({ id, visitor, address }) => {
		const account = await accountById(db, id);
		if (!account) return refuse("notFound");
		if (!mayLetIn(visitor, account)) return refuse("notAllowed");
		const purpose = account.joined_at === null ? "invitation" : "sign-in";
		return handOverLink(house, account, purpose, visitor.account.id, address);
	});
}

const givesOffices = ({ actor }: Visitor): boolean => may(actor, "manage", { kind: "offices" });

/** A link to an office is as good as the office: only those who give offices may make one, and everyone for themselves. */
export const mayLetIn = (visitor: Visitor, account: AccountRow): boolean =>
	account.office === null || account.id === visitor.account.id || givesOffices(visitor);

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

export async function areParties(db: Database, ids: readonly string[]): Promise<boolean> {
	if (ids.length === 0) return true;
	const rows = await db.selectFrom("party").select("id").where("id", "in", ids).execute();
	return rows.length === new Set(ids).size;
}

async function countAdministrators(db: Database): Promise<number> {
	return (await db.selectFrom("account").select("id").where("office", "=", "administrator").execute()).length;
}

const toRow = ({ kind, codes, names }: Omit<Party, "id">) => ({
	kind,
	codes: JSON.stringify(codes),
	names: JSON.stringify(names),
});
