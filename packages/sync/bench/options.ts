/** What the benchmark may be told on the command line. */
import { tmpdir } from "node:os";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { type ServerName, serverNames } from "./contestants.ts";
import type { ClientKind } from "./load/whole.ts";

export interface Options {
	scenarios: string[];
	servers: ServerName[];
	clients: ClientKind[];
	repeats: number;
	seconds: number;
	sizes: string[];
	typists: number | undefined;
	watchers: number | undefined;
	lightRepeat: boolean;
	pin: boolean;
	traces: string | undefined;
	edits: number | undefined;
	folder: string;
	out: string | undefined;
	write: string | undefined;
}

export const usageText = `npm run bench -w packages/sync -- [options]

  --scenario NAMES   plenary, workshop, idle, cold, saturate, saved, spread, halls, kept   (all)
  --server NAMES     ${serverNames.join(", ")}   (all)
  --client NAMES     Plenary's clients: own, stock   (own,stock)
  --sizes SIZES      instead of the scenario's own, such as 100,300,500
  --repeats N        how often each is measured, in turn   (3; 0 only writes the tables)
  --seconds N        how long is typed, or kept quiet   (20; idle 60)
  --typists N        of each document, instead of the scenario's own number
  --watchers N       whole clients that only watch, for each document
  --light-repeat     light stock clients repeat everybody's presence too, as stock ones do
  --pin              server on the first core, load on the second (Linux, taskset)
  --traces FOLDER    real editing histories for cold; without it one is made up
  --edits N          only so many edits of a history
  --folder FOLDER    where servers keep their files while they are measured   (${tmpdir()})
  --out FILE.json    every run; what the file has of other measurements stays
  --write FILE.md    the tables, of all that the JSON file has
`;

const known = {
	scenario: { type: "string", default: "plenary,workshop,idle,cold,saturate,saved,spread,halls,kept" },
	server: { type: "string", default: serverNames.join(",") },
	client: { type: "string", default: "own,stock" },
	sizes: { type: "string", default: "" },
	repeats: { type: "string", default: "3" },
	seconds: { type: "string" },
	typists: { type: "string" },
	watchers: { type: "string" },
	"light-repeat": { type: "boolean", default: false },
	pin: { type: "boolean", default: false },
	traces: { type: "string" },
	edits: { type: "string" },
	folder: { type: "string", default: tmpdir() },
	out: { type: "string" },
	write: { type: "string" },
	help: { type: "boolean", default: false },
} as const;

/** Reads the command line; undefined when help was asked for. Throws a sentence when it makes no sense. */
export function readOptions(args: string[], scenarios: readonly string[]): Options | undefined {
	const { values } = parseArgs({ args, options: known });
	if (values.help) return undefined;
	return {
		scenarios: listOf("scenario", values.scenario, scenarios),
		servers: listOf("server", values.server, serverNames),
		clients: listOf("client", values.client, ["own", "stock"] as const),
		repeats: countOf("repeats", values.repeats) ?? 1,
		seconds: countOf("seconds", values.seconds) ?? 0,
		sizes: values.sizes ? values.sizes.split(",") : [],
		typists: countOf("typists", values.typists),
		watchers: countOf("watchers", values.watchers),
		lightRepeat: values["light-repeat"],
		pin: values.pin,
		traces: pathOf(values.traces),
		edits: countOf("edits", values.edits),
		folder: pathOf(values.folder) ?? tmpdir(),
		out: pathOf(values.out),
		write: pathOf(values.write),
	};
}

function listOf<Name extends string>(option: string, words: string, names: readonly Name[]): Name[] {
	return words.split(",").map((word) => {
		const found = names.find((name) => name === word.trim());
		if (!found) throw new Error(`--${option} knows no "${word}", only ${names.join(", ")}.`);
		return found;
	});
}

/** npm runs us in the package's folder, but paths are meant where it was called. */
function pathOf(words: string | undefined): string | undefined {
	return words === undefined ? undefined : resolve(process.env.INIT_CWD ?? ".", words);
}

function countOf(option: string, words: string | undefined): number | undefined {
	if (words === undefined) return undefined;
	const count = Number(words);
	if (!Number.isInteger(count) || count < 0) throw new Error(`--${option} wants a whole number, not "${words}".`);
	return count;
}
