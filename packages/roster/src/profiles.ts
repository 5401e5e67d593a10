/** Rules profiles: how long how many people may interpret, and what is too much for one. Defaults, not law. */
import type { ProfileName } from "@plenary/domain";
import { type Source, sources } from "./sources.ts";

/** So many people may interpret so many minutes of meeting in a day. */
export interface Row {
	readonly people: number | "asManyAsLanguages";
	readonly minutes: number;
	/** Holds only where exactly two languages are used. */
	readonly bilingual?: boolean | undefined;
	readonly source: Source;
}

/** A threshold; its unit stands in its name. */
export interface Figure {
	readonly is: number;
	readonly source: Source;
}

/** What one person may be asked; more is a breach, except where it says so. */
export interface PersonLimits {
	readonly dayMinutes: Figure;
	/** From here on a day is called long, which is no breach of a rule yet. */
	readonly longDayMinutes: Figure;
	readonly remoteDayMinutes: Figure;
	/** Without a break. */
	readonly stretchMinutes: Figure;
	readonly remoteStretchMinutes: Figure;
	/** What is shorter is no break. */
	readonly breakMinutes: Figure;
	readonly nightRestMinutes: Figure;
	readonly hallChangeMinutes: Figure;
	/** Between towns, besides the travel itself. */
	readonly townChangeMinutes: Figure;
	readonly daysInRow: Figure;
	/** From Monday to Sunday. */
	readonly halfDaysInWeek: Figure;
	readonly remoteHalfDaysInWeek: Figure;
	/** Longer travel needs time kept free before the work. */
	readonly travelMinutes: Figure;
	readonly keptFreeMinutes: Figure;
}

/** Rows go up by minutes; beyond the last one a second team is needed. */
export interface Profile {
	readonly name: ProfileName;
	readonly oneWay: readonly Row[];
	readonly twoWay: readonly Row[];
	readonly remote: readonly Row[];
	readonly consecutive: readonly Row[];
	readonly whispered: readonly Row[];
	readonly signed: readonly Row[];
	readonly person: PersonLimits;
	/** In the booth of a pivot that was named. */
	readonly pivotPeople: Figure;
	readonly twoWayPivotPeople: Figure;
}

const { canada, turkey, portugal, athens, nairobi, greece, barcelona, signs, press, unTeams } = sources;
const { turn, safety, rest, travel } = sources;

const row = (people: Row["people"], minutes: number, source: Source): Row => ({ people, minutes, source });
const figure = (is: number, source: Source): Figure => ({ is, source });

const remote: readonly Row[] = [row(1, 30, turn), row(2, 120, nairobi), row(3, 240, greece)];

const person: PersonLimits = {
	dayMinutes: figure(480, portugal),
	longDayMinutes: figure(360, press),
	remoteDayMinutes: figure(240, greece),
	stretchMinutes: figure(210, canada),
	remoteStretchMinutes: figure(120, nairobi),
	breakMinutes: figure(15, athens),
	nightRestMinutes: figure(660, rest),
	hallChangeMinutes: figure(15, safety),
	townChangeMinutes: figure(60, travel),
	daysInRow: figure(6, safety),
	halfDaysInWeek: figure(10, safety),
	remoteHalfDaysInWeek: figure(5, nairobi),
	travelMinutes: figure(180, travel),
	keptFreeMinutes: figure(720, travel),
};

const onSite: Profile = {
	name: "onSite",
	oneWay: [row(1, 40, canada), row(2, 360, turkey), row(3, 480, portugal)],
	twoWay: [row(1, 40, canada), row(2, 240, canada), row(3, 360, canada), row(4, 480, canada)],
	remote,
	consecutive: [{ ...row(1, 120, turkey), bilingual: true }, row("asManyAsLanguages", 360, canada)],
	whispered: [row(2, 360, barcelona)],
	signed: [row(1, 60, turn), row(2, 360, signs), row(3, 480, signs)],
	person,
	pivotPeople: figure(2, barcelona),
	twoWayPivotPeople: figure(3, barcelona),
};

export const profiles = {
	onSite,
	// Nobody has published figures for consecutive or signed interpreting at a distance; those of the hall stand in.
	remote: {
		...onSite,
		name: "remote",
		oneWay: remote,
		twoWay: remote,
		person: {
			...person,
			dayMinutes: person.remoteDayMinutes,
			stretchMinutes: person.remoteStretchMinutes,
			halfDaysInWeek: person.remoteHalfDaysInWeek,
		},
	},
	/** As in the six languages of the United Nations: two sittings of three hours, three people in a two-way booth. */
	un: {
		...onSite,
		name: "un",
		oneWay: [row(2, 360, unTeams)],
		twoWay: [row(3, 360, unTeams)],
		person: { ...person, dayMinutes: figure(360, press), halfDaysInWeek: figure(7, nairobi) },
	},
} as const satisfies Readonly<Record<Profile["name"], Profile>>;
