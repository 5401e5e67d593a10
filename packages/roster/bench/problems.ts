/** Made-up staffing problems as instance files, by a size that has a name; the same for the same seed. */

/** From a short workshop to a week of many meetings at once. */
export const sizes = ["workshop", "ministers", "programme", "headquarters"] as const;
export type Size = (typeof sizes)[number];

interface Person {
	readonly id: string;
	readonly A: readonly string[];
	readonly B: readonly string[];
	readonly C: readonly string[];
	readonly retour: Readonly<Record<string, "A" | "all">>;
	readonly home: string;
	readonly fee: number;
	readonly domains: readonly string[];
	readonly clearance: number;
	readonly unavailable: [from: string, to: string][];
}

type Chance = () => number;

const topics = ["asylum", "border", "labour", "data", "visa", "law"];
const towns: Readonly<Record<string, string>> = {
	...{
		en: "Brussels",
		ru: "Vilnius",
		fr: "Brussels",
		de: "Berlin",
		uk: "Kyiv",
		pl: "Warsaw",
		ro: "Chisinau",
		lt: "Vilnius",
	},
	...{ ka: "Tbilisi", hy: "Yerevan", az: "Baku", lv: "Riga", et: "Tallinn", sk: "Bratislava", hu: "Budapest" },
};
const clocks = [
	["09:00", "10:30"],
	["11:00", "12:30"],
	["14:00", "15:30"],
	["16:00", "17:30"],
] as const;

/** Numbers from 0 to 1, by xorshift. */
function chances(seed: number): Chance {
	let state = (seed * 2_654_435_761) >>> 0 || 1;
	return () => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return (state >>> 0) / 4_294_967_296;
	};
}

const dayAfter = (first: string, days: number): string =>
	new Date(Date.parse(`${first}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const oneOf = <Value>(chance: Chance, values: readonly [Value, ...Value[]] | readonly Value[]): Value =>
	values[Math.floor(chance() * values.length)] as Value;

/** Each own language in turn; the others know a pivot or two, most of them well enough to work into it. */
function register(chance: Chance, people: number, tags: readonly string[], pivots: readonly string[]): Person[] {
	return Array.from({ length: people }, (_, number): Person => {
		// Everybody needs the pivots: every third works into one.
		const own =
			number % 3 === 2 ? oneOf(chance, pivots) : (tags[(number - Math.floor((number + 1) / 3)) % tags.length] ?? "en");
		const isPivot = pivots.includes(own);
		const others = pivots.filter((pivot) => pivot !== own);
		const b = !isPivot || chance() < 0.4 ? [oneOf(chance, others)] : [];
		const passive = new Set(others.filter((pivot) => !b.includes(pivot) && chance() < 0.7));
		for (let more = 0; more < (isPivot ? 3 : 2); more++) {
			const tag = oneOf(chance, tags);
			if (tag !== own && !b.includes(tag) && chance() < 0.8) passive.add(tag);
		}
		const [first] = b;
		return {
			id: `p${number}`,
			...{ A: [own], B: b, C: [...passive] },
			retour: first && chance() < (isPivot ? 0.5 : 0.7) ? { [first]: chance() < 0.2 ? "all" : "A" } : {},
			home: towns[own] ?? "Brussels",
			fee: 400 + 30 * Math.floor(chance() * 10),
			domains: topics.filter(() => chance() < 0.5),
			clearance: chance() < 0.4 ? 1 : 0,
			unavailable: [],
		};
	});
}

interface Meeting {
	readonly id: string;
	readonly town: string;
	readonly hall: string;
	readonly from: string;
	readonly days: number;
	readonly spoken: readonly string[];
	readonly heard: readonly string[];
	readonly clearance?: number;
	readonly priority?: number;
}

function sessionsOf(chance: Chance, { id, town, hall, from, days, ...regime }: Meeting): object[] {
	return Array.from({ length: days }, (_, number) => {
		const day = dayAfter(from, number);
		const topic = oneOf(chance, topics);
		return clocks.map(([start, end], order) => ({
			...{ id: `${id} ${hall} ${day} ${order}`, meeting: id, city: town, room: hall, topic, ...regime },
			...{ start: `${day}T${start}`, end: `${day}T${end}` },
		}));
	}).flat();
}

const makers: Readonly<Record<Size, (chance: Chance) => object>> = {
	workshop(chance) {
		const tags = ["en", "ru", "ka", "ro"];
		const meeting = { id: "w", town: "Tbilisi", hall: "Main", from: "2027-03-02", days: 2, spoken: tags, heard: tags };
		return problem(chance, [meeting], register(chance, 16, tags, ["en", "ru"]), ["en", "ru"]);
	},
	ministers(chance) {
		const tags = ["en", "ru", "uk", "pl", "ro", "lt", "ka", "fr"];
		const day = { id: "m", town: "Warsaw", from: "2027-06-08", days: 3 };
		const halls: Meeting[] = [
			{ ...day, hall: "Plenary", spoken: tags, heard: tags, priority: 2 },
			{ ...day, hall: "Second", spoken: ["en", "ru", "uk", "ka", "ro"], heard: ["en", "ru", "uk"] },
			{ ...day, hall: "Third", spoken: ["en", "ru", "pl", "lt"], heard: ["en", "ru", "pl", "lt"], clearance: 1 },
		];
		return problem(chance, halls, register(chance, 72, tags, ["en", "ru"]), ["en", "ru"], 0.1);
	},
	programme(chance) {
		const tags = Object.keys(towns).filter((tag) => !["fr", "de"].includes(tag));
		const pivots = ["en", "ru"];
		const meetings = Array.from({ length: 12 }, (_, number): Meeting => {
			const own = shuffled(
				chance,
				tags.filter((tag) => !pivots.includes(tag)),
			).slice(0, 2 + Math.floor(chance() * 4));
			const heard = chance() < 0.5 ? own : own.slice(0, 2);
			return {
				...{ id: `m${number}`, town: oneOf(chance, Object.values(towns)), hall: "Main" },
				...{ from: dayAfter("2027-01-12", number * 28), days: 2 + (number % 2) },
				...{ spoken: [...pivots, ...own], heard: [...pivots, ...heard] },
			};
		});
		return problem(chance, meetings, register(chance, 150, tags, pivots), pivots, 0.15);
	},
	headquarters(chance) {
		const tags = Object.keys(towns);
		const pivots = ["en", "fr", "de"];
		const meetings = Array.from({ length: 40 }, (_, number): Meeting => {
			const size = number < 2 ? 12 : number < 8 ? 8 : number < 20 ? 4 : 2;
			const own = shuffled(
				chance,
				tags.filter((tag) => !pivots.includes(tag)),
			).slice(0, size);
			const heard = number < 2 ? own : own.slice(0, Math.floor(size / 2));
			return {
				...{ id: `m${number}`, town: "Brussels", hall: `Hall ${number}`, from: "2027-02-01", days: 5 },
				...{ spoken: [...pivots, ...own], heard: [...pivots, ...heard], priority: number < 2 ? 3 : 1 },
			};
		});
		return problem(chance, meetings, register(chance, 900, tags, pivots), pivots, 0.1);
	},
};

function problem(
	chance: Chance,
	meetings: readonly Meeting[],
	interpreters: readonly Person[],
	pivots: readonly string[],
	away = 0,
): object {
	const days = [...new Set(meetings.map(({ from }) => from))];
	for (const { unavailable } of interpreters)
		for (const day of days) if (chance() < away) unavailable.push([`${day}T00:00`, `${dayAfter(day, 2)}T00:00`]);
	const sessions = meetings.flatMap((meeting) => sessionsOf(chance, meeting));
	return {
		zone: "Europe/Brussels",
		sessions,
		interpreters,
		pivots,
		perDiem: 150,
		fareDefault: 350,
		travelDefault: 240,
	};
}

function shuffled<Value>(chance: Chance, values: readonly Value[]): Value[] {
	return values
		.map((value) => ({ value, at: chance() }))
		.sort((one, other) => one.at - other.at)
		.map(({ value }) => value);
}

/** An instance file as plain JSON. */
export const problemOf = (size: Size, seed: number): object => makers[size](chances(seed));
