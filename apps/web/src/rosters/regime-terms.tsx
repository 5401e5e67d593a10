/** What whoever plans decides about a sitting beside its languages: strength, relay, clearance, theme. */
import { boothsOf, hasBooths, type Regime } from "@plenary/domain";
import { LangBadge } from "../ui/badges.tsx";
import { ChoiceField, TextField, TickField } from "../ui/field.tsx";
import { useWords } from "../words/words.ts";
import type { PlannerDesk } from "./desk.ts";
import { boothName } from "./roster-words.ts";

type Strength = NonNullable<Regime["strengths"]>[number];

interface RegimeTermsProps {
	desk: PlannerDesk;
	regime: Regime;
	/** Whether what is missing is told. */
	checked: boolean;
	onTerms: (terms: Partial<Regime>) => void;
}

const levels = ["", "1", "2", "3"] as const;
const strengths = ["", "1", "2", "3", "4", "5", "6", "7", "8"] as const;

export function RegimeTerms({ desk, regime, checked, onTerms }: RegimeTermsProps) {
	const words = useWords();
	const { t, languageName } = words;
	const known = desk.planner.rostering.interpreters.flatMap(({ domains = [] }) => domains);
	const themes = [...new Set([...(regime.theme ? [regime.theme] : []), ...known])].sort();
	const booths = boothsOf(regime);
	const decided = (booth: string) => regime.strengths?.find((one) => one.booth === booth);
	const decide = (booth: string, part: Partial<Strength> | undefined) => {
		const others = (regime.strengths ?? []).filter((one) => one.booth !== booth);
		const next = part && { booth, people: 2, reason: "", ...decided(booth), ...part };
		const all = next ? [...others, next] : others;
		onTerms({ strengths: all.length > 0 ? all : undefined });
	};
	return (
		<details className="regime-terms" open={hasTerms(regime)}>
			<summary>{t("rosters.regimeMore")}</summary>
			<div className="fields">
				<TickField
					label={t("rosters.regimeHeavy")}
					values={regime.heavy ? ["heavy"] : []}
					choices={[{ value: "heavy", words: t("rosters.regimeHeavyIs") }]}
					onValues={(ticked) => onTerms({ heavy: ticked.length > 0 || undefined })}
				/>
				{hasBooths(regime) && booths.length > 1 && (
					<div>
						<TickField
							label={t("rosters.regimePivots")}
							values={regime.pivots ?? []}
							choices={regime.heard.map((tag) => ({
								value: tag,
								words: languageName(tag),
								look: <LangBadge tag={tag} unread />,
							}))}
							onValues={(pivots) => onTerms({ pivots: pivots.length > 0 ? pivots : undefined })}
						/>
						<p className="hint">{t("rosters.regimePivotsAny")}</p>
					</div>
				)}
				<div className="pair">
					<ChoiceField
						label={t("rosters.regimeClearance")}
						value={`${regime.clearance ?? ""}` as (typeof levels)[number]}
						choices={levels.map((level) => ({
							value: level,
							words: level ? t("rosters.regimeClearanceLevel", { level }) : t("rosters.regimeClearanceNone"),
						}))}
						onChoice={(level) => onTerms({ clearance: level ? Number(level) : undefined })}
					/>
					<ChoiceField
						label={t("rosters.regimeTheme")}
						value={regime.theme ?? ""}
						choices={["", ...themes].map((theme) => ({ value: theme, words: theme || t("rosters.regimeThemeNone") }))}
						onChoice={(theme) => onTerms({ theme: theme || undefined })}
					/>
				</div>
				{booths.map(({ id }) => {
					const own = decided(id);
					return (
						<div key={id} className="pair">
							<ChoiceField
								label={t("rosters.regimeStrength", { booth: boothName(words, id) })}
								value={`${own?.people ?? ""}` as (typeof strengths)[number]}
								choices={strengths.map((people) => ({
									value: people,
									words: people || t("rosters.regimeStrengthRules"),
								}))}
								onChoice={(people) => decide(id, people ? { people: Number(people) } : undefined)}
							/>
							{own && (
								<TextField
									label={t("rosters.regimeReason")}
									hint={t("rosters.regimeReasonHint")}
									wrong={checked && own.reason.trim() === "" ? t("rosters.regimeReasonMissing") : undefined}
									maxLength={200}
									value={own.reason}
									onWords={(reason) => decide(id, { reason })}
								/>
							)}
						</div>
					);
				})}
			</div>
		</details>
	);
}

const hasTerms = ({ heavy, pivots, clearance, theme, strengths: decided }: Regime): boolean =>
	[heavy, pivots, clearance, theme, decided].some((term) => term !== undefined);

/** Without what was decided about languages or booths that the sitting has no more. */
export function tidyTerms({ pivots, strengths: decided, ...regime }: Regime): Regime {
	const ids = new Set(boothsOf(regime).map(({ id }) => id));
	const standing = pivots?.filter((pivot) => hasBooths(regime) && regime.heard.includes(pivot)) ?? [];
	const kept = decided?.filter(({ booth }) => ids.has(booth)) ?? [];
	return {
		...regime,
		...(standing.length > 0 && { pivots: standing }),
		...(kept.length > 0 && { strengths: kept }),
	};
}
