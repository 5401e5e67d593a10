/** One outcome to be set right: owners, day and status of an action, and whether it stands. */

import {
	fileOutcome,
	observeOutcomes,
	readOutcomes,
	restoreOutcome,
	setDue,
	setOwners,
	setStatus,
	withdrawOutcome,
} from "@plenary/documents";
import { type Owner, outcomeLabel, outcomeStatuses, outcomesRoom } from "@plenary/domain";
import type { OpenRoom } from "@plenary/sync/client";
import { useText } from "../api/questions.ts";
import { useMeetingHere } from "../meeting/frame.tsx";
import { nameOf } from "../people/names.ts";
import { useDocument, useRoom } from "../rooms/use-room.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { useWords } from "../words/words.ts";
import { useOutcomeWords } from "./outcome-words.ts";

export function OutcomeDialog({ recordId, onClose }: { recordId: string; onClose: () => void }) {
	const { meeting } = useMeetingHere();
	const outcomes = useRoom(outcomesRoom(meeting.id));
	return outcomes && <Opened outcomes={outcomes} recordId={recordId} onClose={onClose} />;
}

function Opened({
	outcomes: { doc },
	recordId,
	onClose,
}: {
	outcomes: OpenRoom;
	recordId: string;
	onClose: () => void;
}) {
	const { t } = useWords();
	const { may } = useMeetingHere();
	const words = useOutcomeWords();
	const record = useDocument(doc, observeOutcomes, readOutcomes).find((one) => one.id === recordId);
	if (!record) return null;
	const label = record.number === undefined ? t("outcomes.draft") : outcomeLabel(record.kind, record.number);
	const writes = may("write", "outcomes");
	const isAction = record.kind === "action";
	return (
		<Dialog
			title={`${t(`outcomes.kind.${record.kind}`)} ${label}`}
			onClose={onClose}
			foot={writes && <Foot doc={doc} recordId={recordId} />}
		>
			<p className="outcome-dialog-words">{words.of(record) || t("outcomes.noWords")}</p>
			{isAction && (
				<fieldset disabled={!writes} className="outcome-fields">
					<OwnerChoice owners={record.owners} choose={(owners) => setOwners(doc, recordId, owners)} />
					<label className="field">
						{t("outcomes.dueOn")}
						<input
							type="date"
							value={record.dueOn ?? ""}
							onChange={(event) => setDue(doc, recordId, event.currentTarget.value || undefined)}
						/>
					</label>
					<label className="field">
						{t("outcomes.status")}
						<select
							value={record.status}
							onChange={(event) => setStatus(doc, recordId, event.currentTarget.value as typeof record.status)}
						>
							{outcomeStatuses.map((status) => (
								<option key={status} value={status}>
									{t(`outcomes.status.${status}`)}
								</option>
							))}
						</select>
					</label>
				</fieldset>
			)}
		</Dialog>
	);

	function Foot({ doc, recordId }: { doc: OpenRoom["doc"]; recordId: string }) {
		if (record?.filedAt === undefined)
			return <Button onClick={() => fileOutcome(doc, recordId, Date.now())}>{t("outcomes.file")}</Button>;
		if (record.withdrawnAt === undefined)
			return <Button onClick={() => withdrawOutcome(doc, recordId, Date.now())}>{t("outcomes.withdraw")}</Button>;
		return <Button onClick={() => restoreOutcome(doc, recordId)}>{t("outcomes.restore")}</Button>;
	}
}

/** Delegations and people of the meeting, as boxes to be ticked. */
function OwnerChoice({ owners, choose }: { owners: readonly Owner[]; choose: (owners: Owner[]) => void }) {
	const { t, language, compare } = useWords();
	const text = useText();
	const { parties, participants } = useMeetingHere();
	const all = [
		...parties.map((party) => ({
			key: party.id,
			owner: { partyId: party.id } as Owner,
			name: `${text(party.codes)} · ${text(party.names)}`,
		})),
		...participants.map((person) => ({
			key: person.accountId,
			owner: { accountId: person.accountId } as Owner,
			name: nameOf(person, language),
		})),
	].sort((one, other) => compare(one.name, other.name));
	const isHeld = (owner: Owner) =>
		owners.some((one) => one.partyId === owner.partyId && one.accountId === owner.accountId);
	return (
		<fieldset className="owner-choice">
			<legend>{t("outcomes.owners")}</legend>
			{all.map(({ key, owner, name }) => (
				<label key={key}>
					<input
						type="checkbox"
						checked={isHeld(owner)}
						onChange={(event) =>
							choose(
								event.currentTarget.checked
									? [...owners, owner]
									: owners.filter((one) => one.partyId !== owner.partyId || one.accountId !== owner.accountId),
							)
						}
					/>
					{name}
				</label>
			))}
		</fieldset>
	);
}
