/** What an operator does at the server's console: a new way in for somebody who has lost theirs. */
import { join, resolve } from "node:path";
import { openStorage } from "@plenary/storage";
import { accountByAddress, firstAdministrator } from "./accounts/accounts.ts";
import { makeLink } from "./accounts/links.ts";
import { migrations, type Tables } from "./database.ts";
import { readSettings } from "./settings.ts";

const usage = `npm run admin -- link [ADDRESS]
  prints a link that signs in the person with that address, once, within 20 minutes;
  without an address, the first administrator. The server may be running.`;

const [command, address] = process.argv.slice(2);
if (command !== "link") {
	console.error(usage);
	process.exit(2);
}

try {
	console.log(await linkFor(address?.toLowerCase()));
} catch (error) {
	console.error((error as Error).message);
	process.exit(1);
}

async function linkFor(address: string | undefined): Promise<string> {
	const settings = readSettings(process.env);
	const storage = await openStorage<Tables>({ file: join(resolve(settings.dataDir), "plenary.sqlite") });
	await storage.migrate(migrations);
	const now = Date.now();
	const account = address
		? await accountByAddress(storage.db, address)
		: await firstAdministrator(storage.db, "en", now);
	if (!account) throw new Error(`Nobody here has the address ${address}.`);
	const { secret } = await makeLink(storage.db, account.id, "sign-in", null, now);
	await storage.close();
	return `${settings.publicUrl ?? `http://localhost:${settings.port}`}/enter#${secret}`;
}
