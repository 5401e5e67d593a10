/** Many interpreters at once, from a table that was looked through before: all of them or none, and taken back as a whole. */
import { type InterpreterImport, knows, type Languages, newInterpreterSchema } from "@plenary/domain";
import type { Database } from "../database.ts";
import { type Routes, refusalOf } from "../doors/http.ts";
import type { House } from "../house.ts";
import { type Step, takeInto, takeOutOf } from "../people/all-or-none.ts";
import { type Refusal, refuse } from "../refusals.ts";
import { newId } from "../secrets.ts";
import { type InterpreterRow, rowById, toEntry, toRow } from "./register.ts";

type Kept = Omit<InterpreterRow, "id">;

export function interpreterImportRoutes(route: Routes, { db, clock }: House): void {
	route("importInterpreters", ["manage", "interpreters"], ({ body, visitor }) =>
		takeInto(db, "interpreter", { by: visitor.account.id, at: clock() }, body.rows, take),
	);

	route("undoInterpreterImport", ["manage", "interpreters"], ({ id }) =>
		takeOutOf<Kept>(db, "interpreter", { id, at: clock() }, takeBack),
	);
}

/** Makes a new entry, or fills in what is missing in the one that the row belongs to. */
async function take(db: Database, { interpreter, into }: InterpreterImport): Promise<Step<Kept> | Refusal> {
	if (into === null) {
		const after = { ...toRow({ ...interpreter, unavailable: [], accountId: null }), archived_at: null };
		const id = newId();
		await db
			.insertInto("interpreter")
			.values({ id, ...after })
			.execute();
		return { id, before: null, after };
	}
	const row = await rowById(db, into);
	if (!row || row.archived_at !== null) return refuse("notFound");
	const known = toEntry(row);
	const filled = newInterpreterSchema.safeParse({
		...known,
		...languagesFilled(known, interpreter),
		names: { ...interpreter.names, ...known.names },
		evidence: { ...interpreter.evidence, ...known.evidence },
		domains: [...new Set([...known.domains, ...interpreter.domains])],
		town: known.town || interpreter.town,
		address: known.address || interpreter.address,
		phone: known.phone || interpreter.phone,
		note: known.note || interpreter.note,
		consentedOn: known.consentedOn ?? interpreter.consentedOn,
	});
	if (!filled.success) return refusalOf(filled.error.issues[0]);
	const { id, ...before } = row;
	const after = { ...toRow(filled.data), archived_at: null };
	await db.updateTable("interpreter").set(after).where("id", "=", id).execute();
	return { id, before, after };
}

/** Languages that are known already stay what they are; new ones come with those of their retours that then fit. */
function languagesFilled(known: Languages, more: Languages): Languages {
	const fresh = (tags: readonly string[]) => tags.filter((tag) => !knows(known, tag));
	const languages = {
		a: [...known.a, ...fresh(more.a)],
		b: [...known.b, ...fresh(more.b)],
		c: [...known.c, ...fresh(more.c)],
		retours: known.retours,
	};
	const retours = more.retours.filter(
		([from, to]) =>
			languages.b.includes(to) &&
			knows(languages, from) &&
			!known.retours.some(([other, into]) => other === from && into === to),
	);
	return { ...languages, retours: [...known.retours, ...retours] };
}

/** Entries that somebody has changed or put into a booth since stay as they are; says whether this one was taken back. */
async function takeBack(db: Database, { id, before, after }: Step<Kept>): Promise<boolean> {
	const row = await rowById(db, id);
	if (!row || Object.entries(after).some(([column, value]) => row[column as keyof Kept] !== value)) return false;
	const booked = db.selectFrom("booking").select("interpreter_id").where("interpreter_id", "=", id);
	if (before) await db.updateTable("interpreter").set(before).where("id", "=", id).execute();
	else if (await booked.executeTakeFirst()) return false;
	else await db.deleteFrom("interpreter").where("id", "=", id).execute();
	return true;
}
