/** What an interpreter works: conferences or community, modes, clearance, the fee of a day, and meetings to stay away from. */
import {
	type InterpreterTrack,
	type InterpretingMode,
	inLanguage,
	interpreterTracks,
	interpretingModes,
} from "@plenary/domain";
import { useMeetings } from "../api/questions.ts";
import { ChoiceField, TextField, TickField } from "../ui/field.tsx";
import { TokenField } from "../ui/token-field.tsx";
import { useWords } from "../words/words.ts";
import { clearanceLevels, type TypedClearance, type TypedFee } from "./register-work.ts";

interface Work {
	tracks: InterpreterTrack[];
	modes: InterpretingMode[];
	clearance: TypedClearance;
	fee: TypedFee;
	conflicts: string[];
}

interface WorkFieldsProps {
	value: Work;
	wrong: Readonly<Record<string, string>>;
	onChange: (part: Partial<Work>) => void;
}

export function WorkFields({ value, wrong, onChange }: WorkFieldsProps) {
	const { t } = useWords();
	return (
		<>
			<div className="pair">
				<TickField
					label={t("interpreters.tracks")}
					wrong={wrong.tracks}
					values={value.tracks}
					choices={interpreterTracks.map((track) => ({ value: track, words: t(`interpreters.track.${track}`) }))}
					onValues={(tracks) => onChange({ tracks })}
				/>
				<TickField
					label={t("interpreters.modes")}
					wrong={wrong.modes}
					values={value.modes}
					choices={interpretingModes.map((mode) => ({ value: mode, words: t(`interpreters.mode.${mode}`) }))}
					onValues={(modes) => onChange({ modes })}
				/>
			</div>
			<Pay value={value.fee} wrong={wrong.fee} onFee={(fee) => onChange({ fee })} />
			<Cleared value={value.clearance} wrong={wrong.clearance} onClearance={(clearance) => onChange({ clearance })} />
			<Conflicts ids={value.conflicts} wrong={wrong.conflicts} onIds={(conflicts) => onChange({ conflicts })} />
		</>
	);
}

interface PayProps {
	value: TypedFee;
	wrong: string | undefined;
	onFee: (fee: TypedFee) => void;
}

function Pay({ value, wrong, onFee }: PayProps) {
	const { t } = useWords();
	return (
		<div className="pair">
			<TextField
				label={t("interpreters.fee")}
				inputMode="decimal"
				autoComplete="off"
				maxLength={14}
				value={value.amount}
				wrong={wrong}
				onWords={(amount) => onFee({ ...value, amount })}
			/>
			<TextField
				label={t("interpreters.currency")}
				hint={t("interpreters.currencyHint")}
				autoComplete="off"
				maxLength={3}
				value={value.currency}
				onWords={(currency) => onFee({ ...value, currency })}
			/>
		</div>
	);
}

interface ClearedProps {
	value: TypedClearance;
	wrong: string | undefined;
	onClearance: (clearance: TypedClearance) => void;
}

/** By whom and until when is asked once there is a level. */
function Cleared({ value, wrong, onClearance }: ClearedProps) {
	const { t } = useWords();
	return (
		<div className="cleared">
			<ChoiceField
				label={t("interpreters.clearance")}
				value={value.level}
				wrong={wrong}
				choices={[
					{ value: "", words: t("interpreters.clearanceNone") },
					...clearanceLevels.map((level) => ({ value: String(level), words: t("interpreters.level", { level }) })),
				]}
				onChoice={(level) => onClearance({ ...value, level })}
			/>
			{value.level !== "" && (
				<>
					<TextField
						label={t("interpreters.issuer")}
						autoComplete="off"
						maxLength={120}
						value={value.issuer}
						onWords={(issuer) => onClearance({ ...value, issuer })}
					/>
					<TextField
						label={t("interpreters.validUntil")}
						type="date"
						value={value.until}
						onWords={(until) => onClearance({ ...value, until })}
					/>
				</>
			)}
		</div>
	);
}

interface ConflictsProps {
	ids: readonly string[];
	wrong: string | undefined;
	onIds: (ids: string[]) => void;
}

/** Meetings are chosen by their titles; one that is not there any more is shown by its id. */
function Conflicts({ ids, wrong, onIds }: ConflictsProps) {
	const { t, language } = useWords();
	const { data: meetings = [] } = useMeetings();
	const titleOf = (id: string) => {
		const meeting = meetings.find((one) => one.id === id);
		return meeting ? inLanguage(meeting.titles, [language]) : id;
	};
	const read = (words: string) => {
		const begun = words.trim().toLowerCase();
		const titled = meetings.map(({ id }) => ({ id, title: titleOf(id).toLowerCase() }));
		const like = titled.filter(({ title }) => title.startsWith(begun));
		const found = titled.find(({ title }) => title === begun) ?? (like.length === 1 ? like[0] : undefined);
		return found ? [found.id] : [];
	};
	return (
		<TokenField
			label={t("interpreters.conflicts")}
			hint={t("interpreters.conflictsHint")}
			values={ids}
			wrong={wrong}
			offers={meetings.filter(({ id }) => !ids.includes(id)).map(({ id }) => titleOf(id))}
			maxLength={300}
			read={read}
			nameOf={titleOf}
			onValues={onIds}
		/>
	);
}
