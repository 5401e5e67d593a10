/** A meeting's pages: one frame around whichever tab is open, each page fetched when it is first opened. */
import type { ComponentType } from "react";
import { Redirect } from "wouter";
import { FloorConnection } from "../floor/use-floor.tsx";
import { pageLater } from "../frame/page-later.tsx";
import { NotFound } from "../frame/trouble.tsx";
import { Asides } from "../rooms/asides.tsx";
import { Faces } from "../rooms/faces.tsx";
import { SavedMark } from "../rooms/saved-mark.tsx";
import { FrameRight, MeetingFrame } from "./frame.tsx";
import { type TabName, tabs } from "./tabs.ts";
import "./meeting.css";

const pages: Record<TabName, ComponentType> = {
	plan: pageLater(() => import("../agenda/plan-page.tsx")),
	live: pageLater(() => import("../live/live-page.tsx")),
	interpreters: pageLater(() => import("../rosters/interpreters-page.tsx")),
	glossary: pageLater(() => import("../glossary/glossary-page.tsx")),
	booth: pageLater(() => import("../booths/booth-page.tsx")),
	people: pageLater(() => import("../people/meeting-people-page.tsx")),
};

export default function MeetingPages({ id, tab }: { id: string; tab: string | undefined }) {
	if (!tab) return <Redirect to={`/meetings/${id}/${tabs[0]}`} replace />;
	const open = tabs.find((name) => name === tab);
	if (!open) return <NotFound />;
	const Page = pages[open];
	return (
		<MeetingFrame id={id} tab={open} key={id}>
			<FloorConnection meetingId={id}>
				<FrameRight>
					<SavedMark />
					<Faces />
				</FrameRight>
				<Asides />
				<Page />
			</FloorConnection>
		</MeetingFrame>
	);
}
