/** Rules profiles: how long how many people may interpret, each figure with its source. Defaults, not law. */
import type { ProfileName, Text } from "@plenary/domain";

/** Where a figure comes from, to be shown beside it. */
export interface Source {
	readonly words: Text;
	/** The day the source was read; missing where the figure is our own choice. */
	readonly readOn?: string | undefined;
}

/** So many people may interpret so many minutes of meeting in a day. */
export interface Row {
	readonly people: number | "asManyAsLanguages";
	readonly minutes: number;
	/** Holds only where exactly two languages are used. */
	readonly bilingual?: boolean | undefined;
	readonly source: Source;
}

/** Rows go up by minutes; beyond the last one a second team is needed. */
export interface Profile {
	readonly name: ProfileName;
	readonly oneWay: readonly Row[];
	readonly twoWay: readonly Row[];
	readonly consecutive: readonly Row[];
	readonly whispered: readonly Row[];
}

const read = (en: string, ru: string): Source => ({ words: { en, ru }, readOn: "2026-11-21" });

const canada = read("AIIC Canada, team composition", "AIIC Канада, состав команды");
const turkey = read("TKTD (Turkey), working conditions", "TKTD (Турция), условия работы");
const portugal = read("APIC (Portugal), working conditions", "APIC (Португалия), условия работы");
const nairobi = read("UN Nairobi, chief interpreter on remote meetings", "ООН в Найроби, о дистанционных заседаниях");
const greece = read("SYDISE (Greece), open letter of 2020, article 15", "SYDISE (Греция), письмо 2020 года, статья 15");
const barcelona = read("AIIC professional standards, article 6", "Профессиональные стандарты AIIC, статья 6");
const ours: Source = {
	words: { en: "Our default: one turn of half an hour", ru: "Наше значение: одна смена в полчаса" },
};

const consecutive: readonly Row[] = [
	{ people: 1, minutes: 120, bilingual: true, source: turkey },
	{ people: "asManyAsLanguages", minutes: 360, source: canada },
];
const whispered: readonly Row[] = [{ people: 2, minutes: 360, source: barcelona }];

const remoteBooth: readonly Row[] = [
	{ people: 1, minutes: 30, source: ours },
	{ people: 2, minutes: 120, source: nairobi },
	{ people: 3, minutes: 240, source: greece },
];

export const profiles: Readonly<Record<ProfileName, Profile>> = {
	onSite: {
		name: "onSite",
		oneWay: [
			{ people: 1, minutes: 40, source: canada },
			{ people: 2, minutes: 360, source: turkey },
			{ people: 3, minutes: 480, source: portugal },
		],
		twoWay: [
			{ people: 1, minutes: 40, source: canada },
			{ people: 2, minutes: 240, source: canada },
			{ people: 3, minutes: 360, source: canada },
			{ people: 4, minutes: 480, source: canada },
		],
		consecutive,
		whispered,
	},
	// Nobody has published figures for consecutive at a distance; those of the hall stand in.
	remote: { name: "remote", oneWay: remoteBooth, twoWay: remoteBooth, consecutive, whispered },
};
