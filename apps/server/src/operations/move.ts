/** Moving everything between the file in the data folder and a PostgreSQL database, compared before it is kept. */
import { isDeepStrictEqual } from "node:util";
import { type Inspected, inspect, inspectDatabase, lockFolder, type Moved, moveDatabase } from "@plenary/storage";
import { databaseIn, migrations } from "../database.ts";
import type { Settings } from "../settings.ts";
import { Refused, refuseNewer, refuseOlder, sharedDatabase } from "./backup.ts";
import { type Verified, verify } from "./verify.ts";

/** Throws what says in words why nothing was moved; the side that was to be filled is then as empty as before. */
export async function move(
	to: "postgres" | "file",
	{ dataDir, databaseUrl: url }: Pick<Settings, "dataDir" | "databaseUrl">,
	tell: (table: string, rows: number) => void,
): Promise<Moved & Verified> {
	if (!url) throw new Refused("Say with DATABASE_URL which PostgreSQL database is meant.");
	const file = databaseIn(dataDir);
	if (to === "postgres") await refuseOther(`"${file}"`, inspect(file));
	else await refuseOther(sharedDatabase, await inspectDatabase(url));
	const lock = lockFolder(dataDir);
	let verified: Verified = { rooms: 0, updates: 0, bytes: 0, faults: 0 };
	try {
		const moved = await moveDatabase({
			...(to === "postgres" ? { from: { file }, to: { url } } : { from: { url }, to: { file } }),
			migrations,
			tell,
			async compare(from, arrived) {
				const faults = await differences(from, arrived);
				verified = await verify(arrived, (fault) => faults.push(fault));
				if (faults.length > 0)
					throw new Refused(`What arrived can not be trusted, and nothing was kept:\n${faults.join("\n")}`);
			},
		});
		return { ...moved, ...verified };
	} finally {
		lock.release();
	}
}

async function refuseOther(shownAs: string, inspected: Inspected): Promise<void> {
	try {
		refuseNewer(shownAs, inspected);
		refuseOlder(shownAs, inspected.migrations);
	} finally {
		await inspected.close();
	}
}

/** Rooms that do not say the same on both sides, but for folded copies that nobody would read. */
async function differences(from: Inspected, to: Inspected): Promise<string[]> {
	const rooms = [...(await from.generations()).keys()];
	const known = async (side: Inspected, name: string) => {
		const { name: _, folds, clients, ...room } = await side.room(name);
		const byId = clients.toSorted((one, other) => one.client - other.client);
		return plain({ ...room, clients: byId, folds: folds.filter(({ isWhole }) => isWhole) });
	};
	const faults: string[] = [];
	for (const name of rooms)
		if (!isDeepStrictEqual(await known(from, name), await known(to, name)))
			faults.push(`${name}: it does not say the same on both sides.`);
	return faults;
}

/** Rows of SQLite have no prototype, and bytes come as one kind or another. */
const plain = (value: unknown): unknown =>
	value instanceof Uint8Array
		? Buffer.from(value).toString("base64")
		: Array.isArray(value)
			? value.map(plain)
			: typeof value === "object" && value !== null
				? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each)]))
				: value;
