/** What a scenario is: a stage with one server and one load, figures that come of it, and the goals they are held against. */
import type { Contestant, ServerName } from "./contestants.ts";
import type { ClientKind } from "./load/whole.ts";
import type { Options } from "./options.ts";
import type { Companion, Usage } from "./processes.ts";
import type { Door, Hosting, Place, Stored } from "./servers/hosting.ts";

export type Figures = Record<string, number | boolean>;

export interface Stage {
	readonly contestant: Contestant;
	readonly size: string;
	readonly options: Options;
	/** Starts the contestant's server on this measurement's folder; the one before has to be closed. */
	openServer(hosting?: Partial<Hosting>): Promise<Server>;
	/** Starts a load process. */
	openLoad(): Companion;
	say(words: string): void;
}

export interface Server {
	/** Where it is reached: of several servers each has its own. */
	readonly doors: readonly Door[];
	/** For the people who were asked for when it was opened. */
	readonly places: readonly Place[];
	usage(): Promise<Usage>;
	/** Whether it has all of this, and has stored it. Only servers whose clients are not told need to know. */
	hasStored(about: Stored): Promise<boolean>;
	/** Stops it in order: what it has to store is stored. */
	close(): Promise<void>;
}

export interface Goal {
	/** Such as "CPU a key ÷ relay". */
	name: string;
	figure: string;
	/** Divided by the same figure of this server, or of the best of several. */
	over?: readonly ServerName[];
	/** The bound for each size. */
	bounds: Record<string, number>;
	/** At the least instead of at the most. */
	isLeast?: boolean;
}

export interface Scenario {
	readonly name: string;
	/** What is done and what is counted, in sentences. */
	readonly method: string;
	/** What the sizes count. */
	readonly unit: string;
	readonly sizes: (options: Options) => readonly string[];
	readonly servers: readonly ServerName[];
	/** Plenary's clients that make a difference here; all of them unless it is said. */
	readonly clients?: readonly ClientKind[];
	readonly figures: Record<string, string>;
	readonly goals: readonly Goal[];
	measure(stage: Stage): Promise<Figures>;
}
