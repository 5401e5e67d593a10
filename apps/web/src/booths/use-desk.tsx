/** The booths' desk of the open meeting as hooks: one connection for whoever may see it. */
import { type DeskCommand, type DeskState, settled } from "@plenary/domain";
import { createContext, type ReactNode, use, useEffect, useState, useSyncExternalStore } from "react";
import { keep, readKept } from "../api/kept.ts";
import { useMyself } from "../api/questions.ts";
import { useMeetingHere } from "../meeting/frame.tsx";
import { toast } from "../ui/toast.tsx";
import { type DeskLink, type DeskView, type KeptDesk, openDeskLink } from "./desk-link.ts";
import { ledDesk } from "./led-desk.ts";

const Link = createContext<DeskLink | null>(null);

/** Keeps a connection for as long as it is shown; for those who may not see the desk it shows nothing. */
export function DeskConnection({ children }: { children: ReactNode }) {
	const { id } = useMyself().account;
	const { meeting, may } = useMeetingHere();
	const mayRead = may("read", "desk");
	const [link, setLink] = useState<DeskLink | null>(null);
	useEffect(() => {
		if (!mayRead) return;
		const kept = readKept<KeptDesk>(id, "desk", meeting.id);
		const opened = openDeskLink(meeting.id, kept, (desk) => keep(desk, id, "desk", meeting.id));
		setLink(opened);
		return () => opened.close();
	}, [id, meeting.id, mayRead]);
	return link && <Link value={link}>{children}</Link>;
}

export function useDeskLink(): DeskLink {
	const link = use(Link);
	if (!link) throw new Error("The booths' desk was asked for outside its connection.");
	return link;
}

export interface DeskNow extends Omit<DeskView, "desk"> {
	/** As it stands this second, entries of the register that were merged read as what they are now. */
	readonly desk: DeskState;
	readonly now: number;
}

/** The desk and the server's clock, anew each second. */
export function useDesk(): DeskNow {
	const link = useDeskLink();
	const view = useSyncExternalStore(link.subscribe, link.view);
	const [here, setHere] = useState(Date.now());
	useEffect(() => {
		const ticking = setInterval(() => setHere(Date.now()), 1000);
		return () => clearInterval(ticking);
	}, []);
	const now = here + view.ahead;
	return { ...view, desk: settled(ledDesk(view.desk, view.team.leads), now), now };
}

/** Sends a command and says aloud when it was refused; resolves with whether it was done. */
export function useDeskCommand(): (command: DeskCommand) => Promise<boolean> {
	const link = useDeskLink();
	return async (command) => {
		const refused = await link.command(command);
		if (refused) toast(refused);
		return refused === undefined;
	};
}
