/** Starts a PostgreSQL for tests, says where it is, and removes it when nobody listens any more; "found": is there one? */
import { findPostgres, startTemporaryPostgres } from "./temporary.ts";

if (process.argv[2] === "found") process.exit(findPostgres() ? 0 : 1);

// Whoever interrupts the tests interrupts everything at once; this ends last, when its input does.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});
// What these tests write need not outlive the power.
const { url, version, remove } = await startTemporaryPostgres(["fsync=off", "max_connections=300"]);
console.log(JSON.stringify({ url, version }));
process.stdin.resume().on("close", async () => {
	await remove();
	process.exit();
});
