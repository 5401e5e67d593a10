/** A proposal in words: how good it is known to be, and why somebody is in it. */
import type { FoundRoster, ProposedSeat } from "@plenary/domain";
import { type Fall, gravityOf } from "@plenary/roster";
import type { Words } from "../words/words.ts";
import { boothName, type Told } from "./roster-words.ts";
import type { OnTable } from "./use-proposal.ts";

/** "best possible", "within 0.4 % of the best possible", "best found". */
export function proofWords({ coverage, price }: Pick<FoundRoster, "coverage" | "price">, { t, number }: Words): string {
	// How cheap it could be counts only once it is known that no more can be covered.
	const proof = coverage.kind === "best" ? price : coverage;
	if (proof.kind === "best") return t("rosters.proof.best");
	if (proof.kind === "found") return t("rosters.proof.found");
	return t("rosters.proof.within", { share: number(Math.max(0.1, Math.ceil(proof.share * 1000) / 10)) });
}

/** Where the proposal stands: "Looking …", "Proposal: best possible, 0.4 s". */
export function stateWords({ proposal, isGrowing }: OnTable, words: Words): string {
	const { t, number } = words;
	const { state, found } = proposal;
	if (state === "failed") return t("rosters.proposal.failed");
	if (state === "working" && !isGrowing) return t("rosters.proposal.interrupted");
	if (!found) return t(state === "working" ? "rosters.proposal.looking" : "rosters.proposal.stoppedEarly");
	const seconds = number(Math.max(0.1, Math.round(found.tookMs / 100) / 10));
	const values = { proof: proofWords(found, words), seconds };
	return t(state === "working" ? "rosters.proposal.better" : "rosters.proposal.ready", values);
}

/** What stays open with it, and whether that is certain; undefined when nothing does. */
export function openWords({ uncovered, missing, coverage }: FoundRoster, { t }: Words): string | undefined {
	if (uncovered + missing === 0) return undefined;
	const parts = [
		...(uncovered > 0 ? [t("rosters.proposal.uncovered", { count: uncovered })] : []),
		...(missing > 0 ? [t("rosters.proposal.missing", { count: missing })] : []),
	];
	return t(coverage.kind === "best" ? "rosters.proposal.openForSure" : "rosters.proposal.open", {
		what: parts.join(", "),
	});
}

/** Changes of one kind, for one person in one booth, at however many sittings. */
export interface ChangeLine {
	readonly kind: "put" | "out";
	readonly booth: string;
	readonly interpreterId: string;
	readonly sittingIds: readonly string[];
	readonly changes: { readonly put: OnTable["put"]; readonly out: OnTable["out"] };
}

/** In the order of the booths as they come; who is taken out stands before who is put in. */
export function changeLines({ put, out }: Pick<OnTable, "put" | "out">): ChangeLine[] {
	const keyOf = ({ booth, interpreterId }: ProposedSeat) => `${booth} ${interpreterId}`;
	const lines = (kind: ChangeLine["kind"], seats: readonly ProposedSeat[]) =>
		[...Map.groupBy(seats, keyOf).values()].flatMap((those): ChangeLine[] => {
			const [first] = those;
			if (!first) return [];
			const own = <Seat extends ProposedSeat>(all: readonly Seat[]) => all.filter((one) => keyOf(one) === keyOf(first));
			const changes = kind === "put" ? { put: own(put), out: [] } : { put: [], out: own(out) };
			const { booth, interpreterId } = first;
			return [{ kind, booth, interpreterId, sittingIds: those.map((seat) => seat.sittingId), changes }];
		});
	return [...lines("out", out), ...lines("put", put)];
}

/** "Put Anna into the English booth: Morning and Afternoon. Otherwise nobody would hear Georgian → English." */
export function lineWords(line: ChangeLine, table: OnTable, told: Told): string {
	const { t, list } = told.words;
	const facts = {
		name: told.nameOf(line.interpreterId),
		booth: boothName(told.words, line.booth),
		sittings: list(line.sittingIds.map((id) => told.sittingName(id))),
	};
	if (line.kind === "out") return t("rosters.proposal.out", facts);
	const falls = line.sittingIds.flatMap((sittingId) => table.fallsWithout({ ...line, sittingId }));
	const isSwap = ({ booth, sittingId }: ProposedSeat) => booth === line.booth && line.sittingIds.includes(sittingId);
	const gone = [...new Set(table.out.filter(isSwap).map(({ interpreterId }) => told.nameOf(interpreterId)))];
	const reason =
		reasonWords(falls, told.words) ??
		(gone.length > 0 ? t("rosters.reason.swap", { names: list(gone) }) : t("rosters.reason.strength"));
	return `${t("rosters.proposal.put", facts)} ${reason}`;
}

/** What nobody else is there for; undefined where others are heard as well. */
export function reasonWords(falls: readonly Fall[], { t, languageName, list }: Words): string | undefined {
	const pairsOf = (some: readonly Fall[]) =>
		list([...new Set(some.map(({ from, to }) => `${languageName(from)} → ${languageName(to)}`))]);
	const silent = falls.filter(({ after }) => after.kind === "none");
	if (silent.length > 0) return t("rosters.reason.silent", { pairs: pairsOf(silent) });
	const relayed = falls.filter(({ before, after }) => gravityOf(after) > gravityOf(before));
	return relayed.length > 0 ? t("rosters.reason.relayed", { pairs: pairsOf(relayed) }) : undefined;
}
