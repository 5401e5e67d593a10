/** The interpreters of the sample: all made up, with languages as a register of reliable interpreters would know them. */
import type { InterpreterTrack, InterpretingMode, Pair } from "@plenary/domain";

export interface SampleInterpreter {
	name: string;
	ru: string;
	a: readonly string[];
	b?: readonly string[];
	c?: readonly string[];
	retours?: readonly Pair[];
	domains: readonly string[];
	town: string;
	tracks?: readonly InterpreterTrack[];
	modes?: readonly InterpretingMode[];
	/** For a day, in euros. */
	fee?: number;
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
		tracks: ["conference", "community"],
		fee: 420,
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
		fee: 380,
	},
	{
		name: "Lysander Tandem",
		ru: "Лизандр Тандемов",
		a: ["en"],
		c: ["ru", "uk"],
		domains: ["asylum law", "reception"],
		town: "Vilnius",
		fee: 520,
	},
	{
		name: "Calliope Whisper",
		ru: "Каллиопа Шёпотова",
		a: ["ru"],
		c: ["en", "ro"],
		domains: ["labour migration"],
		town: "Chişinău",
		modes: ["consecutive", "whispered"],
		fee: 300,
	},
	{
		name: "Mirabel Halftone",
		ru: "Мирабель Полутонова",
		a: ["en"],
		b: ["ru"],
		retours: [["en", "ru"]],
		domains: ["readmission", "asylum law"],
		town: "Warsaw",
		fee: 480,
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
		fee: 400,
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
		tracks: ["conference", "community"],
		fee: 360,
	},
	{
		name: "Quentin Murmur",
		ru: "Квентин Шелестов",
		a: ["en"],
		c: ["ru", "ro", "uk"],
		domains: ["judicial practice"],
		town: "Stockholm",
		busy: [10],
		fee: 610,
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
		fee: 320,
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
		fee: 390,
	},
];
