/** Rules of drift: when who is told, and how much longer people may agree to stay, each with its source. */
import type { Source } from "./profiles.ts";
import type { Figure } from "./rota/rules.ts";

/** Who is told so many minutes before a limit is reached. */
export interface Notice {
	readonly minutes: Figure;
	readonly tell: readonly ("teamLeader" | "secretary" | "chair")[];
}

const ours: Source = { words: { en: "Our default", ru: "Наше значение" } };
const sydise: Source = {
	words: { en: "SYDISE (Greece), code of practice", ru: "SYDISE (Греция), кодекс практики" },
	readOn: "2026-11-21",
};
const apic: Source = {
	words: { en: "APIC (Portugal), working conditions", ru: "APIC (Португалия), условия работы" },
	readOn: "2026-11-21",
};

export const notices: readonly Notice[] = [
	{ minutes: { value: 30, source: ours }, tell: ["teamLeader", "secretary"] },
	{ minutes: { value: 15, source: sydise }, tell: ["chair"] },
];

/** Minutes of overtime that interpreters may agree to, one by one. */
export const mostOvertime: Figure = { value: 60, source: apic };
