/** `/meetings/:id/people`: who takes part, delegation by delegation, and inviting them. */
import type { Participant } from "@plenary/domain";
import { lazy, Suspense, useState } from "react";
import { useText } from "../api/questions.ts";
import { PageTitle } from "../frame/page.tsx";
import { useKeys } from "../keys/keys.ts";
import { useMeetingHere } from "../meeting/frame.tsx";
import { EmptyState } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { toast } from "../ui/toast.tsx";
import { useWords } from "../words/words.ts";
import { delegationsOf } from "./delegations.ts";
import { type Given, HandOverDialog } from "./hand-over-dialog.tsx";
import { type Invitation, MeetingInviteDialog } from "./meeting-invite-dialog.tsx";
import { nameOf } from "./names.ts";
import { ParticipantDialog, RemoveParticipant } from "./participant-dialogs.tsx";
import { ParticipantRow } from "./participant-row.tsx";
import "./people.css";

const MeetingDialog = lazy(() => import("../meetings/meeting-dialog.tsx"));

type Open = { what: "invite" | "details" } | { what: "change" | "remove"; whom: Participant };

/** Who headed the delegation before: what was recorded then was said under them. */
function EarlierHeads({ partyId }: { partyId: string | undefined }) {
	const { t, language, moment } = useWords();
	const { meeting, heads } = useMeetingHere();
	return heads.flatMap((head) =>
		head.partyId === partyId && head.until !== null ? (
			<p key={head.since} className="quiet earlier-head">
				{t("people.standing.until", { name: nameOf(head, language), until: moment(head.until, meeting.zone) })}
			</p>
		) : (
			[]
		),
	);
}

export default function MeetingPeoplePage() {
	const { t, language, compare } = useWords();
	const text = useText();
	const { meeting, participants, parties, may } = useMeetingHere();
	const [open, setOpen] = useState<Open>();
	const [given, give] = useState<readonly Given[]>([]);
	const mayChange = may("manage", "participants");
	useKeys(mayChange ? [{ keys: "i", does: "people.at.inviteTitle", run: () => setOpen({ what: "invite" }) }] : []);
	const close = () => setOpen(undefined);
	const groups = delegationsOf(participants, parties, { text, language, compare });
	const delegations = groups.filter((group) => group.party).length;
	const invited = (invitations: readonly Invitation[], problem?: string) => {
		if (problem) toast(problem);
		const [only, ...others] = invitations;
		const mailed = invitations.filter((one) => one.mailed).length;
		give(
			invitations.flatMap(({ participant, handOver }) =>
				handOver?.link ? [{ name: nameOf(participant, language), handOver }] : [],
			),
		);
		if (only && others.length === 0 && !only.handOver?.link)
			toast(t(only.mailed ? "people.at.mailed" : "people.at.added", { name: nameOf(only.participant, language) }));
		if (others.length > 0) toast(t("people.at.invitedCount", { count: invitations.length, mailed }));
	};
	return (
		<div className="page">
			<div className="page-head">
				<PageTitle title={`${t("people.at.title")} · ${text(meeting.titles)}`}>{t("people.at.title")}</PageTitle>
				<span className="quiet">{t("people.at.counts", { people: participants.length, delegations })}</span>
				<div className="push row">
					{may("manage", "meeting") && (
						<Button onClick={() => setOpen({ what: "details" })}>{t("meetings.change")}</Button>
					)}
					{mayChange && (
						<Button look="primary" shortcut="I" onClick={() => setOpen({ what: "invite" })}>
							{t("people.at.invite")}
						</Button>
					)}
				</div>
			</div>
			{participants.length === 0 && (
				<div className="sheet">
					<EmptyState title={t("people.at.none")}>{mayChange && t("people.at.noneWhy")}</EmptyState>
				</div>
			)}
			<div className="delegations">
				{groups.map((group) => (
					<section key={group.party?.id ?? ""} className="delegation">
						<h2>
							{group.party && <span className="code">{text(group.party.codes)}</span>}
							{group.party ? text(group.party.names) : t("people.at.noDelegation")}
						</h2>
						<ul className="list">
							{group.people.map((whom) => (
								<ParticipantRow
									key={whom.accountId}
									participant={whom}
									onChange={mayChange ? () => setOpen({ what: "change", whom }) : undefined}
									onRemove={mayChange ? () => setOpen({ what: "remove", whom }) : undefined}
								/>
							))}
						</ul>
						<EarlierHeads partyId={group.party?.id} />
					</section>
				))}
			</div>
			{open?.what === "invite" && <MeetingInviteDialog onClose={close} onInvited={invited} />}
			{open?.what === "change" && <ParticipantDialog participant={open.whom} onClose={close} />}
			{open?.what === "remove" && <RemoveParticipant participant={open.whom} onClose={close} />}
			{open?.what === "details" && (
				<Suspense>
					<MeetingDialog meeting={meeting} onClose={close} />
				</Suspense>
			)}
			{given.length > 0 && <HandOverDialog given={given} onClose={() => give([])} />}
		</div>
	);
}
