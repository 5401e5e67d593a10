/** What is counted beside the time of processors, from the start on. */
export type Counts = Record<string, number>;

/** Of a Plenary: its commits, and how long each took, milliseconds; as its own figures for Prometheus tell. */
export async function commitsOf(origin: string): Promise<Counts> {
	const figures = await (await fetch(`${origin}/metrics`)).text();
	const figure = (name: string) => Number(new RegExp(`^plenary_${name} (\\S+)$`, "m").exec(figures)?.[1] ?? 0);
	return { commits: figure("commit_seconds_count"), commitMs: figure("commit_seconds_sum") * 1_000 };
}
