/** The page about performance, made of the runs alone: what was measured, how, on what, and what came of it. */
import type { Archive } from "./archive.ts";
import type { Machine } from "./machine.ts";
import { largeWorkshops } from "./model/chapter.ts";
import type { Scenario } from "./scenario.ts";
import { figuresTable, goalsTable } from "./tables.ts";

const method = `
The server under test runs in a process of its own, everyone who connects in another, on loopback; contestants are
measured in turn within each repeat, each on an empty folder, and the tables show medians. CPU time is user and system
time of the server's process, all its threads included. What counts is the ratio between servers measured by the same
command on the same machine; times and ratios of different machines do not compare.

- **Plenary** is the server as it ships: rights and sign-ins at the door, an account for each client, every commit
  synced to SQLite before anybody sees it. It is measured with its own client, and with y-websocket's exactly as it
  comes, which repeats everybody's presence to the server.
- **relay** hands each frame on to the others in the room, with \`ws\`; no document, no disk. It tells newcomers that there
  is nothing rather than let everyone answer everyone.
- **y-websocket** is @y/websocket-server with the released Yjs 13, which its own dependencies would not agree on; in LevelDB
  where documents are stored. Its clients and the relay's are y-websocket's, made to repeat nobody's presence, which
  favours both.
- **hocuspocus** has its SQLite extension on a file, written by Node's own SQLite, and its own provider; once as it comes, once with
  \`flushDelay: 50\`. Neither of the two peers promises that what others see is stored.

Typists and some of those who watch are whole clients: Yjs documents that must end equal, with every key in them and
every typist's cursor shown. The others are *light*: real connections that come through the door, sync, announce
themselves and, but for Plenary's own, renew that every 15 s, read everything and throw it away. A keystroke has arrived when the
receiver's own Yjs state has passed it, so a server may merge and batch as it pleases; latencies count a whole watcher
for all the light ones it stands for. A typist writes on behind their own caret and sends its new place with each key.

A server that gets too little of its core finds messages piled up, batches them, and looks cheaper than it is; so does
one whose load is starved. Mind the columns of the cores: above 0.85 for the load the figures of that line are not to
be trusted.`.trim();

export function reportOf(scenarios: readonly Scenario[], archive: Archive): string {
	const measured = scenarios.filter(({ name }) => archive.runs.some(({ scenario }) => scenario === name));
	const chapters = measured.map((scenario) => {
		const title = `${scenario.name[0]?.toUpperCase()}${scenario.name.slice(1)}`;
		const tables = [goalsTable(scenario, archive.runs), figuresTable(scenario, archive.runs)];
		return [`## ${title}`, scenario.method, ...tables].join("\n\n");
	});
	return `${["# Performance", method, ...chapters, ...largeWorkshops(archive.runs), "## Machine and commands", startsOf(archive)].join("\n\n")}\n`;
}

function startsOf({ starts, runs }: Archive): string {
	const entries = Object.entries(starts).map(([startedAt, { command, machine }]) => {
		const names = new Set(runs.filter((run) => run.startedAt === startedAt).map(({ scenario }) => scenario));
		return `- ${startedAt.slice(0, 16).replace("T", " ")} UTC, ${[...names].join(", ")}: \`${command}\`\n  ${wordsOf(machine)}`;
	});
	return entries.join("\n");
}

function wordsOf({ processor, cores, memoryGb, kernel, node, isFolderInMemory, versions }: Machine): string {
	const peers = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
	const disk = isFolderInMemory ? " **The servers' files were in memory: syncing them cost nothing.**" : "";
	return `${processor}, ${cores} cores, ${memoryGb} GB, ${kernel}, Node ${node}; ${peers.join(", ")}.${disk}`;
}
