/** The interpreters of the sample: all made up, with languages as a register of reliable interpreters would know them. */
import type { Pair } from "@plenary/domain";

export interface SampleInterpreter {
	name: string;
	ru: string;
	a: readonly string[];
	b?: readonly string[];
	c?: readonly string[];
	retours?: readonly Pair[];
	domains: readonly string[];
	town: string;
	/** Whole days on which they can not come, from today. */
	busy?: readonly number[];
}

/** The clock by which they are busy. */
export const interpretersZone = "Europe/Kyiv";

export const sampleInterpreters: readonly SampleInterpreter[] = [
	{
		name: "Iris Echo",
		ru: "Ирис Отзвукова",
		a: ["ru"],
		b: ["en"],
		c: ["uk"],
		retours: [["ru", "en"]],
		domains: ["asylum law", "border management"],
		town: "Kyiv",
	},
	{
		name: "Leander Relay",
		ru: "Леандр Эстафетов",
		a: ["uk"],
		b: ["ru"],
		c: ["en"],
		retours: [["uk", "ru"]],
		domains: ["border management"],
		town: "Kyiv",
	},
	{
		name: "Lysander Tandem",
		ru: "Лизандр Тандемов",
		a: ["en"],
		c: ["ru", "uk"],
		domains: ["asylum law", "reception"],
		town: "Vilnius",
	},
	{
		name: "Calliope Whisper",
		ru: "Каллиопа Шёпотова",
		a: ["ru"],
		c: ["en", "ro"],
		domains: ["labour migration"],
		town: "Chişinău",
	},
	{
		name: "Mirabel Halftone",
		ru: "Мирабель Полутонова",
		a: ["en"],
		b: ["ru"],
		retours: [["en", "ru"]],
		domains: ["readmission", "asylum law"],
		town: "Warsaw",
	},
	{
		name: "Nestor Pivot",
		ru: "Нестор Опоров",
		a: ["ru"],
		b: ["en"],
		c: ["uk", "pl"],
		retours: [
			["ru", "en"],
			["uk", "en"],
		],
		domains: ["border management", "statistics"],
		town: "Minsk",
	},
	{
		name: "Ottilie Retour",
		ru: "Оттилия Обратнова",
		a: ["uk"],
		b: ["en"],
		c: ["ru"],
		retours: [
			["uk", "en"],
			["ru", "en"],
		],
		domains: ["reception", "integration"],
		town: "Kyiv",
	},
	{
		name: "Quentin Murmur",
		ru: "Квентин Шелестов",
		a: ["en"],
		c: ["ru", "ro", "uk"],
		domains: ["judicial practice"],
		town: "Stockholm",
		busy: [10],
	},
	{
		name: "Rosamund Resonance",
		ru: "Розамунда Резонансова",
		a: ["ro"],
		b: ["ru"],
		c: ["en"],
		retours: [["ro", "ru"]],
		domains: ["labour migration"],
		town: "Chişinău",
	},
	{
		name: "Percival Cadence",
		ru: "Персиваль Каденцев",
		a: ["lt"],
		b: ["en"],
		c: ["ru"],
		retours: [["lt", "en"]],
		domains: ["integration"],
		town: "Vilnius",
	},
];
