/** The process and its people, as the secretariat keeps them: entered, changed, let in, archived, merged. */
import { type HandOver, may } from "@plenary/domain";
import {
	accountByAddress,
	accountById,
	createAccount,
	hasAddress,
	shownAddress,
	toPerson,
} from "../accounts/accounts.ts";
import { type LinkPurpose, withdrawLinks } from "../accounts/links.ts";
import { type AccountRow, markForRenewal } from "../accounts/sign-ins.ts";
import type { Database } from "../database.ts";
import type { Routes, Visitor } from "../doors/http.ts";
import type { House } from "../house.ts";
import { type Refusal, refuse } from "../refusals.ts";
import { archive, merge } from "./entries.ts";
import { twoOf } from "./merging.ts";
import { areParties } from "./parties.ts";
import { readProcess, writeProcess } from "./process.ts";

export function peopleRoutes(route: Routes, house: House): void {
	const { db, clock } = house;

	route("changeProcess", ["manage", "process"], async ({ body }) => {
		await writeProcess(db, { names: body.names, languages: body.languages });
		return readProcess(db);
	});

	route("people", ["manage", "people"], async () => {
		const rows = await db.selectFrom("account").selectAll().orderBy("name").orderBy("id").execute();
		return rows.map(toPerson);
	});

	route("createPerson", ["manage", "people"], async ({ body, visitor, address }) => {
		if (body.office !== null && !givesOffices(visitor)) return refuse("notAllowed", "office");
		if (body.partyId !== null && !(await areParties(db, [body.partyId]))) return refuse("notFound", "partyId");
		const account = await db.transaction().execute(async (step) => {
			const isTaken = body.address !== "" && (await accountByAddress(step, body.address));
			return isTaken ? undefined : createAccount(step, body, clock());
		});
		if (!account) return refuse("addressTaken", "address");
		const isInvited = body.invited && hasAddress(account);
		const handOver = isInvited ? await handOverLink(house, account, "invitation", visitor.account.id, address) : null;
		return { person: toPerson(account), handOver };
	});

	route("changePerson", ["manage", "people"], async ({ id, body, visitor }) => {
		if (body.partyId !== null && !(await areParties(db, [body.partyId]))) return refuse("notFound", "partyId");
		const changed = await db.transaction().execute(async (step) => {
			const account = await accountById(step, id);
			if (!account) return refuse("notFound");
			const address = await changedAddress(step, account, body.address ?? shownAddress(account), visitor);
			if (typeof address === "object") return address;
			if (address !== account.address) await withdrawLinks(step, id);
			if (body.office !== account.office) {
				if (!givesOffices(visitor)) return refuse("notAllowed", "office");
				if (await isLastAdministrator(step, account)) return refuse("lastAdministrator", "office");
				await markForRenewal(step, id);
				await withdrawLinks(step, id);
			}
			const { name, partyId, office, phone = account.phone, note = account.note } = body;
			const names = JSON.stringify(body.names);
			const languages = body.languages ? JSON.stringify(body.languages) : account.languages;
			await step
				.updateTable("account")
				.set({ address, name, names, party_id: partyId, office, languages, phone, note })
				.where("id", "=", id)
				.execute();
			return (await accountById(step, id)) as AccountRow;
		});
		if ("refusal" in changed) return changed;
		house.news.rightsChanged(id);
		return toPerson(changed);
	});

	route("archivePerson", ["manage", "people"], async ({ id, body, visitor }) => {
		const ended = await db.transaction().execute(async (step) => {
			const account = await accountById(step, id);
			if (!account || account.merged_into !== null) return refuse("notFound");
			if (account.office !== null && !givesOffices(visitor)) return refuse("notAllowed");
			if (body.archived && (await isLastAdministrator(step, account))) return refuse("lastAdministrator");
			return archive(step, id, body.archived ? clock() : null);
		});
		if ("refusal" in ended) return ended;
		for (const signInId of ended) house.news.signInEnded(signInId);
		return toPerson((await accountById(db, id)) as AccountRow);
	});

	route("mergePeople", ["manage", "people"], async ({ id, body, visitor }) => {
		const ended = await db.transaction().execute(async (step) => {
			const two = await twoOf((one) => accountById(step, one), id, body.otherId);
			if ("refusal" in two) return two;
			const [kept, other] = two;
			if ((kept.office !== null || other.office !== null) && !givesOffices(visitor)) return refuse("notAllowed");
			if (await isLastAdministrator(step, other)) return refuse("lastAdministrator");
			return merge(step, kept, other, clock());
		});
		if ("refusal" in ended) return ended;
		for (const signInId of ended) house.news.signInEnded(signInId);
		house.news.rightsChanged(id);
		return toPerson((await accountById(db, id)) as AccountRow);
	});

	route("makeLink", ["manage", "links"], async ({ id, visitor, address }) => {
		const account = await accountById(db, id);
		if (!account || account.archived_at !== null) return refuse("notFound");
		if (!hasAddress(account)) return refuse("addressMissing");
		if (!mayLetIn(visitor, account)) return refuse("notAllowed");
		const purpose = account.joined_at === null ? "invitation" : "sign-in";
		return (await handOverLink(house, account, purpose, visitor.account.id, address)) ?? refuse("notFound");
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
): Promise<HandOver | null> {
	const order = { accountId: account.id, purpose, meetingId: null, madeBy };
	return (await house.post.send(order, address)).handOver;
}

async function isLastAdministrator(db: Database, { office, id }: AccountRow): Promise<boolean> {
	if (office !== "administrator") return false;
	const others = await db
		.selectFrom("account")
		.select("id")
		.where("office", "=", "administrator")
		.where("archived_at", "is", null)
		.where("id", "!=", id)
		.execute();
	return others.length === 0;
}

/** Whoever has an address keeps one; it is their way in, so it is as well guarded as their office. */
async function changedAddress(
	db: Database,
	account: AccountRow,
	wanted: string,
	visitor: Visitor,
): Promise<string | Refusal> {
	if (wanted === shownAddress(account)) return account.address;
	if (wanted === "") return refuse("addressMissing", "address");
	if (!mayLetIn(visitor, account)) return refuse("notAllowed", "address");
	return (await accountByAddress(db, wanted)) ? refuse("addressTaken", "address") : wanted;
}
