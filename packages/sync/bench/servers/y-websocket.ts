/** y-websocket-server as it comes; with its documents in LevelDB where they must outlive a restart. */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { docs, setPersistence, setupWSConnection } from "@y/websocket-server/utils";
import { type WebSocket, WebSocketServer } from "ws";
import { answer, usage } from "../answering.ts";
import { type Hosting, type Opened, openedAt, type Stored } from "./hosting.ts";
import { holds } from "./served.ts";
import { Shelf } from "./shelf.ts";

const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
const server = createServer();
let shelf: Shelf | undefined;

sockets.on("connection", (ws: WebSocket, request: IncomingMessage) => setupWSConnection(ws, request));
server.on("upgrade", (request, socket, head) =>
	sockets.handleUpgrade(request, socket, head, (ws) => sockets.emit("connection", ws, request)),
);

answer({
	async open(hosting: Hosting): Promise<Opened> {
		if (hosting.mustStore) {
			shelf = new Shelf(join(hosting.folder, "level"));
			setPersistence(shelf);
		}
		await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
		const { port } = server.address() as AddressInfo;
		return openedAt(port, hosting);
	},
	async hasStored(about: Stored): Promise<boolean> {
		const doc = docs.get(about.room);
		if (!doc || !holds(doc, about)) return false;
		await shelf?.settle(about.room);
		return true;
	},
	usage,
	async close() {
		await shelf?.close();
		setImmediate(() => process.exit(0));
	},
});
