/** Loads: what is too much for one person, by day, without a break, in a row of days and in a week. */
import { addDays } from "@plenary/domain";
import type { BreachCode, BreachOf } from "./breach.ts";
import type { InterpretedSitting } from "./ground.ts";
import type { Figure, Profile } from "./profiles.ts";
import type { RosterSitting } from "./sittings.ts";

type LoadCode = Extract<BreachCode, "dayTooLong" | "longDay" | "stretchTooLong" | "tooManyDays" | "tooManyHalfDays">;

/** One of them with the sittings that make it, by beginning. */
export type Load = {
	[Code in LoadCode]: {
		readonly code: Code;
		readonly facts: BreachOf<Code>["facts"];
		readonly sittings: readonly RosterSitting[];
	};
}[LoadCode];

/** All loads of somebody who works at these sittings, which come by their beginning. */
export function loadsOf(profile: Profile, work: readonly InterpretedSitting[]): Load[] {
	const days = [...Map.groupBy(work, ({ sitting }) => sitting.day)];
	return [
		...days.flatMap(([day, those]) => dayLoads(profile, day, those)),
		...stretchLoads(profile, work),
		...rowLoads(profile, work),
		...weekLoads(profile, work),
	];
}

function dayLoads({ person }: Profile, day: string, work: readonly InterpretedSitting[]): Load[] {
	const sum = (those: readonly InterpretedSitting[]) => those.reduce((all, { sitting }) => all + sitting.minutes, 0);
	const beyond = (minutes: number, { is: limit, source }: Figure) => ({ day, minutes, limit, source });
	const sittings = sittingsOf(work);
	const [minutes, remote] = [sum(work), sum(work.filter(isRemote))];
	const loads: Load[] = [];
	if (minutes > person.dayMinutes.is)
		loads.push({ code: "dayTooLong", facts: { ...beyond(minutes, person.dayMinutes), remote: false }, sittings });
	else if (remote > person.remoteDayMinutes.is)
		loads.push({ code: "dayTooLong", facts: { ...beyond(remote, person.remoteDayMinutes), remote: true }, sittings });
	else if (minutes > person.longDayMinutes.is)
		loads.push({ code: "longDay", facts: beyond(minutes, person.longDayMinutes), sittings });
	return loads;
}

/** What is shorter than a break does not end a stretch. */
function stretchLoads({ person }: Profile, work: readonly InterpretedSitting[]): Load[] {
	const pieces = work
		.flatMap((at) => (at.sitting.stretches ?? [at.sitting]).map((span) => ({ at, from: span.from, to: span.to })))
		.sort((one, other) => one.from - other.from);
	const loads: Load[] = [];
	let chain: typeof pieces = [];
	let to = 0;
	const close = () => {
		const from = chain[0]?.from ?? to;
		const minutes = (to - from) / 60_000;
		const { is: limit, source } = chain.some(({ at }) => isRemote(at))
			? person.remoteStretchMinutes
			: person.stretchMinutes;
		const sittings = [...new Set(chain.map(({ at }) => at.sitting))];
		if (minutes > limit) loads.push({ code: "stretchTooLong", facts: { from, to, minutes, limit, source }, sittings });
	};
	for (const piece of pieces) {
		if (chain.length > 0 && piece.from - to >= person.breakMinutes.is * 60_000) {
			close();
			chain = [];
		}
		to = chain.length > 0 ? Math.max(to, piece.to) : piece.to;
		chain.push(piece);
	}
	close();
	return loads;
}

function rowLoads({ person }: Profile, work: readonly InterpretedSitting[]): Load[] {
	const { is: limit, source } = person.daysInRow;
	const rows: InterpretedSitting[][] = [];
	for (const at of work) {
		const row = rows.at(-1);
		const last = row?.at(-1)?.sitting.day;
		if (row && last && (at.sitting.day === last || at.sitting.day === addDays(last, 1))) row.push(at);
		else rows.push([at]);
	}
	return rows.flatMap((row): Load[] => {
		const days = new Set(row.map(({ sitting }) => sitting.day)).size;
		return days > limit ? [{ code: "tooManyDays", facts: { days, limit, source }, sittings: sittingsOf(row) }] : [];
	});
}

function weekLoads({ person }: Profile, work: readonly InterpretedSitting[]): Load[] {
	return [...Map.groupBy(work, ({ sitting }) => mondayOf(sitting.day))].flatMap(([monday, those]): Load[] => {
		const beyond = (some: readonly InterpretedSitting[], { is: limit, source }: Figure): Load[] => {
			const halfDays = new Set(
				some.flatMap(({ sitting }) => (sitting.halfDays ?? []).map((half) => `${sitting.day} ${half}`)),
			).size;
			if (halfDays <= limit) return [];
			return [{ code: "tooManyHalfDays", facts: { monday, halfDays, limit, source }, sittings: sittingsOf(some) }];
		};
		const all = beyond(those, person.halfDaysInWeek);
		return all.length > 0 ? all : beyond(those.filter(isRemote), person.remoteHalfDaysInWeek);
	});
}

/** The Monday of that day's week. */
export function mondayOf(day: string): string {
	return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}

const isRemote = ({ regime }: InterpretedSitting): boolean => regime.mode === "remote";
const sittingsOf = (work: readonly InterpretedSitting[]): RosterSitting[] => work.map(({ sitting }) => sitting);
