/** Bookings within the planner: how everybody stands, the dialog that asks, and what may be done about an engagement. */
import type { EngagementMove, MeetingEngagement } from "@plenary/domain";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { call } from "../api/call.ts";
import { refresh } from "../api/questions.ts";
import { Ask } from "../ui/ask.tsx";
import { Button } from "../ui/button.tsx";
import { CopyBox } from "../ui/copy-box.tsx";
import { Dialog } from "../ui/dialog.tsx";
import type { MenuItem } from "../ui/menu.tsx";
import { toast } from "../ui/toast.tsx";
import { useWords } from "../words/words.ts";
import { AskDialog, type AskDialogProps } from "./ask-dialog.tsx";
import { isOpen, movesOf } from "./engagement-words.ts";
import { type Engagements, useEngagements } from "./use-engagements.ts";

type Asking = Pick<AskDialogProps, "post" | "people" | "chosen">;

export interface BookingsDesk {
	/** Of the venue. */
	readonly zone: string;
	/** Where interpreters are bound to sit. */
	readonly firm: Engagements["firm"];
	engagementOf(interpreterId: string, day: string): MeetingEngagement | undefined;
	/** Opens the dialog that asks. */
	ask(asking: Asking): void;
	/** For a menu: what may be done about an engagement now. */
	itemsFor(engagement: MeetingEngagement, name: string): MenuItem[];
}

const Desk = createContext<BookingsDesk | undefined>(undefined);

/** Undefined outside `Bookings`. */
export const useBookingsDesk = (): BookingsDesk | undefined => useContext(Desk);

export function Bookings({ meetingId, zone, children }: { meetingId: string; zone: string; children: ReactNode }) {
	const { t, moment } = useWords();
	const { engagementOf, firm } = useEngagements(meetingId);
	const [asking, ask] = useState<Asking>();
	const [sure, makeSure] = useState<{
		engagement: MeetingEngagement;
		word: "release" | "cancel" | "recordCancel";
		name: string;
	}>();
	const [given, give] = useState<{ name: string; link: string; until: string }>();
	const move = useCallback(
		async ({ id }: MeetingEngagement, word: EngagementMove) => {
			try {
				await call("moveEngagement", { params: { id: meetingId, engagementId: id }, body: { move: word } });
			} finally {
				await refresh("engagements", meetingId);
			}
		},
		[meetingId],
	);
	const desk = useMemo((): BookingsDesk => {
		/** What the interpreter gets a letter about is asked first. */
		const run = (engagement: MeetingEngagement, word: EngagementMove, name: string) =>
			word === "release" || word === "cancel" || word === "recordCancel"
				? makeSure({ engagement, word, name })
				: void tell(() => move(engagement, word));
		const link = ({ id }: MeetingEngagement, name: string) =>
			tell(async () => {
				const made = await call("linkOfEngagement", { params: { id: meetingId, engagementId: id } });
				if (made.link) give({ name, link: made.link, until: moment(made.expiresAt, zone) });
			});
		return {
			zone,
			firm,
			engagementOf,
			ask,
			itemsFor: (engagement, name) => [
				...movesOf(engagement).map((word) => ({
					words: t(`bookings.item.${word}`),
					run: () => run(engagement, word, name),
					danger: word === "cancel",
				})),
				...(isOpen(engagement) ? [{ words: t("bookings.item.link"), run: () => void link(engagement, name) }] : []),
			],
		};
	}, [meetingId, zone, engagementOf, firm, move, t, moment]);
	return (
		<Desk value={desk}>
			{children}
			{asking && (
				<AskDialog
					meetingId={meetingId}
					zone={zone}
					{...asking}
					engagementOf={engagementOf}
					onClose={() => ask(undefined)}
				/>
			)}
			{sure && (
				<Ask
					title={t(`bookings.sure.${sure.word}`, { name: sure.name })}
					words={t(`bookings.sure.${sure.word}.words`, { name: sure.name })}
					yes={t(`bookings.item.${sure.word}`)}
					run={() => move(sure.engagement, sure.word)}
					onClose={() => makeSure(undefined)}
				/>
			)}
			{given && (
				<Dialog
					title={t("bookings.item.link")}
					onClose={() => give(undefined)}
					foot={<Button onClick={() => give(undefined)}>{t("bookings.done")}</Button>}
				>
					<p>{t("bookings.asked.handOver", given)}</p>
					<CopyBox value={given.link} label={t("bookings.asked.link", { name: given.name })} />
				</Dialog>
			)}
		</Desk>
	);
}

/** What went wrong is said where everybody looks. */
async function tell(run: () => Promise<unknown>): Promise<void> {
	try {
		await run();
	} catch (error) {
		toast((error as Error).message);
	}
}
