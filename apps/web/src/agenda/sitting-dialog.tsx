/** The form of a sitting: what it is called, its hall, its day and its hours; a new one, or one that stands. */
import { addSitting, changeSitting, removeSitting, restoreSitting } from "@plenary/documents";
import { addDays, type Outline, type Sitting } from "@plenary/domain";
import { useEffect, useState } from "react";
import { useMeetingHere } from "../meeting/frame.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/field.tsx";
import { TextsField } from "../ui/texts-field.tsx";
import { toast } from "../ui/toast.tsx";
import { useWords } from "../words/words.ts";
import { useAgendaDesk } from "./desk.tsx";
import { tellPlace } from "./presence.ts";

type Filled = Pick<Sitting, "titles" | "hall" | "day" | "startsAt" | "endsAt">;

interface SittingDialogProps {
	/** Missing for a new one. */
	sitting: Sitting | undefined;
	outlined: Outline;
	onClose: () => void;
}

export function SittingDialog({ sitting, outlined, onClose }: SittingDialogProps) {
	const { t } = useWords();
	const { meeting } = useMeetingHere();
	const { doc, acts, awareness, languages } = useAgendaDesk();
	const [initial] = useState<Filled>(() => sitting ?? nextSitting(outlined, meeting));
	const [value, setValue] = useState(initial);
	const [checked, setChecked] = useState(false);
	const set = (part: Partial<Filled>) => setValue((before) => ({ ...before, ...part }));
	const missing: Readonly<Record<"day" | "startsAt" | "endsAt", string | undefined>> = {
		day: value.day ? undefined : t("agenda.dayMissing"),
		startsAt: value.startsAt ? undefined : t("agenda.hourMissing"),
		endsAt: !value.endsAt
			? t("agenda.hourMissing")
			: value.endsAt <= value.startsAt
				? t("agenda.endsBeforeStart")
				: undefined,
	};
	const wrong: Partial<typeof missing> = checked ? missing : {};
	const id = sitting?.id;
	useEffect(() => {
		if (id) tellPlace(awareness, id);
	}, [awareness, id]);

	const submit = () => {
		setChecked(true);
		if (Object.values(missing).some(Boolean)) return;
		if (id) acts.step(() => changeSitting(doc, id, changed(initial, value)));
		else acts.step(() => addSitting(doc, value));
		onClose();
	};
	const remove = (gone: string) => {
		acts.step(() => removeSitting(doc, gone, Date.now()));
		toast(t("agenda.sittingRemoved"), {
			words: t("agenda.undo"),
			run: () => acts.step(() => restoreSitting(doc, gone)),
		});
		onClose();
	};
	return (
		<Dialog
			title={t(id ? "agenda.changeSitting" : "agenda.newSitting")}
			onClose={onClose}
			onSubmit={submit}
			foot={
				<>
					{id && (
						<Button look="danger" className="plan-remove" onClick={() => remove(id)}>
							{t("agenda.removeSitting")}
						</Button>
					)}
					<Button onClick={onClose}>{t("ui.cancel")}</Button>
					<Button type="submit" look="primary">
						{t(id ? "ui.save" : "agenda.addSittingDo")}
					</Button>
				</>
			}
		>
			<TextsField
				label={t("agenda.sittingTitle")}
				maxLength={120}
				languages={languages}
				value={value.titles}
				onText={(titles) => set({ titles })}
			/>
			<div className="pair">
				<TextField
					label={t("agenda.day")}
					type="date"
					value={value.day}
					wrong={wrong.day}
					hint={isOutside(value.day, meeting) ? t("agenda.dayOutside") : undefined}
					onWords={(day) => set({ day })}
				/>
				<TextField label={t("agenda.hall")} maxLength={200} value={value.hall} onWords={(hall) => set({ hall })} />
			</div>
			<div className="pair">
				<TextField
					label={t("agenda.startsAt")}
					type="time"
					value={value.startsAt}
					wrong={wrong.startsAt}
					onWords={(startsAt) => set({ startsAt })}
				/>
				<TextField
					label={t("agenda.endsAt")}
					type="time"
					value={value.endsAt}
					wrong={wrong.endsAt}
					onWords={(endsAt) => set({ endsAt })}
				/>
			</div>
		</Dialog>
	);
}

interface Days {
	readonly startsOn: string;
	readonly endsOn: string;
	readonly hall: string;
}

const isOutside = (day: string, { startsOn, endsOn }: Days): boolean => day !== "" && (day < startsOn || day > endsOn);

/** After the last sitting: the afternoon of its day, else the morning of the next. */
function nextSitting(outlined: Outline, { startsOn, endsOn, hall }: Days): Filled {
	const last = outlined.groups.flatMap((group) => group.sitting ?? []).at(-1);
	if (!last) return { titles: {}, hall, day: startsOn, startsAt: "09:00", endsAt: "12:30" };
	const same = { titles: {}, hall: last.hall, day: last.day };
	if (last.endsAt <= "14:00") return { ...same, startsAt: "14:00", endsAt: "17:30" };
	const next = addDays(last.day, 1);
	return { ...same, day: next <= endsOn ? next : last.day, startsAt: "09:00", endsAt: "12:30" };
}

/** Only what was changed here, so that what another changed meanwhile stands. */
function changed(before: Filled, after: Filled): Partial<Filled> {
	const titles = Object.fromEntries(
		Object.entries(after.titles).filter(([language, words]) => words !== (before.titles[language] ?? "")),
	);
	const fields = (["hall", "day", "startsAt", "endsAt"] as const).filter((field) => before[field] !== after[field]);
	return { titles, ...Object.fromEntries(fields.map((field) => [field, after[field]])) };
}
