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

const settings = readSettings(process.env);
const storage = await openStorage<Tables>({ file: join(resolve(settings.dataDir), "plenary.sqlite") });
await storage.migrate(migrations);
const account = address
	? await accountByAddress(storage.db, address.toLowerCase())
	: await firstAdministrator(storage.db, "en", Date.now());
if (account) {
	const { secret } = await makeLink(storage.db, account.id, "sign-in", null, Date.now());
	console.log(`${settings.publicUrl ?? `http://localhost:${settings.port}`}/enter#${secret}`);
} else console.error(`Nobody here has the address ${address}.`);
await storage.close();
process.exit(account ? 0 : 1);
