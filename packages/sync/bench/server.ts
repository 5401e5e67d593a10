/** A server for the benchmark: our rooms, or a relay that hands each frame on. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type WebSocket, WebSocketServer } from "ws";
import { openRooms, type UpdateLog } from "../src/index.ts";
import { FileLog } from "./file-log.ts";

export interface ServerTask {
	kind: "rooms" | "relay";
	folder: string;
	storage?: string;
}

const task = JSON.parse(process.argv[2] ?? "") as ServerTask;

async function openLog(): Promise<UpdateLog> {
	const file = join(task.folder, "log");
	if (task.storage === undefined) return FileLog.open(file);
	type Module = { openStorage: (options: { file: string }) => Promise<{ log: UpdateLog }> };
	return (await ((await import(task.storage)) as Module).openStorage({ file })).log;
}

async function roomsDoor(): Promise<(ws: WebSocket) => void> {
	const rooms = openRooms({ log: await openLog() });
	let joined = 0;
	return (ws) => {
		const account = `account-${++joined}`;
		const profile = { account, name: account, color: "#336699", role: "delegate" };
		rooms.join(ws, {
			room: "minutes",
			account,
			connection: account,
			right: "write",
			presence: "named",
			profile,
			ack: false,
		});
	};
}

function relayDoor(): (ws: WebSocket) => void {
	const everyone = new Set<WebSocket>();
	return (ws) => {
		everyone.add(ws);
		ws.on("close", () => everyone.delete(ws));
		ws.on("message", (frame) => {
			for (const other of everyone) if (other !== ws) other.send(frame);
		});
	};
}

const enter = task.kind === "rooms" ? await roomsDoor() : relayDoor();
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
const server = createServer();
server.on("upgrade", (request, socket, head) => sockets.handleUpgrade(request, socket, head, enter));
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on("message", () => {
	const { user, system } = process.cpuUsage();
	process.send?.(user + system);
});
