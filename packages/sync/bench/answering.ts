/** The other end of `processes.ts`: answers the questions of the process that started this one. */
import type { Answer, Question, Usage } from "./processes.ts";

/** Each answer knows what its own question is about. */
type Answers = Record<string, (about: never) => unknown>;

export function answer(answers: Answers): void {
	process.on("message", async ({ id, name, about }: Question) => {
		tell(await reply(answers, id, name, about));
	});
	// Whoever asked is gone: nobody would ever stop us.
	process.on("disconnect", () => process.exit(1));
}

/** CPU time of all threads so far, and memory. */
export function usage(): Usage {
	const { user, system } = process.cpuUsage();
	return { cpuMs: (user + system) / 1_000, rssBytes: process.memoryUsage.rss() };
}

async function reply(answers: Answers, id: number, name: string, about: unknown): Promise<Answer> {
	try {
		const find = answers[name];
		if (!find) throw new Error(`Nobody here answers "${name}".`);
		return { id, answer: await find(about as never) };
	} catch (error) {
		return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
	}
}

function tell(words: Answer): void {
	if (process.connected) process.send?.(words);
}
