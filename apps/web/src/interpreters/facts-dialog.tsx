/** How a meeting went for its interpreters: what was noted, and a new fact, in closed categories. */
import {
	type FactKind,
	type FeedbackArea,
	type FeedbackMark,
	factKinds,
	feedbackAreas,
	feedbackMarks,
	type MeetingFact,
	type NewFact,
	newFactSchema,
	type PublishedRoster,
} from "@plenary/domain";
import { useQuery } from "@tanstack/react-query";
import { call } from "../api/call.ts";
import { refresh } from "../api/questions.ts";
import { nameOf } from "../people/names.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { ChoiceField } from "../ui/field.tsx";
import { useForm } from "../ui/form.ts";
import { Problem } from "../ui/problem.tsx";
import { toast } from "../ui/toast.tsx";
import { useWords } from "../words/words.ts";
import { factWords } from "./fact-words.ts";
import "./register.css";

interface FactsDialogProps {
	meetingId: string;
	roster: PublishedRoster;
	/** Days of the roster that have come. */
	days: readonly string[];
	/** The entry that an id means now. */
	lead: (id: string) => string;
	onClose: () => void;
}

interface Typed {
	interpreterId: string;
	day: string;
	kind: FactKind;
	area: FeedbackArea;
	mark: FeedbackMark;
}

/** Only feedback has an area and a mark. */
const schema = {
	safeParse: (typed: unknown) => {
		const { area, mark, ...fact } = typed as Typed;
		return newFactSchema.safeParse(fact.kind === "feedback" ? { ...fact, area, mark } : fact);
	},
};

export default function FactsDialog({ meetingId, roster, days, lead, onClose }: FactsDialogProps) {
	const words = useWords();
	const { t, day, language, compare } = words;
	const { data, error } = useQuery({
		queryKey: ["facts", meetingId],
		queryFn: ({ signal }) => call("factsOfMeeting", { params: { id: meetingId }, signal }),
	});
	const named = (id: string) => {
		const found = Object.entries(roster.people).find(([key]) => key === id || lead(key) === id);
		return found ? nameOf(found[1], language) : t("interpreters.fact.somebody");
	};
	const on = (when: string) => {
		const booths = roster.sittings.filter((sitting) => sitting.day === when).flatMap((sitting) => sitting.booths);
		const ids = new Set(booths.flatMap(({ interpreterIds }) => interpreterIds.map(lead)));
		return [...ids].sort((one, other) => compare(named(one), named(other)));
	};
	const first = days.at(-1) ?? "";
	const form = useForm<NewFact, Typed>({
		schema,
		initial: { interpreterId: on(first)[0] ?? "", day: first, kind: "late", area: "preparation", mark: "well" },
		send: async (body) => {
			await call("noteFact", { params: { id: meetingId }, body });
			await Promise.all([refresh("facts", meetingId), refresh("reliability")]);
			toast(t("interpreters.fact.isNoted"));
		},
	});
	const { value, set, wrong } = form;
	const remove = async ({ id }: MeetingFact) => {
		try {
			await call("withdrawFact", { params: { id: meetingId, factId: id } });
			await Promise.all([refresh("facts", meetingId), refresh("reliability")]);
		} catch (problem) {
			toast((problem as Error).message);
		}
	};
	return (
		<Dialog
			wide
			title={t("interpreters.fact.title")}
			onClose={onClose}
			onSubmit={() => void form.submit()}
			foot={
				<>
					<Button onClick={onClose}>{t("ui.close")}</Button>
					<Button type="submit" look="primary" disabled={form.sending}>
						{t("interpreters.fact.note")}
					</Button>
				</>
			}
		>
			<p className="quiet">{t("interpreters.fact.why")}</p>
			<div className="pair">
				{days.length > 1 && (
					<ChoiceField
						label={t("interpreters.fact.day")}
						value={value.day}
						wrong={wrong.day}
						choices={days.map((one) => ({ value: one, words: day(one) }))}
						onChoice={(when) => set({ day: when, interpreterId: on(when)[0] ?? "" })}
					/>
				)}
				<ChoiceField
					label={t("interpreters.fact.who")}
					value={value.interpreterId}
					wrong={wrong.interpreterId}
					choices={on(value.day).map((id) => ({ value: id, words: named(id) }))}
					onChoice={(interpreterId) => set({ interpreterId })}
				/>
				<ChoiceField
					label={t("interpreters.fact.what")}
					value={value.kind}
					choices={factKinds.map((kind) => ({ value: kind, words: t(`interpreters.fact.${kind}`) }))}
					onChoice={(kind) => set({ kind })}
				/>
				{value.kind === "feedback" && (
					<>
						<ChoiceField
							label={t("interpreters.fact.about")}
							value={value.area}
							choices={feedbackAreas.map((area) => ({ value: area, words: t(`interpreters.fact.area.${area}`) }))}
							onChoice={(area) => set({ area })}
						/>
						<ChoiceField
							label={t("interpreters.fact.how")}
							value={value.mark}
							choices={feedbackMarks.map((mark) => ({ value: mark, words: t(`interpreters.fact.mark.${mark}`) }))}
							onChoice={(mark) => set({ mark })}
						/>
					</>
				)}
			</div>
			<Problem words={form.problem ?? (data ? undefined : error?.message)} />
			{data && data.facts.length > 0 && (
				<>
					<h3 className="form-part">{t("interpreters.fact.noted")}</h3>
					<ul className="list facts">
						{data.facts.map((fact) => (
							<li key={fact.id}>
								<span className="grow">
									<b>{named(fact.interpreterId)}</b>
									<small>{[factWords(words, fact), day(fact.day)].join(" · ")}</small>
								</span>
								<Button
									aria-label={t("interpreters.fact.removeOf", {
										name: named(fact.interpreterId),
										fact: factWords(words, fact),
									})}
									onClick={() => void remove(fact)}
								>
									{t("interpreters.fact.remove")}
								</Button>
							</li>
						))}
					</ul>
				</>
			)}
		</Dialog>
	);
}
