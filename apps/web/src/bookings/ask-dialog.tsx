/** Asks one or several people for a post: an enquiry, an option or a firm offer; then shows what came of it. */
import {
	type Answered,
	type AskKind,
	addDays,
	askKinds,
	dayOf,
	instantOf,
	type MeetingEngagement,
} from "@plenary/domain";
import { boundStates } from "@plenary/roster";
import { useState } from "react";
import { call } from "../api/call.ts";
import { refresh } from "../api/questions.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { ChoiceField, Field, TextField, TickField } from "../ui/field.tsx";
import { Problem } from "../ui/problem.tsx";
import { Segments } from "../ui/segments.tsx";
import { useWords, type Words } from "../words/words.ts";
import { type AskedPerson, AskedResults } from "./asked-results.tsx";
import { markWords } from "./engagement-words.ts";
import type { Engagements } from "./use-engagements.ts";

/** The post that people are asked for. One id per post: of all who are asked for it the first yes has it. */
export interface AskedPost {
	readonly postId: string;
	readonly booth: string;
	readonly boothName: string;
	readonly day: string;
	/** The sittings it may be for, in their order; all of them at first. */
	readonly sittings: readonly { readonly id: string; readonly name: string }[];
	/** Somebody is waited for today: answers are wanted in minutes. */
	readonly isUrgent?: boolean;
}

export interface AskDialogProps {
	meetingId: string;
	/** Of the venue. */
	zone: string;
	post: AskedPost;
	/** Whom one may choose from, in the order in which they are shown. */
	people: readonly AskedPerson[];
	/** Who is ticked at first. */
	chosen: readonly string[];
	/** How somebody stands already. */
	engagementOf: Engagements["engagementOf"];
	onClose: () => void;
}

/** How long an answer may take, in minutes. */
const waits = ["240", "1440", "2880", "4320", "10080", ""] as const;
const urgentWaits = ["15", "30", "60", "240", ""] as const;
type Wait = (typeof waits | typeof urgentWaits)[number];

export function AskDialog({ meetingId, zone, post, people, chosen, engagementOf, onClose }: AskDialogProps) {
	const words = useWords();
	const { t, day } = words;
	const standing = (name: string, id: string) => {
		const engagement = engagementOf(id, post.day);
		return engagement ? t("bookings.personStanding", { name, mark: markWords(words, engagement, zone) }) : name;
	};
	const today = dayOf(Date.now(), zone);
	const [kind, setKind] = useState<AskKind>("offer");
	const [who, setWho] = useState<readonly string[]>(() => chosen.filter((id) => !isBound(engagementOf(id, post.day))));
	const [sittingIds, setSittings] = useState<readonly string[]>(post.sittings.map(({ id }) => id));
	const [wait, setWait] = useState<Wait>(post.isUrgent ? "30" : "4320");
	const [holdDay, setHoldDay] = useState(() => earlier(addDays(today, 7), post.day));
	const [note, setNote] = useState("");
	const [problem, setProblem] = useState<string>();
	const [isSending, setSending] = useState(false);
	const [answer, setAnswer] = useState<Answered<"askInterpreters">>();

	const send = async () => {
		if (isSending) return;
		if (who.length === 0) return setProblem(t("bookings.ask.nobody"));
		setSending(true);
		setProblem(undefined);
		const { postId, booth } = post;
		const holds = instantOf(addDays(holdDay, 1), "00:00", zone);
		try {
			const body = {
				kind,
				posts: [{ postId, booth, day: post.day, sittingIds: [...sittingIds], interpreterIds: [...who] }],
				answerWithin: kind === "offer" && wait ? Number(wait) * 60_000 : null,
				expiresAt: kind === "option" && Number.isFinite(holds) ? holds : null,
				note,
			};
			setAnswer(await call("askInterpreters", { params: { id: meetingId }, body }));
			await refresh("engagements", meetingId);
		} catch (error) {
			setProblem((error as Error).message);
		} finally {
			setSending(false);
		}
	};

	const title = t("bookings.ask.title", { booth: post.boothName, day: day(post.day) });
	if (answer)
		return (
			<Dialog
				title={t("bookings.ask.sent")}
				onClose={onClose}
				foot={
					<Button look="primary" onClick={onClose}>
						{t("bookings.done")}
					</Button>
				}
			>
				<AskedResults asked={answer.asked} people={people} zone={zone} />
			</Dialog>
		);
	return (
		<Dialog
			title={title}
			onClose={onClose}
			onSubmit={() => void send()}
			foot={
				<>
					<Button onClick={onClose}>{t("ui.cancel")}</Button>
					<Button type="submit" look="primary" disabled={isSending}>
						{t("bookings.ask.send", { count: who.length })}
					</Button>
				</>
			}
		>
			<div className="fields">
				<Segments
					label={t("bookings.ask.kindLabel")}
					value={kind}
					choices={askKinds.map((value) => ({ value, words: t(`bookings.ask.kind.${value}`) }))}
					onChoice={setKind}
				/>
				<p className="hint">{t(`bookings.ask.kind.${kind}.hint`)}</p>
				<TickField
					label={t("bookings.ask.who")}
					values={[...who]}
					choices={people.map(({ id, name }) => ({ value: id, words: standing(name, id) }))}
					onValues={setWho}
				/>
				{post.sittings.length > 1 && (
					<TickField
						label={t("bookings.ask.sittings")}
						values={[...sittingIds]}
						choices={post.sittings.map(({ id, name }) => ({ value: id, words: name }))}
						onValues={(ids) => ids.length > 0 && setSittings(ids)}
					/>
				)}
				{kind === "offer" && (
					<ChoiceField
						label={t("bookings.answerWithin")}
						hint={wait && t("bookings.answerWithinHint")}
						value={wait}
						choices={(post.isUrgent ? urgentWaits : waits).map((value) => ({ value, words: waitWords({ t }, value) }))}
						onChoice={setWait}
					/>
				)}
				{kind === "option" && (
					<TextField
						label={t("bookings.hold")}
						hint={t("bookings.holdHint")}
						type="date"
						min={today}
						max={post.day}
						value={holdDay}
						onWords={setHoldDay}
					/>
				)}
				<Field label={t("bookings.ask.note")}>
					{(tie) => (
						<textarea
							{...tie}
							rows={3}
							maxLength={1000}
							value={note}
							onChange={(event) => setNote(event.target.value)}
						/>
					)}
				</Field>
				<Problem words={problem} />
			</div>
		</Dialog>
	);
}

function waitWords({ t }: Pick<Words, "t">, wait: string): string {
	const minutes = Number(wait);
	if (minutes === 0) return t("bookings.within.none");
	if (minutes < 60) return t("bookings.within.minutes", { count: minutes });
	const hours = minutes / 60;
	return hours < 24 ? t("bookings.within.hours", { count: hours }) : t("bookings.within.days", { count: hours / 24 });
}

/** Who is bound for the day need not be asked for it. */
const isBound = (engagement: MeetingEngagement | undefined): boolean =>
	engagement !== undefined && boundStates.includes(engagement.state);

const earlier = (one: string, other: string): string => (one < other ? one : other);
