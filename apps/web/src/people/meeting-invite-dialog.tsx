/** Inviting to a meeting: somebody known, or somebody new by address, with a role and a delegation. */
import {
	type Asked,
	type HandOver,
	type InterfaceLanguage,
	type MeetingRole,
	newParticipantSchema,
} from "@plenary/domain";
import { useState } from "react";
import { call } from "../api/call.ts";
import { refresh, usePeople } from "../api/questions.ts";
import { useMeetingHere } from "../meeting/frame.tsx";
import { ChoiceField } from "../ui/field.tsx";
import { useForm } from "../ui/form.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Segments } from "../ui/segments.tsx";
import { useWords } from "../words/words.ts";
import { AddressFields } from "./address-fields.tsx";
import { nameOf } from "./names.ts";
import { PartyChoice } from "./party-choice.tsx";
import { RoleChoice } from "./role-choice.tsx";

interface MeetingInviteDialogProps {
	onClose: () => void;
	onInvited: (name: string, handOver: HandOver | null) => void;
}

/** Both ways of saying who; the schema of the way chosen takes what it needs. */
interface Filled {
	accountId: string;
	address: string;
	name: string;
	language: InterfaceLanguage;
	role: MeetingRole;
	partyId: string | null;
}

const [knownSchema, newSchema] = newParticipantSchema.def.options;
const ways = ["new", "known"] as const;

export function MeetingInviteDialog({ onClose, onInvited }: MeetingInviteDialogProps) {
	const { t, language, compare } = useWords();
	const { meeting, participants } = useMeetingHere();
	const { data: people = [] } = usePeople();
	const [way, setWay] = useState<(typeof ways)[number]>("new");
	const there = new Set(participants.map(({ accountId }) => accountId));
	const known = people
		.filter((person) => !there.has(person.id) && person.archivedAt === null)
		.sort((one, other) => compare(nameOf(one, language), nameOf(other, language)));
	const form = useForm<Asked<"addParticipant">, Filled>({
		schema: way === "known" ? knownSchema : newSchema,
		initial: {
			accountId: "",
			address: "",
			name: "",
			language,
			role: "delegate",
			partyId: null,
		},
		send: async (asked) => {
			const { participant, handOver } = await call("addParticipant", { params: { id: meeting.id }, body: asked });
			void Promise.all([refresh("meeting", meeting.id), refresh("people"), refresh("meetings")]);
			onClose();
			onInvited(nameOf(participant, language), handOver);
		},
	});
	const { value, set, wrong } = form;
	return (
		<FormDialog title={t("people.at.inviteTitle")} form={form} onClose={onClose} yes={t("people.at.invite")}>
			{known.length > 0 && (
				<Segments
					label={t("people.at.how")}
					value={way}
					choices={ways.map((one) => ({ value: one, words: t(`people.at.${one}`) }))}
					onChoice={setWay}
				/>
			)}
			{way === "known" ? (
				<ChoiceField
					label={t("people.at.who")}
					value={value.accountId}
					wrong={wrong.accountId && t("people.at.chooseFirst")}
					choices={[
						{ value: "", words: t("people.at.choose") },
						...known.map((person) => ({
							value: person.id,
							words: [nameOf(person, language), person.address].filter(Boolean).join(" · "),
						})),
					]}
					onChoice={(accountId) => {
						const person = known.find((one) => one.id === accountId);
						set({ accountId, ...(person && { partyId: person.partyId }) });
					}}
				/>
			) : (
				<AddressFields value={value} wrong={wrong} onChange={set} />
			)}
			<div className="pair">
				<RoleChoice value={value.role} onRole={(role) => set({ role })} />
				<PartyChoice value={value.partyId} wrong={wrong.partyId} onParty={(partyId) => set({ partyId })} />
			</div>
		</FormDialog>
	);
}
