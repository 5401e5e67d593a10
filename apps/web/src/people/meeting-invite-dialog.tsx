/** Inviting to a meeting: any number of people who are known, or somebody new by address, with a role and a delegation. */
import {
	type Answered,
	type Asked,
	type InterfaceLanguage,
	type MeetingRole,
	newParticipantSchema,
} from "@plenary/domain";
import { useState } from "react";
import { call } from "../api/call.ts";
import { refresh, usePeople } from "../api/questions.ts";
import { useMeetingHere } from "../meeting/frame.tsx";
import { useForm } from "../ui/form.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Segments } from "../ui/segments.tsx";
import { useWords } from "../words/words.ts";
import { AddressFields } from "./address-fields.tsx";
import { KnownPeople } from "./known-people.tsx";
import { PartyChoice } from "./party-choice.tsx";
import { RoleChoice } from "./role-choice.tsx";

export type Invitation = Answered<"addParticipant">;

interface MeetingInviteDialogProps {
	onClose: () => void;
	/** Those who were invited, and why it went no further if it did not. */
	onInvited: (invitations: readonly Invitation[], problem?: string) => void;
}

interface Newcomer {
	address: string;
	name: string;
	language: InterfaceLanguage;
	role: MeetingRole;
	partyId: string | null;
}

const newSchema = newParticipantSchema.def.options[1];
const ways = ["known", "new"] as const;

export function MeetingInviteDialog({ onClose, onInvited }: MeetingInviteDialogProps) {
	const { t, language } = useWords();
	const { meeting, participants } = useMeetingHere();
	const { data: people } = usePeople();
	const there = new Set(participants.map(({ accountId }) => accountId));
	const known = (people ?? []).filter((person) => !there.has(person.id) && person.archivedAt === null);
	const [asked, ask] = useState<(typeof ways)[number]>();
	const way = asked ?? (known.length > 1 ? "known" : "new");
	const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
	const [checked, setChecked] = useState(false);
	const send = (body: Asked<"addParticipant">) => call("addParticipant", { params: { id: meeting.id }, body });
	const done = (invitations: readonly Invitation[], problem?: string) => {
		void Promise.all([refresh("meeting", meeting.id), refresh("people"), refresh("meetings")]);
		onClose();
		onInvited(invitations, problem);
	};
	const form = useForm<Asked<"addParticipant">, Newcomer>({
		schema: newSchema,
		initial: { address: "", name: "", language, role: "delegate", partyId: null },
		send: async (body) => done([await send(body)]),
	});
	const { value, set, wrong } = form;
	const inviteChosen = async () => {
		setChecked(true);
		const whom = known.filter(({ id }) => chosen.has(id));
		const invitations: Invitation[] = [];
		if (whom.length === 0) return;
		try {
			for (const { id, partyId } of whom)
				invitations.push(await send({ accountId: id, partyId, role: value.role, standing: null }));
			done(invitations);
		} catch (problem) {
			done(invitations, (problem as Error).message);
		}
	};
	if (!people) return null;
	return (
		<FormDialog
			title={t("people.at.inviteTitle")}
			form={way === "known" ? { ...form, submit: inviteChosen, problem: undefined } : form}
			yes={
				way === "known" && chosen.size > 0 ? t("people.at.inviteCount", { count: chosen.size }) : t("people.at.invite")
			}
			onClose={onClose}
		>
			{known.length > 0 && (
				<Segments
					label={t("people.at.how")}
					value={way}
					choices={ways.map((one) => ({ value: one, words: t(`people.at.${one}`) }))}
					onChoice={ask}
				/>
			)}
			{way === "known" ? (
				<>
					<KnownPeople
						people={known}
						bodyId={meeting.bodyId}
						chosen={chosen}
						wrong={checked && chosen.size === 0 ? t("people.at.chooseFirst") : undefined}
						onChosen={choose}
					/>
					<RoleChoice value={value.role} onRole={(role) => set({ role })} />
				</>
			) : (
				<>
					<AddressFields value={value} wrong={wrong} onChange={set} />
					<div className="pair">
						<RoleChoice value={value.role} onRole={(role) => set({ role })} />
						<PartyChoice value={value.partyId} wrong={wrong.partyId} onParty={(partyId) => set({ partyId })} />
					</div>
				</>
			)}
		</FormDialog>
	);
}
