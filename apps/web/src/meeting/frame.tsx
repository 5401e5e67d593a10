/** The frame of a meeting's pages: its name and tabs above, and a place on the right for what a page wants to show. */
import { type MeetingPage, type MeetingRole, may } from "@plenary/domain";
import { createContext, type ReactNode, Suspense, use, useState } from "react";
import { createPortal } from "react-dom";
import { Link } from "wouter";
import { Refused } from "../api/call.ts";
import { actorOf, useMeeting, useMyself, useText } from "../api/questions.ts";
import { InsecureStrip } from "../frame/strips.tsx";
import { Opening, Trouble } from "../frame/trouble.tsx";
import { YouMenu } from "../frame/you-menu.tsx";
import { Mark } from "../ui/icon.tsx";
import { useWords } from "../words/words.ts";
import { type TabName, tabs } from "./tabs.ts";

/** The meeting whose pages are open, and what the person signed in may do at it. */
export interface MeetingHere extends MeetingPage {
	may: (action: Parameters<typeof may>[1], kind: MeetingObject) => boolean;
}
type MeetingObject = Extract<Parameters<typeof may>[2], { meetingId: string }>["kind"];

const Here = createContext<MeetingHere | null>(null);
const RightSlot = createContext<HTMLElement | null>(null);

/** The open meeting, with its people and parties; only within MeetingFrame. */
export function useMeetingHere(): MeetingHere & { myRole: MeetingRole | null } {
	const here = use(Here);
	if (!here) throw new Error("useMeetingHere was called outside a meeting's frame.");
	return here;
}

/** Shows its children on the right of the meeting's top bar: the saved mark, the faces, a button. */
export function FrameRight({ children }: { children: ReactNode }) {
	const slot = use(RightSlot);
	return slot && createPortal(children, slot);
}

/** The console is for those who interpret or lead them; a chair acts at the desk from the live page. */
const sitsInBooths = (mayDo: MeetingHere["may"]): boolean =>
	mayDo("write", "planning") || (mayDo("write", "desk") && !mayDo("write", "floor"));

/** Pages that are not for everyone at the meeting have no tab for the others. */
function isFor(tab: TabName, mayDo: MeetingHere["may"]): boolean {
	if (tab === "booth") return sitsInBooths(mayDo);
	return tab !== "glossary" || mayDo("read", "glossary");
}

/** Opens the meeting `id` and stands around its pages; it stays when the tab changes. */
export function MeetingFrame({ id, tab, children }: { id: string; tab: TabName; children: ReactNode }) {
	const { t } = useWords();
	const text = useText();
	const me = useMyself();
	const { data: page, error } = useMeeting(id);
	const [slot, setSlot] = useState<HTMLElement | null>(null);
	// What is kept is shown when the server is away, but not when it says no.
	if (error && (!page || error instanceof Refused)) return <Trouble problem={error} />;
	if (!page) return <Opening />;
	const actor = actorOf(me, page);
	const here: MeetingHere = {
		...page,
		may: (action, kind) => may(actor, action, { kind, meetingId: page.meeting.id }),
	};
	return (
		<div className="meeting-frame">
			<header className="meeting-bar">
				<Link href="/" className="mark" aria-label={t("frame.toHome")}>
					<Mark />
					<span className="mark-word">Plenary</span>
				</Link>
				<span className="crumb">
					<Link href="/">{text(me.process.names)}</Link>
					<span aria-hidden="true">/</span>
					<b title={text(page.meeting.titles)}>{text(page.meeting.titles)}</b>
				</span>
				<nav className="tabs" aria-label={t("meeting.tabs")}>
					{tabs
						.filter((name) => isFor(name, here.may))
						.map((name) => (
							<Link
								key={name}
								href={`/meetings/${id}/${name}`}
								className={name === tab ? "on" : ""}
								aria-current={name === tab ? "page" : undefined}
							>
								{t(`meeting.tab.${name}`)}
							</Link>
						))}
				</nav>
				<div className="meeting-right" ref={setSlot} />
				<YouMenu small />
			</header>
			<main id="main">
				<InsecureStrip />
				<Here value={here}>
					<RightSlot value={slot}>
						<Suspense fallback={<Opening />}>{children}</Suspense>
					</RightSlot>
				</Here>
			</main>
		</div>
	);
}
