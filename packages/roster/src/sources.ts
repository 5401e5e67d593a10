/** Where the figures of rules profiles come from, each with the day it was read; our own with the day it was chosen. */
import type { Text } from "@plenary/domain";

/** To be shown beside the figure. */
export interface Source {
	readonly words: Text;
	/** "2026-11-21": the day it was read or, of our own figures, chosen; missing where it holds for one roster only. */
	readonly on?: string | undefined;
	/** Our own choice: nobody has published a figure that many agree upon. */
	readonly own?: boolean | undefined;
}

const read = (en: string, ru: string): Source => ({ words: { en, ru }, on: "2026-11-21" });
const chosen = (en: string, ru: string): Source => ({ words: { en, ru }, on: "2026-11-22", own: true });

export const sources = {
	canada: read("AIIC Canada, team composition", "AIIC Канада, состав команды"),
	turkey: read("TKTD (Turkey), working conditions", "TKTD (Турция), условия работы"),
	portugal: read("APIC (Portugal), working conditions", "APIC (Португалия), условия работы"),
	athens: read("SYDISE (Greece), work conditions", "SYDISE (Греция), условия работы"),
	nairobi: read("UN Nairobi, chief interpreter on remote meetings", "ООН в Найроби, о дистанционных заседаниях"),
	greece: read("SYDISE (Greece), open letter of 2020, article 15", "SYDISE (Греция), письмо 2020 года, статья 15"),
	barcelona: read("AIIC professional standards, article 6", "Профессиональные стандарты AIIC, статья 6"),
	signs: read("AIIC Sign Language Network", "Сеть AIIC по жестовым языкам"),
	press: read("Press reports of 2018 on UN and EU hours", "Пресса 2018 года о часах работы в ООН и ЕС"),
	unTeams: read("An account of United Nations teams", "Описание команд Организации Объединённых Наций"),
	turn: chosen("Our default: one turn", "Наше значение: одна смена"),
	safety: chosen("Our default, for want of a published figure", "Наше значение: опубликованного нет"),
	rest: chosen("Our default: eleven hours of rest at night", "Наше значение: одиннадцать часов ночного отдыха"),
	instance: { words: { en: "Set for this roster", ru: "Задано для этого расписания" }, own: true },
	travel: chosen("Our default for travel", "Наше значение для поездок"),
} satisfies Record<string, Source>;
