/** Appends one batch each time it is told to, the same one until it is stored, and says what came of it: for a test. */
import { openStorage } from "./index.ts";

const [, , file = ""] = process.argv;
const { log } = await openStorage({ file });
const batch = { rows: [{ room: "a", account: "anna", at: 1, bytes: new Uint8Array(500_000) }], clients: [] };
process.on("message", async () => {
	try {
		process.send?.({ stored: await log.append(batch) });
	} catch (error) {
		const { name, code } = error as { name: string; code?: number };
		process.send?.({ refused: name, code, kept: (await log.read("a")).tail.length });
	}
});
process.send?.("ready");
