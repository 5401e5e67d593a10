/** Coverage said plainly, with sets of names: what the fast one is held against, in tests and in the benchmark. */
import {
	type Cover,
	isDirect,
	pivotsOf,
	type TeamMember,
	type TeamRegime,
	teamBoothsOf,
	teamNeedsOf,
} from "@plenary/roster";

/** Every need with its cover. What holds for two-way booths alone is left out: no team here has one beside others. */
export function plainCoverage(regime: TeamRegime, team: readonly TeamMember[]): [need: string, cover: Cover][] {
	const booths = new Map(teamBoothsOf(regime).map((booth) => [booth.id, booth]));
	const direct = new Map<string, Set<string>>();
	const taking = new Map<string, Set<string>>();
	for (const { interpreterId, booth: id, pairs } of team) {
		const booth = booths.get(id);
		if (!booth) continue;
		for (const pair of pairs) {
			if (isDirect(booth, pair)) put(direct, pair.join(">"), interpreterId);
			if (booth.into.includes(pair[1])) put(taking, pair.join(">"), interpreterId);
		}
	}
	return teamNeedsOf(regime).map(([from, to]): [string, Cover] => {
		const people = direct.get(`${from}>${to}`)?.size ?? 0;
		if (people > 0) return [`${from}>${to}`, { kind: "direct", people }];
		let best: Cover = { kind: "none" };
		let most = 0;
		for (const pivot of pivotsOf(regime)) {
			const givers = [...(direct.get(`${from}>${pivot}`) ?? [])];
			const takers = [...(taking.get(`${pivot}>${to}`) ?? [])];
			const isOwnVoice = givers.length === 1 && takers.length === 1 && givers[0] === takers[0];
			if (givers.length <= most || takers.length === 0 || isOwnVoice) continue;
			most = givers.length;
			best = { kind: "relay", through: pivot, single: most === 1 };
		}
		return [`${from}>${to}`, best];
	});
}

function put(people: Map<string, Set<string>>, pair: string, interpreterId: string): void {
	const known = people.get(pair) ?? new Set();
	people.set(pair, known.add(interpreterId));
}

/** Who is missed, by leaving each out and looking again. */
export function plainFalls(regime: TeamRegime, team: readonly TeamMember[]): Map<string, string[]> {
	const before = plainCoverage(regime, team);
	const ids = [...new Set(team.map((member) => member.interpreterId))];
	return new Map(
		ids.flatMap((id): [string, string[]][] => {
			const after = plainCoverage(
				regime,
				team.filter((member) => member.interpreterId !== id),
			);
			const fallen = after.filter(([, cover], need) => worth(cover) > worth(before[need]?.[1])).map(([need]) => need);
			return fallen.length > 0 ? [[id, fallen]] : [];
		}),
	);
}

function worth(cover: Cover | undefined): number {
	if (!cover || cover.kind === "none") return 3;
	if (cover.kind === "direct") return 0;
	return cover.single ? 2 : 1;
}
