/** Appends to the log without end and says how many rows were acknowledged, until it is killed: for a test. */
import { openStorage } from "./index.ts";

const [, , file = ""] = process.argv;
const { log } = await openStorage({ file });
for (let count = 1; ; count++) {
	await log.append({ rows: [{ room: "a", account: "anna", at: count, bytes: Uint8Array.of(1) }], clients: [] });
	process.send?.(count);
}
