/** Tests of proposals in words: how good they are known to be, what stays open, and why somebody is in them. */
import type { FoundRoster, RosterProposal } from "@plenary/domain";
import type { Fall } from "@plenary/roster";
import { expect, test } from "vitest";
import { toldIn } from "./pretend.ts";
import { changeLines, lineWords, openWords, proofWords, stateWords } from "./proposal-words.ts";
import type { OnTable } from "./use-proposal.ts";

const best = { kind: "best" } as const;
const found: FoundRoster = {
	...{ seats: [], coverage: best, price: best },
	...{ uncovered: 0, missing: 0, relays: 0, cost: 0, tookMs: 420 },
};
const proposal: RosterProposal = {
	...{ id: "proposal-1", madeBy: "account-1", madeAt: 1, sittingIds: ["Morning"], state: "done", found },
};
const seat = (sittingId: string, interpreterId = "anna", booth = "en") => ({ sittingId, booth, interpreterId });
const table = (more: Partial<OnTable>): OnTable => ({
	...{ proposal, put: [], out: [], count: 0, isGrowing: false, fallsWithout: () => [] },
	...more,
});
const { words } = toldIn("en");

test("a proof is no stronger than what is known of what stays open", () => {
	expect(proofWords(found, words)).toBe("best possible");
	expect(proofWords({ coverage: best, price: { kind: "within", share: 0.0039 } }, words)).toBe(
		"within 0.4 % of the best possible",
	);
	expect(proofWords({ coverage: { kind: "found" }, price: best }, words)).toBe("best found");
	expect(proofWords({ coverage: best, price: { kind: "within", share: 0.0039 } }, toldIn("ru").words)).toBe(
		"не дальше 0,4 % от лучшего возможного",
	);
});

test("the state says whether something is found, still looked for, or was given up", () => {
	const at = (more: Partial<RosterProposal>, isGrowing = false) =>
		stateWords(table({ proposal: { ...proposal, ...more }, isGrowing }), words);
	expect(at({})).toBe("Proposal ready: best possible, 0.4 s");
	expect(at({ state: "working" }, true)).toBe("Found, and still looking: best possible, 0.4 s");
	expect(at({ state: "working", found: null }, true)).toBe("Looking for a roster …");
	expect(at({ state: "working" })).toBe("The search was interrupted. Ask again.");
	expect(at({ state: "stopped", found: null })).toBe("Stopped before anything was found.");
});

test("what stays open is certain only where it is proven", () => {
	expect(openWords(found, words)).toBeUndefined();
	expect(openWords({ ...found, uncovered: 2, missing: 1 }, words)).toBe(
		"Stays open, whatever one does with these people: 2 needs, 1 post.",
	);
	expect(openWords({ ...found, missing: 5, coverage: { kind: "found" } }, toldIn("ru").words)).toBe(
		"Пока не закрыто: 5 мест.",
	);
});

test("somebody put into a booth at several sittings is one line, with the reason", () => {
	const silent: Fall = {
		...{ from: "ka", to: "en" },
		...{ before: { kind: "direct", people: 1 }, after: { kind: "none" } },
	};
	const put = [seat("Morning"), seat("Evening"), seat("Morning", "anna", "ru")];
	const lines = changeLines({ put, out: [] });
	expect(lines.map((line) => line.sittingIds)).toEqual([["Morning", "Evening"], ["Morning"]]);
	const told = lines.map((line) =>
		lineWords(
			line,
			table({ fallsWithout: ({ sittingId }) => (sittingId === "Evening" ? [silent] : []) }),
			toldIn("en"),
		),
	);
	expect(told).toEqual([
		"Anna into the English booth: Morning and Evening. Otherwise nobody would hear Georgian → English.",
		"Anna into the Russian booth: Morning. Fills the booth: the rules ask for one more.",
	]);
	const out = [{ ...seat("Morning", "boris", "ru"), id: "place-1", raisedBy: "account-1" }];
	const [, instead] = lines.map((line) =>
		lineWords(line, table({ out }), { ...toldIn("en"), nameOf: (id) => id ?? "" }),
	);
	expect(instead).toBe(
		"anna into the Russian booth: Morning. In the place of boris: with fees, relays and load taken together this is better.",
	);
});
