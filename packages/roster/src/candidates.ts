/** Candidates: everybody who could be put into a booth, the fit ones first, the others with what speaks against them. */
import { type Breach, distanceOf, isHard } from "./breach.ts";
import { Ground, type Rostering } from "./ground.ts";
import { objections, servedBy } from "./objections.ts";

export interface Candidate {
	readonly interpreterId: string;
	/** No rule would be broken. */
	readonly fits: boolean;
	/** The breaches that would follow; of one who fits, what would merely be unwise. */
	readonly breaches: readonly Breach[];
	/** Spoken languages that this person would take directly. */
	readonly from: readonly string[];
	/** Interpreted minutes that day in this meeting, as it stands. */
	readonly minutesThatDay: number;
}

export interface Vacancy {
	readonly sittingId: string;
	readonly booth: string;
	/** A place whose person would be replaced. */
	readonly insteadOf?: string | undefined;
}

/**
 * Everybody, in order: those who fit, most languages first, among equals who has worked least that day; then those who
 * do not, the least hindered first. Empty when the sitting has no such booth.
 */
export function candidates(rostering: Rostering, { sittingId, booth: boothId, insteadOf }: Vacancy): Candidate[] {
	const ground = new Ground(rostering);
	const at = ground.interpreted(sittingId);
	const booth = at?.booths.find((one) => one.id === boothId);
	if (!at || !booth) return [];
	return [...ground.workers]
		.map((worker) => {
			const { id: interpreterId, name } = worker.interpreter;
			const breaches = objections(ground, at, { booth, interpreterId }, insteadOf);
			const from = [...new Set(servedBy(at, booth, worker).map(([source]) => source))];
			const minutesThatDay = ground.minutesOn(interpreterId, at.sitting.day);
			return { name, candidate: { interpreterId, fits: !breaches.some(isHard), breaches, from, minutesThatDay } };
		})
		.sort((one, other) => byFitness(one.candidate, other.candidate) || byName(one, other))
		.map(({ candidate }) => candidate);
}

const byFitness = (one: Candidate, other: Candidate): number =>
	Number(other.fits) - Number(one.fits) ||
	distanceOf(one.breaches) - distanceOf(other.breaches) ||
	other.from.length - one.from.length ||
	one.minutesThatDay - other.minutesThatDay;

interface Named {
	readonly name: string;
	readonly candidate: Candidate;
}

/** Plain code units, the same on every machine. */
function byName(one: Named, other: Named): number {
	if (one.name !== other.name) return one.name < other.name ? -1 : 1;
	return one.candidate.interpreterId < other.candidate.interpreterId ? -1 : 1;
}
