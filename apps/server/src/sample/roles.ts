/** Roles in the sample: each is held by several made-up people, and a visitor becomes the one whom fewest others are. */
import { type InterfaceLanguage, meetingRoles, type SampleRole } from "@plenary/domain";
import { renameAccount } from "../accounts/accounts.ts";
import type { AccountRow } from "../accounts/sign-ins.ts";
import { comeIn } from "../accounts/ways-in.ts";
import type { Database } from "../database.ts";
import type { House } from "../house.ts";

/** A visitor as far as their sign-in tells. */
export interface Visit {
	browser: string;
	/** The network they come from. */
	from: string;
	language: InterfaceLanguage;
}

/** Signs a visitor in as somebody with that role, in the visitor's language; undefined when nobody has it. */
export async function takeRole({ db, clock }: Pick<House, "db" | "clock">, role: SampleRole, visit: Visit) {
	return db.transaction().execute(async (step) => {
		const holders = await holdersOf(step, role);
		const signIns = await step.selectFrom("sign_in").select("account_id").execute();
		const crowd = ({ id }: { id: string }) => signIns.filter(({ account_id }) => account_id === id).length;
		const [first] = holders.sort((one, other) => crowd(one) - crowd(other) || one.created_at - other.created_at);
		if (!first) return undefined;
		await renameAccount(step, first.id, { language: visit.language });
		return { accountId: first.id, ...(await comeIn(step, first.id, visit.browser, visit.from, clock())) };
	});
}

/** As whom somebody looks around; null for a person who was let in by a link and holds nothing. */
export async function roleOf(
	db: Database,
	{ id, office }: Pick<AccountRow, "id" | "office">,
): Promise<SampleRole | null> {
	if (office) return "secretariat";
	const taking = await db.selectFrom("participation").select("role").where("account_id", "=", id).execute();
	return meetingRoles.find((role) => taking.some((row) => row.role === role)) ?? null;
}

function holdersOf(db: Database, role: SampleRole) {
	const people = db.selectFrom("account").select(["id", "created_at"]).where("archived_at", "is", null);
	if (role === "secretariat") return people.where("office", "=", "secretariat").execute();
	const taking = db.selectFrom("participation").select("account_id").where("role", "=", role);
	return people.where("office", "is", null).where("id", "in", taking).execute();
}
