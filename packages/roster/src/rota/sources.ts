/** Where the figures of rota and drift come from. */
import type { Source } from "../sources.ts";

const read = (en: string, ru: string): Source => ({ words: { en, ru }, on: "2026-11-21" });

export const rotaSources = {
	ours: { words: { en: "Our default", ru: "Наше значение" }, on: "2026-11-22", own: true },
	halfHour: read("Calliope, turns of about half an hour", "Calliope, смены около получаса"),
	alone: read("TKTD (Turkey), alone up to 45 minutes", "TKTD (Турция), в одиночку до 45 минут"),
	signing: read(
		"European Commission, conference sign language interpreting",
		"Еврокомиссия, перевод на жестовый язык на конференциях",
	),
	notice: read("SYDISE (Greece), code of practice", "SYDISE (Греция), кодекс практики"),
	overtime: read("APIC (Portugal), working conditions", "APIC (Португалия), условия работы"),
} satisfies Record<string, Source>;
