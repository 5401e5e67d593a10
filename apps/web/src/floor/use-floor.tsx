/** The floor of the open meeting as hooks: one connection for all of its pages. */
import type { FloorState } from "@plenary/domain";
import { createContext, type ReactNode, use, useEffect, useState, useSyncExternalStore } from "react";
import { keep, readKept } from "../api/kept.ts";
import { useMyself } from "../api/questions.ts";
import { type FloorLink, type FloorView, openFloorLink } from "./floor-link.ts";

const Link = createContext<FloorLink | null>(null);

/** Keeps a connection to the floor for as long as the meeting's pages are open. */
export function FloorConnection({ meetingId, children }: { meetingId: string; children: ReactNode }) {
	const { id } = useMyself().account;
	const [link, setLink] = useState<FloorLink | null>(null);
	useEffect(() => {
		const kept = readKept<FloorState>(id, "floor", meetingId);
		const opened = openFloorLink(meetingId, kept, (state) => keep(state, id, "floor", meetingId));
		setLink(opened);
		return () => opened.close();
	}, [id, meetingId]);
	return link && <Link value={link}>{children}</Link>;
}

export function useFloorLink(): FloorLink {
	const link = use(Link);
	if (!link) throw new Error("The floor was asked for outside a meeting's frame.");
	return link;
}

export function useFloor(): FloorView {
	const link = useFloorLink();
	return useSyncExternalStore(link.subscribe, link.view);
}

/** Server time, anew each second. */
export function useServerNow(): number {
	const { ahead } = useFloor();
	const [now, setNow] = useState(Date.now());
	useEffect(() => {
		const ticking = setInterval(() => setNow(Date.now()), 1000);
		return () => clearInterval(ticking);
	}, []);
	return Math.max(now, 0) + ahead;
}
