/** Drafts and published rosters read with the register of today: who was merged since is the entry they lead to. */
import type { Planning, PublishedRoster } from "@plenary/domain";

type Lead = (interpreterId: string) => string;

/** Whoever sits in a booth under two entries that are one sits there once. */
export function ledPlanning(planning: Planning, lead: Lead): Planning {
	const seats = new Map<string, Planning["places"][number]>();
	for (const place of planning.places) {
		const led = { ...place, interpreterId: lead(place.interpreterId) };
		const seat = `${led.sittingId} ${led.booth} ${led.interpreterId}`;
		if (!seats.has(seat)) seats.set(seat, led);
	}
	return { ...planning, places: [...seats.values()] };
}

/** To be compared with a draft; names stay as they were published. */
export const ledRoster = (roster: PublishedRoster, lead: Lead): PublishedRoster => ({
	...roster,
	sittings: roster.sittings.map((sitting) => ({
		...sitting,
		booths: sitting.booths.map((booth) => ({ ...booth, interpreterIds: [...new Set(booth.interpreterIds.map(lead))] })),
	})),
});
