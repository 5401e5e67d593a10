/** A stage for tests: rooms behind a real server on the loopback, with a door that believes the address. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import {
	acceptUpgrade,
	type Connection,
	type Door,
	MemoryLog,
	openRooms,
	type Rooms,
	type RoomsOptions,
} from "./index.ts";

export interface Stage {
	rooms: Rooms;
	log: RoomsOptions["log"];
	/** Such as `ws://127.0.0.1:40123`; rooms follow, then `?account=…&right=read`. */
	url: string;
	/** Cuts every connection, as a network that goes away does. */
	cut(): void;
	close(): Promise<void>;
}

export async function openStage(options: Partial<RoomsOptions> = {}): Promise<Stage> {
	const { log = new MemoryLog() } = options;
	const rooms = openRooms({ ...options, log });
	const connections = new Set<Connection>();
	const server = createServer();
	server.on("upgrade", (request, socket, head) => {
		const connection = acceptUpgrade(request, socket, head, 16_000_000);
		if (!connection) return;
		connections.add(connection);
		rooms.join(connection, doorOf(new URL(request.url ?? "", "ws://localhost")));
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const cut = () => {
		for (const connection of connections) connection.terminate();
		connections.clear();
	};
	return {
		rooms,
		log,
		url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
		cut,
		async close() {
			await rooms.close({ deadlineMs: 1000 });
			cut();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

function doorOf({ pathname, searchParams }: URL): Door {
	const account = searchParams.get("account") ?? "anna";
	const generation = searchParams.get("gen");
	return {
		room: decodeURIComponent(pathname.slice(1)),
		account,
		connection: account,
		right: searchParams.get("right") === "read" ? "read" : "write",
		presence: "named",
		profile: { account, name: account.toUpperCase(), color: "#112233", role: "delegate" },
		ack: searchParams.has("ack"),
		...(generation === null ? {} : { generation: Number(generation) }),
	};
}
