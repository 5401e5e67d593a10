/** What a server that died had no time to tell: whoever is connected here is compared with the database now and then. */
import { tokenIn } from "../accounts/access-tokens.ts";
import type { Database } from "../database.ts";
import type { Notice } from "./notices.ts";

export interface Visit {
	account: string;
	/** What the connection is known by: a sign-in or a token. */
	connection: string;
}

export interface Untold {
	/** Tells here who has lost a sign-in, a token or a right since the last look. */
	look(): Promise<void>;
	/** Somebody was told of: their rights are no news any more. */
	told(notice: Notice): void;
}

/** `present` are those who are connected here. */
export function openUntold(db: Database, present: () => Visit[], tellHere: (notice: Notice) => void): Untold {
	/** The rights of those who were here at the last look. */
	let known = new Map<string, string>();

	async function endedOf(connections: string[]): Promise<string[]> {
		const tokens = connections.flatMap((connection) => tokenIn(connection) ?? []);
		const signIns = connections.filter((connection) => tokenIn(connection) === undefined);
		const idsIn = async (table: "sign_in" | "access_token", ids: string[]) =>
			new Set((await db.selectFrom(table).select("id").where("id", "in", ids).execute()).map(({ id }) => id));
		const [alive, valid] = [await idsIn("sign_in", signIns), await idsIn("access_token", tokens)];
		return connections.filter((connection) => {
			const token = tokenIn(connection);
			return token === undefined ? !alive.has(connection) : !valid.has(token);
		});
	}

	async function rightsOf(accounts: string[]): Promise<Map<string, string>> {
		const people = await db
			.selectFrom("account")
			.select(["id", "office", "archived_at"])
			.where("id", "in", accounts)
			.execute();
		const roles = await db
			.selectFrom("participation")
			.select(["account_id", "meeting_id", "role"])
			.where("account_id", "in", accounts)
			.orderBy("meeting_id")
			.execute();
		return new Map(
			people.map(({ id, ...person }) => {
				const own = roles.filter(({ account_id }) => account_id === id);
				return [id, JSON.stringify([person, own.map(({ meeting_id, role }) => [meeting_id, role])])];
			}),
		);
	}

	return {
		async look() {
			const visits = present();
			const before = known;
			const connections = [...new Set(visits.map(({ connection }) => connection))];
			const accounts = [...new Set(visits.map(({ account }) => account))];
			if (visits.length === 0) return known.clear();
			for (const connection of await endedOf(connections)) tellHere({ kind: "signInEnded", connection });
			known = await rightsOf(accounts);
			for (const [accountId, rights] of known)
				if ((before.get(accountId) ?? rights) !== rights) tellHere({ kind: "rightsChanged", accountId });
		},
		told(notice) {
			if (notice.kind === "rightsChanged") known.delete(notice.accountId);
		},
	};
}
