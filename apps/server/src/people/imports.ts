/** Tables that were taken into the registers: all of them in one list, and what undoing one would do. */
import type { ImportOutlook, RegisterName } from "@plenary/domain";
import { fromJson } from "../database.ts";
import type { Routes } from "../doors/http.ts";
import type { House } from "../house.ts";
import { interpretersTaking } from "../interpreters/import.ts";
import { type Refusal, refuse } from "../refusals.ts";
import { lookAtTaking, type Taking } from "./all-or-none.ts";
import { bodiesTaking } from "./bodies-import.ts";
import { peopleTaking } from "./import.ts";
import { partiesTaking } from "./parties-import.ts";

/** More than anybody looks through. */
const mostListed = 200;
/** Of those that would stay so many are named. */
const mostNamed = 5;

const outlooks: Record<RegisterName, (house: House, id: string) => Promise<ImportOutlook | Refusal>> = {
	person: outlookOf(peopleTaking),
	party: outlookOf(partiesTaking),
	body: outlookOf(bodiesTaking),
	interpreter: outlookOf(interpretersTaking),
};

export function importListRoutes(route: Routes, house: House): void {
	route("imports", ["manage", "people"], async () => {
		const rows = await house.db
			.selectFrom("register_import")
			.innerJoin("account", "account.id", "by_account")
			.select(["register_import.id", "register", "at", "file_name", "added", "filled", "undone_at", "name", "names"])
			.orderBy("at", "desc")
			.limit(mostListed)
			.execute();
		return rows.map(({ id, register, at, file_name, added, filled, undone_at, name, names }) => ({
			id,
			register,
			at,
			by: { name, names: fromJson(names) },
			fileName: file_name,
			added,
			filled,
			undoneAt: undone_at,
		}));
	});

	route("lookAtImport", ["manage", "people"], async ({ id }) => {
		const imports = house.db.selectFrom("register_import").select("register");
		const found = await imports.where("id", "=", id).executeTakeFirst();
		return found ? outlooks[found.register](house, id) : refuse("notFound");
	});
}

function outlookOf<Kept>(taking: Taking<Kept>) {
	return async (house: House, id: string): Promise<ImportOutlook | Refusal> => {
		const looked = await lookAtTaking(house, taking, id);
		if ("refusal" in looked) return looked;
		const { removed, restored, kept } = looked;
		const keptNames = kept
			.toReversed()
			.slice(0, mostNamed)
			.map(({ after }) => taking.nameOf(after));
		return { removed, restored, kept: kept.length, keptNames };
	};
}
