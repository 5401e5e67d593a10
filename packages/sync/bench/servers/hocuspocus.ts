/** Hocuspocus with its SQLite extension on a file; `FLUSH_DELAY` sets how long it gathers what it sends, milliseconds. */
import { join } from "node:path";
import { SQLite } from "@hocuspocus/extension-sqlite";
import { Server } from "@hocuspocus/server";
import { answer, usage } from "../answering.ts";
import { type Hosting, type Opened, openSeats, type Stored } from "./hosting.ts";
import { holds } from "./served.ts";

const flushDelay = process.env.FLUSH_DELAY;
let server: Server | undefined;

answer({
	async open(hosting: Hosting): Promise<Opened> {
		server = new Server({
			port: 0,
			address: "127.0.0.1",
			quiet: true,
			stopOnSignals: false,
			extensions: [new SQLite({ database: join(hosting.folder, "hocuspocus.sqlite") })],
			...(flushDelay ? { flushDelay: Number(flushDelay) } : {}),
		});
		await server.listen();
		const { port } = server.address;
		return { url: `ws://127.0.0.1:${port}`, origin: `http://127.0.0.1:${port}`, seats: openSeats(hosting) };
	},
	hasStored(about: Stored): boolean {
		const { documents, debouncer } = server?.hocuspocus ?? {};
		const doc = documents?.get(about.room);
		const storing = `onStoreDocument-${about.room}`;
		const isStoring = debouncer?.isDebounced(storing) || debouncer?.isCurrentlyExecuting(storing);
		return doc !== undefined && holds(doc, about) && !isStoring;
	},
	usage,
	async close() {
		await server?.destroy();
		setImmediate(() => process.exit(0));
	},
});
