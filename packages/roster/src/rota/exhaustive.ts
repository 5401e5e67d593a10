/** Every rota there is for a small booth, judged minute by minute: what the sweep is measured against. */
import type { RotaAsk } from "./ask.ts";
import { rotaRules } from "./rules.ts";
import { isSilent, slotsOf } from "./slots.ts";

/** Points of the cheapest rota, found by trying all; undefined when none is allowed. Grows as people ^ slots. */
export function cheapestOfAll(ask: RotaAsk): number | undefined {
	const slots = slotsOf(ask);
	const on: string[] = [];
	let cheapest: number | undefined;
	const tryFrom = (at: number): void => {
		const slot = slots[at];
		if (!slot) {
			const cost = costOf(ask, on);
			if (cost !== undefined && (cheapest === undefined || cost < cheapest)) cheapest = cost;
			return;
		}
		for (const { id } of ask.members) {
			on.fill(id, slot.from, slot.to);
			tryFrom(at + 1);
		}
	};
	const length = ask.items.reduce((sum, { minutes }) => sum + minutes, 0);
	on.length = length;
	on.fill("");
	tryFrom(0);
	return cheapest;
}

/** What a rota costs when it is read as a clock would: by minute, who is on; undefined when it breaks a rule. */
export function costOf(ask: RotaAsk, on: readonly string[]): number | undefined {
	const { turn, prices } = ask.rules ?? rotaRules.booth;
	const minutes = new Map(ask.members.map(({ id, done }) => [id, done ?? 0]));
	const members = new Map(ask.members.map((member) => [member.id, member]));
	let running = ask.now?.on && { id: ask.now.on.memberId, length: ask.now.on.minutes };
	let [cost, quiet, minute] = [0, 0, 0];
	let rested = false;
	const end = (length: number) => Math.max(0, turn.least.is - length) * prices.shortMinute.is;
	for (const item of ask.items)
		for (let into = 0; into < item.minutes; into++, minute++) {
			if (isSilent(item, ask.into)) {
				quiet++;
				rested ||= item.pause === true || quiet >= turn.rest.is;
				continue;
			}
			const begun = rested;
			quiet = 0;
			rested = false;
			if (minute < (ask.now?.minute ?? 0)) continue;
			const member = members.get(on[minute] ?? "");
			if (!member || minute < (member.from ?? 0) || minute >= (member.to ?? Number.POSITIVE_INFINITY)) return undefined;
			if (!running || begun || running.id !== member.id) {
				if (running) cost += end(running.length);
				if (running && !begun && into > 0) cost += (item.speech ? prices.insideSpeech : prices.insideItem).is;
				const there = ask.members.filter(({ from, to }) => (from ?? 0) <= minute && minute < (to ?? 1e9));
				const least = Math.min(...there.map(({ id }) => minutes.get(id) ?? 0));
				cost += (((minutes.get(member.id) ?? 0) - least) / 30) * prices.outOfTurn.is;
				running = { id: member.id, length: 0 };
			}
			running.length++;
			if (running.length > turn.most.is) return undefined;
			if (running.length > turn.long.is) cost += prices.veryLongMinute.is;
			else if (running.length > turn.usual.is) cost += prices.longMinute.is;
			minutes.set(member.id, (minutes.get(member.id) ?? 0) + 1);
			const can = item.language === undefined ? "direct" : (member.can[item.language] ?? "cannot");
			cost += (can === "direct" ? 0 : prices[can].is) / 30;
			cost += member.rests?.includes(item.id) ? prices.wish.is / 30 : 0;
		}
	if (running) cost += end(running.length);
	const worked = [...minutes.values()];
	const equal = worked.reduce((sum, each) => sum + each, 0) / worked.length;
	cost += worked.reduce((sum, each) => sum + ((each - equal) / 10) ** 2, 0) * prices.share.is;
	const tooMany = ask.members.some(({ id, most }) => (minutes.get(id) ?? 0) > (most ?? Number.POSITIVE_INFINITY));
	return tooMany ? undefined : cost;
}
