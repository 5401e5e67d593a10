/** Writes an agenda of the sample into its room: sittings in their order, items with their parts. */
import { addItem, addSitting } from "@plenary/documents";
import { addDays, agendaRoom, type Meeting } from "@plenary/domain";
import type * as Y from "yjs";
import type { House } from "../house.ts";
import type { SampleItem, SampleSitting } from "./agendas.ts";
import type { PartyIds } from "./parties.ts";
import type { Registers } from "./write-registers.ts";

interface WrittenSitting {
	readonly id: string;
	readonly day: string;
	readonly startsAt: string;
	/** In order, breaks and parts left out. */
	readonly items: readonly { id: string; key: string | undefined; startsAfter: number; minutes: number }[];
}
export type WrittenAgenda = readonly WrittenSitting[];

export function writeAgenda(
	{ rooms }: Pick<House, "rooms">,
	{ parties, secretary }: Registers,
	meeting: Meeting,
	sittings: readonly SampleSitting[],
): Promise<WrittenAgenda> {
	return rooms.edit(agendaRoom(meeting.id), secretary, (doc) =>
		sittings.map(({ titles, day: after, startsAt, endsAt, items }): WrittenSitting => {
			const day = addDays(meeting.startsOn, after);
			const id = addSitting(doc, { titles, hall: meeting.hall, day, startsAt, endsAt });
			let startsAfter = 0;
			const written = items.map((item) => {
				const itemId = writeItem(doc, item, parties, { sittingId: id });
				for (const part of item.parts ?? []) writeItem(doc, part, parties, { parentId: itemId });
				const taken = { id: itemId, key: item.key, startsAfter, minutes: item.minutes, isBreak: item.kind === "break" };
				startsAfter += item.minutes + (item.parts ?? []).reduce((sum, part) => sum + part.minutes, 0);
				return taken;
			});
			return { id, day, startsAt, items: written.filter(({ isBreak }) => !isBreak) };
		}),
	);
}

function writeItem(
	doc: Y.Doc,
	{ titles, minutes, kind, purpose, by, byName }: SampleItem,
	parties: PartyIds,
	place: { sittingId: string } | { parentId: string },
): string {
	const presenter = { partyId: by && parties[by], name: byName };
	const id = addItem(doc, { titles, minutes, presenter, place, ...(kind && { kind }), ...(purpose && { purpose }) });
	if (id === undefined) throw new Error(`The sample's item "${titles.en}" may not stand where it is put.`);
	return id;
}
