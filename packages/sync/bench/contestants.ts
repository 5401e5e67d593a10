/** Who is measured: each server with the client its users would have. */
import { readFileSync } from "node:fs";
import type { ClientKind } from "./load/whole.ts";

/** Those that stand alone, on a file of their own. */
export const aloneNames = ["plenary", "relay", "y-websocket", "hocuspocus", "hocuspocus50"] as const;
/** So many servers on one PostgreSQL and one Redis. */
export const togetherNames = ["plenary-1", "plenary-2", "plenary-4", "hocuspocus-2", "hocuspocus50-2"] as const;
export const serverNames = [...aloneNames, ...togetherNames] as const;
export type ServerName = (typeof serverNames)[number];
type Kind = (typeof aloneNames)[number];

export interface Contestant {
	server: ServerName;
	client: ClientKind;
}

const scripts: Record<Kind, string> = {
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

interface Setting {
	/** What is handed to each process beside the script. */
	script: string;
	flags: string[];
	environment: Record<string, string>;
	/** How many share a PostgreSQL and a Redis; 0 is one alone. */
	together: number;
}

export function settingOf(server: ServerName): Setting {
	const kind = kindOf(server);
	const together = kind === server ? 0 : Number(server.slice(kind.length + 1));
	const script = scripts[kind];
	if (kind === "plenary") return { script, flags: nodeFlags, environment: nodeEnvironment, together };
	return { script, flags: [], environment: kind === "hocuspocus50" ? { FLUSH_DELAY: "50" } : {}, together };
}

export const kindOf = (server: ServerName): Kind =>
	aloneNames.find((name) => name === server || server.startsWith(`${name}-`)) ?? "plenary";

/** Plenary is measured with each kind of client that was asked for, everybody else with one. */
export function contestantsOf(servers: readonly ServerName[], plenaryClients: readonly ClientKind[]): Contestant[] {
	return servers.flatMap((server): Contestant[] => {
		const kind = kindOf(server);
		if (kind === "plenary") return plenaryClients.map((client) => ({ server, client }));
		return [{ server, client: kind.startsWith("hocuspocus") ? "hocuspocus" : "quiet" }];
	});
}

export function nameOf({ server, client }: Contestant): string {
	const { together } = settingOf(server);
	const [kind, times] = [kindOf(server), together > 0 ? `${together} × ` : ""];
	if (kind === "plenary") return `${times}Plenary, ${client} client`;
	return times + (kind === "hocuspocus50" ? "hocuspocus, flushDelay 50" : kind);
}
