/** The form for a meeting: a new one in a minute, or the facts of one that exists. */
import { type Meeting, meetingTypes, type NewMeeting, newMeetingSchema } from "@plenary/domain";
import { useMemo } from "react";
import { useLocation } from "wouter";
import { call } from "../api/call.ts";
import { refresh, useBodies, useMyself, useParties, useText } from "../api/questions.ts";
import { LangBadge } from "../ui/badges.tsx";
import { ChoiceField, TextField, TickField } from "../ui/field.tsx";
import { useForm } from "../ui/form.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { TextsField } from "../ui/texts-field.tsx";
import { toast } from "../ui/toast.tsx";
import { readerZone } from "../words/calendar.ts";
import { useWords } from "../words/words.ts";

export default function MeetingDialog({ meeting, onClose }: { meeting?: Meeting; onClose: () => void }) {
	const { t } = useWords();
	const [, go] = useLocation();
	const { process } = useMyself();
	const form = useForm({
		schema: newMeetingSchema,
		initial: meeting ? factsOf(meeting) : emptyMeeting(process.languages),
		send: async (asked) => {
			if (meeting) {
				await call("changeMeeting", { params: { id: meeting.id }, body: asked });
				await Promise.all([refresh("meeting", meeting.id), refresh("meetings")]);
				toast(t("ui.saved"));
			} else {
				const made = await call("createMeeting", { body: asked });
				void refresh("meetings");
				go(`/meetings/${made.id}`);
			}
			onClose();
		},
	});
	const { value, set, wrong } = form;
	return (
		<FormDialog
			wide
			title={t(meeting ? "meetings.change" : "home.newMeeting")}
			form={form}
			onClose={onClose}
			yes={t(meeting ? "ui.save" : "meetings.create")}
		>
			<ChoiceField
				label={t("meetings.type")}
				hint={meeting ? undefined : t("meetings.typeHint")}
				value={value.type}
				choices={meetingTypes.map((type) => ({ value: type, words: t(`meetings.type.${type}`) }))}
				onChoice={(type) => set({ type })}
			/>
			<TextsField
				label={t("meetings.title")}
				maxLength={300}
				value={value.titles}
				wrong={wrong.titles}
				onText={(titles) => set({ titles })}
			/>
			<div className="pair">
				<TextField
					label={t("meetings.startsOn")}
					type="date"
					value={value.startsOn}
					wrong={wrong.startsOn}
					// A meeting of one day needs one choice only.
					// While a year is typed its figures come one by one: the last day goes along until it stands by itself.
					onWords={(startsOn) =>
						set(value.endsOn && value.endsOn !== value.startsOn ? { startsOn } : { startsOn, endsOn: startsOn })
					}
				/>
				<TextField
					label={t("meetings.endsOn")}
					type="date"
					min={value.startsOn}
					value={value.endsOn}
					wrong={wrong.endsOn}
					onWords={(endsOn) => set({ endsOn })}
				/>
			</div>
			<div className="pair">
				<TextField
					label={t("meetings.hall")}
					maxLength={200}
					value={value.hall}
					wrong={wrong.hall}
					onWords={(hall) => set({ hall })}
				/>
				<TextField
					label={t("meetings.place")}
					maxLength={200}
					value={value.place}
					wrong={wrong.place}
					onWords={(place) => set({ place })}
				/>
			</div>
			<BodyField value={value.bodyId} wrong={wrong.bodyId} onBody={(bodyId) => set({ bodyId })} />
			<ZoneField zone={value.zone} wrong={wrong.zone} onZone={(zone) => set({ zone })} />
			<LanguagesField value={value.languages} wrong={wrong.languages} onValue={(languages) => set({ languages })} />
			<HostsField value={value.hostPartyIds} onValue={(hostPartyIds) => set({ hostPartyIds })} />
		</FormDialog>
	);
}

const emptyMeeting = (languages: readonly string[]): NewMeeting => ({
	type: "clusterConference",
	titles: {},
	startsOn: "",
	endsOn: "",
	zone: readerZone(),
	place: "",
	hall: "",
	languages: [...languages],
	hostPartyIds: [],
	bodyId: null,
});

function factsOf({ id: _, createdAt: __, ...facts }: Meeting): NewMeeting {
	return facts;
}

/** The venue's time zone; the browser searches the list while one types. */
function ZoneField({
	zone,
	wrong,
	onZone,
}: {
	zone: string;
	wrong: string | undefined;
	onZone: (zone: string) => void;
}) {
	const { t, zone: zoneName } = useWords();
	const zones = useMemo(() => Intl.supportedValuesOf("timeZone"), []);
	const known = zones.includes(zone);
	return (
		<>
			<TextField
				label={t("meetings.zone")}
				hint={known ? zoneName(zone) : t("meetings.zoneHint")}
				list="zones"
				autoComplete="off"
				spellCheck={false}
				value={zone}
				wrong={wrong}
				onWords={onZone}
			/>
			<datalist id="zones">
				{zones.map((one) => (
					<option key={one} value={one} />
				))}
			</datalist>
		</>
	);
}

interface SeveralProps {
	value: readonly string[];
	wrong?: string | undefined;
	onValue: (value: string[]) => void;
}

function LanguagesField({ value, wrong, onValue }: SeveralProps) {
	const { t, languageName } = useWords();
	const { process } = useMyself();
	const tags = [...new Set([...process.languages, ...value])];
	return (
		<TickField
			label={t("meetings.languages")}
			wrong={wrong}
			values={value}
			choices={tags.map((tag) => ({ value: tag, words: languageName(tag), look: <LangBadge tag={tag} unread /> }))}
			// The process's order stays, whatever the order of the ticks: its first language leads.
			onValues={(chosen) => onValue(tags.filter((tag) => chosen.includes(tag)))}
		/>
	);
}

interface BodyFieldProps {
	value: string | null;
	wrong: string | undefined;
	onBody: (bodyId: string | null) => void;
}

function BodyField({ value, wrong, onBody }: BodyFieldProps) {
	const { t, compare } = useWords();
	const text = useText();
	const { data: bodies = [] } = useBodies();
	const choices = bodies
		.filter((body) => body.archivedAt === null || body.id === value)
		.map((body) => ({ value: body.id, words: text(body.names) }))
		.sort((one, other) => compare(one.words, other.words));
	if (choices.length === 0) return null;
	return (
		<ChoiceField
			label={t("meetings.body")}
			value={value ?? ""}
			wrong={wrong}
			choices={[{ value: "", words: t("meetings.noBody") }, ...choices]}
			onChoice={(id) => onBody(id || null)}
		/>
	);
}

function HostsField({ value, onValue }: SeveralProps) {
	const { t, compare } = useWords();
	const text = useText();
	const { data: parties = [] } = useParties();
	if (parties.length === 0) return null;
	const choices = parties
		.filter((party) => party.archivedAt === null || value.includes(party.id))
		.map((party) => ({ value: party.id, words: text(party.names) }));
	return (
		<TickField
			label={t("meetings.hostParties")}
			values={value}
			choices={choices.sort((one, other) => compare(one.words, other.words))}
			onValues={onValue}
		/>
	);
}
