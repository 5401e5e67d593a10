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
import { outcomeLabel, outcomeStatuses, outcomesRoom } from "@plenary/domain";
import type { OpenRoom } from "@plenary/sync/client";
import { useMeetingHere } from "../meeting/frame.tsx";
import { useDocument, useRoom } from "../rooms/use-room.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { useWords } from "../words/words.ts";
import { useOutcomeWords } from "./outcome-words.ts";
import { OwnerChoice } from "./owner-choice.tsx";

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
	const { may, ...at } = useMeetingHere();
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
					<OwnerChoice at={at} owners={record.owners} choose={(owners) => setOwners(doc, recordId, owners)} />
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
