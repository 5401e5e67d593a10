/** The people of the benchmark: meetings, and for each client an account, a right at the door and a sign-in of their own. */
import { type Hosting, type Place, roomOf } from "./hosting.ts";

/** As much of Plenary's house as is needed to fill its tables. */
export interface House {
	db: { insertInto(table: string): { values(rows: unknown[]): { execute(): Promise<unknown> } } };
	clock(): number;
}

export interface Secrets {
	newId(): string;
	newSecret(): string;
	hashOf(secret: string): string;
}

/** Rows of one statement: SQLite takes some thirty thousand values at once. */
const rowsAtOnce = 500;

export async function makePlaces(house: House, secrets: Secrets, hosting: Hosting): Promise<Place[]> {
	const { newId, newSecret, hashOf } = secrets;
	const now = house.clock();
	const rows: Record<"meeting" | "account" | "participation" | "sign_in", unknown[]> = {
		meeting: [],
		account: [],
		participation: [],
		sign_in: [],
	};
	const places: Place[] = [];
	for (let document = 0; document < hosting.documents; document++) {
		const meetingId = newId();
		rows.meeting.push(meetingRow(meetingId, now));
		for (let client = 0; client < hosting.clientsPerDocument; client++) {
			const [accountId, secret] = [newId(), newSecret()];
			rows.account.push(accountRow(accountId, `Writer ${client + 1}`, now));
			// Rapporteurs, so that everyone's cursor is shown to everyone, as the peers show it.
			rows.participation.push({ meeting_id: meetingId, account_id: accountId, role: "rapporteur", party_id: null });
			rows.sign_in.push(signInRow(newId(), accountId, hashOf(secret), newId(), now));
			places.push({ room: roomOf(meetingId), cookie: `plenary=${secret}` });
		}
	}
	for (const [table, all] of Object.entries(rows))
		for (let at = 0; at < all.length; at += rowsAtOnce)
			await house.db
				.insertInto(table)
				.values(all.slice(at, at + rowsAtOnce))
				.execute();
	return places;
}

function meetingRow(id: string, now: number) {
	const days = { starts_on: "2026-11-21", ends_on: "2026-11-22", zone: "UTC", created_at: now };
	const words = { titles: '{"en":"Workshop"}', place: "", hall: "", languages: '["en"]', host_party_ids: "[]" };
	return { id, type: "thematicWorkshop", ...days, ...words };
}

function accountRow(id: string, name: string, now: number) {
	const person = { address: `${id}@people.test`, name, names: "{}", language: "en", party_id: null, office: null };
	return { id, ...person, introduced: 1, joined_at: now, created_at: now };
}

function signInRow(id: string, accountId: string, hash: string, token: string, now: number) {
	const secret = { hash, previous_hash: null, token, renew: 0, changed_at: now };
	return {
		id,
		...secret,
		account_id: accountId,
		started_at: now,
		seen_at: now,
		browser: "bench",
		came_from: "127.0.0.0",
	};
}
