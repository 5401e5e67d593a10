/** A meeting's pages: one frame around whichever tab is open, each page fetched when it is first opened. */
import { type ComponentType, lazy } from "react";
import { Redirect } from "wouter";
import { NotFound } from "../frame/trouble.tsx";
import { MeetingFrame } from "./frame.tsx";
import { type TabName, tabs } from "./tabs.ts";
import "./meeting.css";

const pages: Record<TabName, ComponentType> = {
	people: lazy(() => import("../people/meeting-people-page.tsx")),
};

export default function MeetingPages({ id, tab }: { id: string; tab: string | undefined }) {
	if (!tab) return <Redirect to={`/meetings/${id}/${tabs[0]}`} replace />;
	const open = tabs.find((name) => name === tab);
	if (!open) return <NotFound />;
	const Page = pages[open];
	return (
		<MeetingFrame id={id} tab={open} key={id}>
			<Page />
		</MeetingFrame>
	);
}
