/** Blocks: a problem too large for one programme, taken a booth of a day at a time while all others stand. */
import { pivotsOf } from "../regimes.ts";
import { limitsOf, posts } from "../strength.ts";
import type { Part } from "./model.ts";
import type { Choice, Problem } from "./problem.ts";

/** All choices of one booth's language on one day, whatever the hall. */
export interface Block {
	readonly choices: readonly Choice[];
	readonly groups: ReadonlySet<number>;
}

/** Booths that others take relay from come first, then those for which fewest people could be found. */
export function blocksOf(problem: Problem): Block[] {
	const dayOf = (group: number) => problem.groups[group]?.sittings[0]?.day ?? "";
	const those = Map.groupBy(problem.choices, ({ group, booth }) => `${dayOf(group)} ${booth.id}`);
	return [...those.values()]
		.map((choices) => ({ choices, groups: new Set(choices.map(({ group }) => group)) }))
		.map((block) => ({ block, isPivot: givesRelay(problem, block), spare: spareOf(problem, block) }))
		.sort((one, other) => Number(other.isPivot) - Number(one.isPivot) || one.spare - other.spare)
		.map(({ block }) => block);
}

function givesRelay(problem: Problem, { choices }: Block): boolean {
	return choices.some(({ group, booth }) => {
		const regime = problem.groups[group]?.regime;
		return regime?.pivots !== undefined && pivotsOf(regime).some((pivot) => booth.into.includes(pivot));
	});
}

/** People for each post. */
function spareOf(problem: Problem, { choices }: Block): number {
	const booths = new Map(choices.map((choice) => [`${choice.group} ${choice.booth.id}`, choice]));
	let needed = 0;
	for (const { group, booth } of booths.values()) {
		const its = problem.groups[group];
		if (its) needed += posts(limitsOf(problem.ground.profile, its.regime, booth), its.minutes);
	}
	return new Set(choices.map(({ person }) => person)).size / Math.max(1, needed);
}

/** The block is open; who stands beside it in its groups, and where else its people stand, is fixed. */
export function partOf(
	problem: Problem,
	block: Block,
	standing: ReadonlySet<Choice>,
	forbidden: Part["forbidden"],
): Part {
	const its = new Set(block.choices);
	const elsewhere = new Map<number, number[]>();
	for (const { person, group } of [...standing].filter((choice) => !its.has(choice)))
		elsewhere.set(person, [...(elsewhere.get(person) ?? []), group]);
	const isPossible = ({ person, group, firm }: Choice) =>
		firm || (elsewhere.get(person) ?? []).every((other) => other !== group && !problem.together.excludes(other, group));
	const open = block.choices.filter(isPossible);
	const people = new Set(open.map(({ person }) => person));
	const beside = [...standing].filter(
		(choice) => !its.has(choice) && (people.has(choice.person) || block.groups.has(choice.group)),
	);
	const fixed = new Set(beside);
	return {
		choices: [...open, ...beside],
		isFixed: (choice) => choice.firm || fixed.has(choice),
		groups: block.groups,
		people,
		forbidden,
	};
}

/** Two of the same are the same problem: nothing has changed around the block. */
export const signatureOf = (problem: Problem, { choices }: Part, standing: ReadonlySet<Choice>): string =>
	choices
		.filter((choice) => standing.has(choice))
		.map((choice) => problem.numberOf(choice))
		.sort((one, other) => one - other)
		.join(" ");
