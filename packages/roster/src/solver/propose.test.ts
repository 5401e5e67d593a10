/** Tests of proposals: what is shown, what is kept, what is said where a wish can not be had. */
import { afterAll, describe, expect, it } from "vitest";
import { problemOf } from "../../bench/problems.ts";
import { isHard } from "../breach.ts";
import { breachesOf } from "../breaches.ts";
import { gapsOf } from "../gaps.ts";
import type { Rostering, SeatedPlace } from "../ground.ts";
import { readInstance } from "../instance/read.ts";
import { bilingualMorning, person, place, regime, rostering, sitting } from "../pretend.ts";
import { byScore, scoreOf } from "../score.ts";
import type { Solve } from "./matrix.ts";
import { type Proposal, propose } from "./propose.ts";
import { SolverThread } from "./thread.ts";

const thread = new SolverThread();
afterAll(() => thread.close());
const { solve } = thread;

const best = { kind: "best" };
const found = { kind: "found" };
const broken = (roster: Rostering, places: readonly SeatedPlace[]) =>
	breachesOf({ ...roster, places })
		.filter(isHard)
		.map(({ code }) => code);
const names = (places: readonly SeatedPlace[]) => places.map(({ id }) => id).sort();
const workshop = readInstance(problemOf("workshop", 2));

const both = regime("en ru", "en ru");
const bilingual = (more: Partial<Rostering> = {}) => bilingualMorning(900, more);

describe("a proposal", () => {
	it("is there at once, and becomes better until nothing is; each is legal and scored by the checker", async () => {
		const shown: Proposal[] = [];
		const last = await propose(workshop.rostering, workshop, { solve, show: (one) => shown.push(one) });
		expect(shown[0]).toMatchObject({ stage: "greedy", price: found });
		expect(last).toEqual(shown.at(-1));
		expect(last).toMatchObject({ stage: "price", coverage: best, price: best });
		for (const [order, { places, score }] of shown.entries()) {
			expect(broken(workshop.rostering, places)).toEqual([]);
			expect(score).toEqual(scoreOf({ ...workshop.rostering, places }, workshop));
			expect(byScore(score, shown[order - 1]?.score ?? score)).toBeLessThanOrEqual(0);
		}
		expect(byScore(last.score, shown[0]?.score ?? last.score)).toBeLessThan(0);
	});

	it("is the same for the same problem and seed", async () => {
		const once = async () => {
			const shown: Proposal[] = [];
			await propose(workshop.rostering, workshop, { solve, seed: 7, show: (one) => shown.push(one) });
			return shown;
		};
		expect(await once()).toEqual(await once());
	});

	it("keeps who is promised, and what it costs is no reason", async () => {
		const firm = [place("morning en-ru boris")];
		const { places, price } = await propose(bilingual({ firm }), {}, { solve });
		expect(names(places)).toEqual(["morning en-ru anna", "morning en-ru boris"]);
		expect(price).toEqual(best);
	});

	it("keeps promises that break a rule, and breaks no other", async () => {
		const noon = { ...sitting("noon", 10, 12), teamId: "noon" };
		const twice = { sittings: [...bilingual().sittings, noon], regimes: { morning: both, noon: both } };
		const firm = ["morning en-ru boris", "noon en-ru boris"].map(place);
		const whole = bilingual({ ...twice, firm });
		const { places, price } = await propose(whole, {}, { solve });
		expect(names(places)).toEqual(expect.arrayContaining(names(firm)));
		expect(broken(whole, places)).toEqual(broken(whole, firm));
		expect(price).toEqual(best);
	});

	it("lets nobody work what is too long only as three together", async () => {
		const hours = [9, 10.4, 11.8];
		const sittings = hours.map((from) => ({ ...sitting(`s${from}`, from, from + 1.25), hall: "A", teamId: `${from}` }));
		const regimes = Object.fromEntries(sittings.map(({ id }) => [id, regime("en ru", "ru")]));
		const whole = rostering({ sittings, regimes, interpreters: [person("boris", "ru,,en")] });
		const three = sittings.map(({ id }) => place(`${id} ru boris`));
		expect(broken(whole, three)).toEqual(["stretchTooLong"]);
		expect(broken(whole, three.slice(1))).toEqual([]);
		const { places, score, coverage } = await propose(whole, {}, { solve });
		expect([places.length, score.uncovered, coverage]).toEqual([2, 1, best]);
		expect(broken(whole, places)).toEqual([]);
	});

	it("changes only what it is asked about", async () => {
		const { rostering: whole } = workshop;
		const standing = await propose(whole, workshop, { solve });
		const [first] = standing.places;
		const within = whole.sittings.filter(({ day }) => day === whole.sittings[0]?.day).map(({ id }) => id);
		const interpreters = whole.interpreters.filter(({ id }) => id !== first?.interpreterId);
		const places = standing.places.filter(({ interpreterId }) => interpreterId !== first?.interpreterId);
		const again = await propose({ ...whole, interpreters, places }, workshop, { solve, within });
		const outside = (all: readonly SeatedPlace[]) => names(all.filter(({ sittingId }) => !within.includes(sittingId)));
		expect(outside(again.places)).toEqual(outside(places));
		expect(again.score.missing).toBeLessThan(scoreOf({ ...whole, interpreters, places }, workshop).missing);
	});

	it("takes a booth and day at a time where it is too much as a whole, and claims no proof of the price", async () => {
		const { rostering: whole, prices } = readInstance(problemOf("workshop", 5));
		const shown: Proposal[] = [];
		const show = (one: Proposal) => shown.push(one);
		const { places, score, price } = await propose(whole, { prices }, { solve, largest: 0, show });
		expect(broken(whole, places)).toEqual([]);
		expect(score).toMatchObject({ uncovered: 0, missing: 0 });
		expect(score.priced).toBeLessThan(shown[0]?.score.priced ?? 0);
		expect(price).toEqual(found);
	});

	it("has nothing to say of nothing", async () => {
		expect(await propose(rostering({}), {}, { solve })).toMatchObject({ places: [], coverage: best, price: best });
	});
});

describe("a proposal that is stopped", () => {
	it("is the best so far", async () => {
		const patient: Solve = (_, { signal }) =>
			new Promise((resolve) => {
				const end = () => resolve({ bound: -Infinity, finished: false, impossible: false });
				signal?.addEventListener("abort", end);
			});
		const stop = new AbortController();
		const shown: Proposal[] = [];
		const proposing = propose(bilingual(), {}, { solve: patient, signal: stop.signal, show: (one) => shown.push(one) });
		stop.abort();
		expect(await proposing).toMatchObject({ places: shown[0]?.places, price: found });
	});

	it("is not made cheaper once it is covered", async () => {
		const { rostering: whole, prices } = workshop;
		const stop = new AbortController();
		const show = ({ coverage }: Proposal) => coverage.kind === "best" && stop.abort();
		const stopped = await propose(whole, { prices }, { solve, signal: stop.signal, show });
		expect(stopped).toMatchObject({ stage: "coverage", coverage: best, price: found });
		expect(broken(whole, stopped.places)).toEqual([]);
	});
});

it("a wish that can not be had: what is open, who is nearest and what stands in the way", async () => {
	const away = { from: 0, to: Number.MAX_SAFE_INTEGER };
	const whole = rostering({
		sittings: [sitting("morning", 9, 11)],
		regimes: { morning: regime("ka en", "en") },
		interpreters: [
			{ ...person("luka", "ka,en,,ka>en"), unavailable: [away] },
			person("nino", "ka,en,"),
			person("mary", "en,,ru"),
		],
	});
	const { places, score, coverage } = await propose(whole, {}, { solve });
	expect([places, score.uncovered, coverage]).toEqual([[], 1, best]);
	const [gap, ...others] = gapsOf({ ...whole, places });
	expect(others).toEqual([]);
	expect(gap).toMatchObject({ from: "ka", to: "en", reason: "blocked" });
	expect(
		gap?.nearest.map(({ interpreterId, lacksPair, breaches }) => [interpreterId, lacksPair, breaches[0]?.code]),
	).toEqual([
		["luka", false, "unavailable"],
		["nino", true, undefined],
	]);
});
