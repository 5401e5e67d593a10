/** Today's interpreted sittings as the console and the chair's line need them: roster, agenda, floor and desk together. */
import { observeAgenda, observeRoster, readAgenda, readRoster } from "@plenary/documents";
import {
	type Agenda,
	type FloorState,
	flatten,
	isToday,
	type OutlineItem,
	outline,
	type TimetableDay,
	timetable,
} from "@plenary/domain";
import { ledRoster, type Profile, type PublishedSitting, profiles } from "@plenary/roster";
import { useEffect, useMemo } from "react";
import type * as Y from "yjs";
import { useFloor } from "../floor/use-floor.tsx";
import { useMeetingHere } from "../meeting/frame.tsx";
import { nameOf } from "../people/names.ts";
import { useDocument } from "../rooms/use-room.ts";
import { useWords } from "../words/words.ts";
import { type DayDrift, type DriftAsk, driftOfDay } from "./drift-day.ts";
import { type DeskNow, useDesk, useDeskLink } from "./use-desk.tsx";

export interface Today extends DeskNow {
	readonly floor: FloorState;
	readonly agenda: Agenda;
	/** Was any roster published? */
	readonly isPublished: boolean;
	/** The rules that the roster was judged by. */
	readonly profile: Profile;
	/** In the order of the agenda. */
	readonly sittings: readonly PublishedSitting[];
	/** All that the agenda holds, by item id. */
	readonly items: ReadonlyMap<string, OutlineItem>;
	/** What the agenda and the floor make of today; undefined where the agenda has nothing today. */
	readonly ask: DriftAsk | undefined;
	readonly drifts: readonly DayDrift[];
	readonly out: ReadonlySet<string>;
	/** The sitting that is on, or comes next, or was the last. */
	readonly sittingNow: PublishedSitting | undefined;
	nameOf(interpreterId: string): string;
}

export function useToday(rosterDoc: Y.Doc, agendaDoc: Y.Doc): Today {
	const desk = useDesk();
	const link = useDeskLink();
	const { floor } = useFloor();
	const { language } = useWords();
	const { zone } = useMeetingHere().meeting;
	const published = useDocument(rosterDoc, observeRoster, readRoster);
	const agenda = useDocument(agendaDoc, observeAgenda, readAgenda);
	const version = published?.version;
	// Another roster may have other people in it, and the asker in another booth.
	useEffect(() => {
		if (version !== undefined) link.watch();
	}, [version, link]);
	const { leads } = desk.team;
	const roster = useMemo(() => published && ledRoster(published, (id) => leads[id] ?? id), [published, leads]);
	const outlined = useMemo(() => outline(agenda), [agenda]);
	const items = useMemo(() => new Map(flatten(outlined).map((one) => [one.item.id, one])), [outlined]);
	const outIds = desk.desk.out.map(({ interpreterId }) => interpreterId).join(" ");
	const minute = Math.floor(desk.now / 60_000) * 60_000;
	const overtime = JSON.stringify(desk.desk.overtime);
	const profile = profiles[published?.profile ?? "onSite"];
	// What is told in minutes need not be counted anew each second.
	const told = useMemo(() => {
		const out = new Set(outIds.split(" ").filter(Boolean));
		const sittings = (roster?.sittings ?? []).filter((sitting) => isToday(sitting, zone, minute));
		const day = timetable(outlined, floor, minute, zone).find((one) => one.day === sittings[0]?.day);
		const ask = day && { sittings, day, floor, zone, profile, out, overtime: JSON.parse(overtime) };
		return {
			out,
			sittings,
			ask,
			drifts: ask ? driftOfDay(ask, minute) : [],
			sittingNow: sittingAt(sittings, day, minute),
		};
	}, [roster, profile, outlined, floor, zone, minute, outIds, overtime]);
	return {
		...desk,
		...told,
		...{ floor, agenda, items, profile, isPublished: roster !== undefined },
		nameOf: (id) => {
			const known = Object.entries(published?.people ?? {}).find(([key]) => (leads[key] ?? key) === id);
			return known ? nameOf(known[1], language) : "";
		},
	};
}

function sittingAt(sittings: readonly PublishedSitting[], day: TimetableDay | undefined, now: number) {
	const times = day?.sittings.filter((one) => sittings.some(({ sittingId }) => sittingId === one.sittingId)) ?? [];
	const isRunning = (one: TimetableDay["sittings"][number]) => one.entries.some(({ state }) => state === "current");
	const at = times.find(isRunning) ?? times.find(({ expectedEndAt }) => now < expectedEndAt) ?? times.at(-1);
	return sittings.find(({ sittingId }) => sittingId === at?.sittingId) ?? sittings[0];
}
