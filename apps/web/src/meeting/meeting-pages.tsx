/** A meeting's pages: one frame around whichever tab is open. */
import { Redirect } from "wouter";
import { NotFound } from "../frame/trouble.tsx";
import { MeetingFrame } from "./frame.tsx";
import { tabs } from "./tabs.ts";
import "./meeting.css";

export default function MeetingPages({ id, tab }: { id: string; tab: string | undefined }) {
	const first = tabs[0];
	if (!tab && first) return <Redirect to={`/meetings/${id}/${first.name}`} replace />;
	const open = tabs.find(({ name }) => name === tab);
	if (!open) return <NotFound />;
	return (
		<MeetingFrame id={id} tab={open.name} key={id}>
			<open.Page />
		</MeetingFrame>
	);
}
