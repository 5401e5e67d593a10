/** The bare relay: hands each frame on to the others in the room; no document, no disk. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import { answer, usage } from "../answering.ts";
import { type Hosting, type Opened, openedAt } from "./hosting.ts";

/** An empty document's answer to a first sync, and its question. */
const nothing = [Uint8Array.of(0, 1, 2, 0, 0), Uint8Array.of(0, 0, 1, 0)];

const rooms = new Map<string, Set<WebSocket>>();
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
const server = createServer();

function enter(ws: WebSocket, room: string): void {
	const everyone = rooms.getOrInsertComputed(room, () => new Set());
	everyone.add(ws);
	ws.on("error", () => ws.terminate());
	ws.on("close", () => everyone.delete(ws));
	ws.on("message", (frame: Buffer) => {
		// Handing on first syncs would make everyone answer everyone; newcomers are told that there is nothing.
		if (frame[0] === 0 && frame[1] === 0) for (const answer of nothing) ws.send(answer);
		else if (frame[0] !== 0 || frame[1] !== 1) for (const other of everyone) if (other !== ws) other.send(frame);
	});
}

server.on("upgrade", (request, socket, head) =>
	sockets.handleUpgrade(request, socket, head, (ws) => enter(ws, request.url ?? "/")),
);

answer({
	async open(hosting: Hosting): Promise<Opened> {
		await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
		const { port } = server.address() as AddressInfo;
		return openedAt(port, hosting);
	},
	usage,
	close() {
		setImmediate(() => process.exit(0));
	},
});
