/** Rules of drift: when who is told, and how much longer people may agree to stay, each with its source. */
import type { Figure } from "./profiles.ts";
import { rotaSources } from "./rota/sources.ts";

/** Who is told so many minutes before a limit is reached. */
export interface Notice {
	readonly minutes: Figure;
	readonly tell: readonly ("teamLeader" | "secretary" | "chair")[];
}

const { ours, notice, overtime } = rotaSources;

export const notices: readonly Notice[] = [
	{ minutes: { is: 30, source: ours }, tell: ["teamLeader", "secretary"] },
	{ minutes: { is: 15, source: notice }, tell: ["chair"] },
];

/** Minutes of overtime that interpreters may agree to, one by one. */
export const mostOvertime: Figure = { is: 60, source: overtime };
