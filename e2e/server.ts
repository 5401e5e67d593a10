/** A journey's server: one, or two that are used like one, where TOPOLOGY=two. */
import { startOne, type TestServer } from "./one-server.ts";
import { startTown } from "./town.ts";

export type { TestServer };

export const startServer: typeof startOne = (environment = {}) =>
	process.env.TOPOLOGY === "two" ? startTown(environment) : startOne(environment);
