/** The desk read with the register of today: whoever was merged since is the entry they lead to. */
import type { DeskState } from "@plenary/domain";

export function ledDesk(desk: DeskState, leads: Readonly<Record<string, string>>): DeskState {
	if (Object.keys(leads).length === 0) return desk;
	const lead = (id: string) => (Object.hasOwn(leads, id) ? (leads[id] ?? id) : id);
	const led = <Named extends { readonly interpreterId: string }>(one: Named): Named => ({
		...one,
		interpreterId: lead(one.interpreterId),
	});
	return {
		...desk,
		turns: desk.turns.map(led),
		out: desk.out.map(led),
		overtime: desk.overtime.map(led),
		booths: desk.booths.map(({ on, handOver, ...booth }) => ({
			...booth,
			on: on && led(on),
			handOver: handOver?.to === undefined ? handOver : { ...handOver, to: lead(handOver.to) },
		})),
	};
}
