/** A journey's server: one, or two that are used like one, where TOPOLOGY=two. */
import { startOne, type TestServer } from "./one-server.ts";
import { startTown } from "./town.ts";

export type { TestServer };

/** Whether there are two, each of which has a sample of its own: whoever looks around would see now one, now the other. */
export const areTwo = process.env.TOPOLOGY === "two";

export const startServer: typeof startOne = (environment = {}) =>
	areTwo ? startTown({ SAMPLE: "on", ...environment }) : startOne(environment);
