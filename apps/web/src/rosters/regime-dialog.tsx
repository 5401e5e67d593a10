/** The languages of a sitting: what is spoken, what it is interpreted into, how; for it alone or for more of them. */
import { boothsOf, interpretingModes, type Regime, regimeSchema, type Sitting, spokenTag } from "@plenary/domain";
import { useState } from "react";
import { useMeetingHere } from "../meeting/frame.tsx";
import { LangBadge } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { ChoiceField, TextField, TickField } from "../ui/field.tsx";
import { useWords } from "../words/words.ts";
import type { PlannerDesk } from "./desk.ts";
import { RegimeTerms, tidyTerms } from "./regime-terms.tsx";
import { boothHeading } from "./roster-words.ts";

interface RegimeDialogProps {
	desk: PlannerDesk;
	sitting: Sitting;
	onClose: () => void;
}

const scopes = ["one", "day", "all"] as const;
type Scope = (typeof scopes)[number];

export function RegimeDialog({ desk, sitting, onClose }: RegimeDialogProps) {
	const words = useWords();
	const { t, languageName, list } = words;
	const { meeting } = useMeetingHere();
	const { planner, acts } = desk;
	const standing = planner.planning.regimes[sitting.id];
	const [regime, setRegime] = useState<Regime>(() => standing ?? firstRegime(meeting.languages));
	// Where nothing stands yet, all sittings get the same.
	const isFirst = Object.keys(planner.planning.regimes).length === 0;
	const [scope, setScope] = useState<Scope>(isFirst ? "all" : "one");
	const [checked, setChecked] = useState(false);
	const [more, setMore] = useState("");
	const [added, setAdded] = useState<readonly string[]>([]);
	const known = [...planner.rostering.interpreters].flatMap(({ a, b, c }) => [...a, ...b, ...c]);
	const tags = [
		...new Set([...meeting.languages.map(plain), ...regime.spoken, ...regime.heard, ...known.sort(), ...added]),
	];
	const choices = tags.map((tag) => ({ value: tag, words: languageName(tag), look: <LangBadge tag={tag} unread /> }));
	const inOrder = (chosen: readonly string[]) => tags.filter((tag) => chosen.includes(tag));
	const set = (part: Partial<Regime>) => setRegime((before) => ({ ...before, ...part }));
	const tagTyped = spokenTag.safeParse(more).data;
	const unknown = more !== "" && tagTyped === undefined;
	const booths = boothsOf(regime);
	const sittingIds = planner.sittings
		.filter((one) => scope === "all" || one.id === sitting.id || (scope === "day" && one.day === sitting.day))
		.map((one) => one.id);
	const apply = (asked: Regime | undefined) => {
		setChecked(true);
		const whole = asked && tidyTerms(asked);
		if (whole && !regimeSchema.safeParse(whole).success) return;
		acts.regime(sittingIds, whole);
		onClose();
	};
	const add = () => {
		if (!tagTyped) return;
		setAdded((before) => [...before, tagTyped]);
		set({ spoken: [...new Set([...regime.spoken, tagTyped])] });
		setMore("");
	};
	return (
		<Dialog
			title={t("rosters.regimeTitle")}
			onClose={onClose}
			onSubmit={() => (more === "" ? apply(regime) : add())}
			foot={
				<>
					{standing && (
						<Button look="danger" className="plan-remove" onClick={() => apply(undefined)}>
							{t("rosters.noInterpreting")}
						</Button>
					)}
					<Button onClick={onClose}>{t("ui.cancel")}</Button>
					<Button type="submit" look="primary">
						{t("ui.save")}
					</Button>
				</>
			}
		>
			<p className="quiet">{planner.sittingName(sitting.id)}</p>
			<TickField
				label={t("rosters.regimeSpoken")}
				values={regime.spoken}
				wrong={checked && regime.spoken.length === 0 ? t("rosters.spokenMissing") : undefined}
				choices={choices}
				onValues={(spoken) => set({ spoken: inOrder(spoken) })}
			/>
			<TickField
				label={t("rosters.regimeHeard")}
				values={regime.heard}
				wrong={checked && regime.heard.length === 0 ? t("rosters.heardMissing") : undefined}
				choices={choices}
				onValues={(heard) => set({ heard: inOrder(heard) })}
			/>
			<div className="row regime-more">
				<TextField
					label={t("rosters.moreLanguage")}
					hint={t("rosters.moreLanguageHint")}
					wrong={unknown ? t("rosters.languageUnknown") : undefined}
					maxLength={12}
					value={more}
					onWords={setMore}
				/>
				<Button onClick={add} disabled={!tagTyped}>
					{t("rosters.addLanguage")}
				</Button>
			</div>
			<div className="pair">
				<ChoiceField
					label={t("rosters.regimeMode")}
					value={regime.mode}
					choices={interpretingModes.map((mode) => ({ value: mode, words: t(`rosters.mode.${mode}`) }))}
					onChoice={(mode) => set({ mode })}
				/>
				<ChoiceField
					label={t("rosters.regimeScope")}
					value={scope}
					choices={scopes.map((one) => ({ value: one, words: t(`rosters.scope.${one}`) }))}
					onChoice={setScope}
				/>
			</div>
			<RegimeTerms desk={desk} regime={regime} checked={checked} onTerms={set} />
			<p className="hint" role="status">
				{t("rosters.booths", { count: booths.length, list: list(booths.map((one) => boothHeading(words, one.id))) })}
			</p>
		</Dialog>
	);
}

const plain = (tag: string): string => spokenTag.parse(tag);

/** All of the meeting's languages, both ways. */
function firstRegime(languages: readonly string[]): Regime {
	const tags = [...new Set(languages.map(plain))];
	return { spoken: tags, heard: tags, mode: "simultaneous" };
}
