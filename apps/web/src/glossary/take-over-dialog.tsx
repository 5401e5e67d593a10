/** Taking over the glossary of another meeting: which one, what it would add, and then all of it in one step. */
import { glossaryPlan, glossaryRoom, may } from "@plenary/domain";
import type { OpenRoom } from "@plenary/sync/client";
import { useMemo, useState } from "react";
import { actorOf, useMeetings, useMyself, useText } from "../api/questions.ts";
import { useMeetingHere } from "../meeting/frame.tsx";
import { useRoom, useRoomState } from "../rooms/use-room.ts";
import { EmptyState } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { ChoiceField } from "../ui/field.tsx";
import { useWords } from "../words/words.ts";
import { type GlossaryDesk, useGlossary } from "./desk.ts";
import { isIdle, isTooMuch, PlanCounts } from "./plan-counts.tsx";
import "../agenda/import.css";

interface TakeOverProps {
	desk: GlossaryDesk;
	onClose: () => void;
}

export function TakeOverDialog({ desk, onClose }: TakeOverProps) {
	const { t, dayRange } = useWords();
	const text = useText();
	const me = useMyself();
	const here = useMeetingHere().meeting.id;
	const { data: meetings = [] } = useMeetings();
	const [chosen, choose] = useState("");
	const others = meetings.filter(
		({ id, myRole }) =>
			id !== here &&
			may({ ...actorOf(me), roleAt: myRole ? { [id]: myRole } : {} }, "read", { kind: "glossary", meetingId: id }),
	);
	if (others.length === 0)
		return (
			<Dialog
				title={t("glossary.takeOver")}
				onClose={onClose}
				foot={<Button onClick={onClose}>{t("ui.close")}</Button>}
			>
				<EmptyState title={t("glossary.noOther")}>{t("glossary.noOtherWhy")}</EmptyState>
			</Dialog>
		);
	const choice = (
		<ChoiceField
			label={t("glossary.ofMeeting")}
			value={chosen}
			choices={[
				{ value: "", words: t("glossary.pickMeeting") },
				...others.map((meeting) => ({
					value: meeting.id,
					words: `${text(meeting.titles)}, ${dayRange(meeting.startsOn, meeting.endsOn)}`,
				})),
			]}
			onChoice={choose}
		/>
	);
	if (chosen) return <Other key={chosen} meetingId={chosen} desk={desk} onClose={onClose} choice={choice} />;
	return (
		<Dialog
			wide
			title={t("glossary.takeOver")}
			onClose={onClose}
			foot={<Button onClick={onClose}>{t("ui.cancel")}</Button>}
		>
			{choice}
		</Dialog>
	);
}

interface OtherProps extends TakeOverProps {
	meetingId: string;
	choice: React.ReactNode;
}

function Other({ meetingId, ...rest }: OtherProps) {
	const room = useRoom(glossaryRoom(meetingId));
	return room && <OpenedOther room={room} {...rest} />;
}

function OpenedOther({ room, desk, onClose, choice }: Omit<OtherProps, "meetingId"> & { room: OpenRoom }) {
	const { t } = useWords();
	const { synced, loaded } = useRoomState(room);
	const { concepts } = useGlossary(room.doc);
	const plan = useMemo(
		() => glossaryPlan(desk.concepts, concepts.map(asNew), { overrules: false }),
		[desk.concepts, concepts],
	);
	const isReady = loaded && synced && !isTooMuch(concepts) && !isIdle(plan);
	return (
		<Dialog
			wide
			title={t("glossary.takeOver")}
			onClose={onClose}
			onSubmit={() => {
				if (!isReady) return;
				desk.acts.takeIn(plan);
				onClose();
			}}
			foot={
				<>
					<Button onClick={onClose}>{t("ui.cancel")}</Button>
					<Button type="submit" look="primary" disabled={!isReady}>
						{t("glossary.take", { count: plan.fresh.length + plan.changed.length })}
					</Button>
				</>
			}
		>
			{choice}
			<p className="hint">{t("glossary.takeOverHow")}</p>
			{!synced ? (
				<p role="status">{t("glossary.opening")}</p>
			) : concepts.length === 0 ? (
				<EmptyState title={t("glossary.otherEmpty")} />
			) : (
				<PlanCounts asked={concepts} plan={plan} concepts={desk.concepts} />
			)}
		</Dialog>
	);
}

/** Without what belongs to the other meeting: ids, authors and days. */
const asNew = ({
	terms,
	definition,
	subject,
	source,
	isRestricted,
}: ReturnType<typeof useGlossary>["concepts"][number]) => ({
	definition,
	subject,
	source,
	isRestricted,
	terms: terms.map(({ language, words, status, note, pronunciation }) => ({
		language,
		words,
		status,
		note,
		pronunciation,
	})),
});
