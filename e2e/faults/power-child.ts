/** Writes to a database as a server does, and a line to a pipe or file after each thing acknowledged: for the power cuts. */
import { writeSync } from "node:fs";
import { openStorage } from "@plenary/storage";
import { batchOf, foldOf, isFoldDue, type Registers } from "./power-batches.ts";

const [, , file = "", seed = "", batches = "", to = ""] = process.argv;
const storage = await openStorage<Registers>({ file });
await storage.migrate({
	"001": {
		up: (db) =>
			db.schema
				.createTable("note")
				.addColumn("id", "integer", (id) => id.primaryKey())
				.execute(),
	},
});
/** One write, so that no two lines can mix. */
const say = (line: string) => writeSync(Number(to), `${line}\n`);
say("ready");
const seqs = new Map<string, number>();
for (let number = 1; number <= Number(batches); number++) {
	for (const { room, seq } of await storage.log.append(batchOf(Number(seed), number))) seqs.set(room, seq);
	say(`batch ${number}`);
	if (number % 5 === 0) {
		await storage.db.insertInto("note").values({ id: number }).execute();
		say(`note ${number}`);
	}
	if (!isFoldDue(number)) continue;
	for (const [room, seq] of seqs) await storage.log.fold(room, seq, number, foldOf(room, seq));
	say(`fold ${number}`);
}
say("done");
// Killed here: closing in order would tidy up what a power cut leaves.
process.kill(process.pid, "SIGKILL");
