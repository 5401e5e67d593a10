/** Who is measured: each server with the client its users would have. */
import { readFileSync } from "node:fs";
import type { ClientKind } from "./load/whole.ts";

export const serverNames = ["plenary", "relay", "y-websocket", "hocuspocus", "hocuspocus50"] as const;
export type ServerName = (typeof serverNames)[number];

export interface Contestant {
	server: ServerName;
	client: ClientKind;
}

const scripts: Record<ServerName, string> = {
	plenary: "servers/plenary.ts",
	relay: "servers/relay.ts",
	"y-websocket": "servers/y-websocket.ts",
	hocuspocus: "servers/hocuspocus.ts",
	hocuspocus50: "servers/hocuspocus.ts",
};

/** Plenary is started as `npm start` starts it; the others have no flags and settings of their own. */
const product = new URL("../../../apps/server/package.json", import.meta.url);
const { nodeFlags, nodeEnvironment } = JSON.parse(readFileSync(product, "utf8")) as {
	nodeFlags: string[];
	nodeEnvironment: Record<string, string>;
};

/** What is handed to the server's process beside the script. */
export const scriptOf = (
	server: ServerName,
): { script: string; flags: string[]; environment: Record<string, string> } => ({
	script: scripts[server],
	flags: server === "plenary" ? nodeFlags : [],
	environment: server === "plenary" ? nodeEnvironment : server === "hocuspocus50" ? { FLUSH_DELAY: "50" } : {},
});

/** Plenary is measured with each kind of client that was asked for, everybody else with one. */
export function contestantsOf(servers: readonly ServerName[], plenaryClients: readonly ClientKind[]): Contestant[] {
	return servers.flatMap((server): Contestant[] => {
		if (server === "plenary") return plenaryClients.map((client) => ({ server, client }));
		return [{ server, client: server.startsWith("hocuspocus") ? "hocuspocus" : "quiet" }];
	});
}

export const nameOf = ({ server, client }: Contestant): string =>
	server === "plenary" ? `Plenary, ${client} client` : server === "hocuspocus50" ? "hocuspocus, flushDelay 50" : server;
