/** Who presents an item: a delegation of the meeting, and a name. */
import { entryOf, type Presenter, unmerged } from "@plenary/domain";
import { useState } from "react";
import { useText } from "../api/questions.ts";
import { useMeetingHere } from "../meeting/frame.tsx";
import { useWords } from "../words/words.ts";
import { Labelled } from "./labelled.tsx";

/** Both, one or none. */
export function PresenterFields({
	presenter,
	onPresenter,
}: {
	presenter: Presenter;
	onPresenter: (presenter: Presenter) => void;
}) {
	const { t, compare } = useWords();
	const text = useText();
	const { parties } = useMeetingHere();
	const [draft, setDraft] = useState<string>();
	const sorted = unmerged(parties).toSorted((one, other) => compare(text(one.codes), text(other.codes)));
	return (
		<>
			<Labelled label={t("agenda.presenter")}>
				{(own) => (
					<select
						{...own}
						data-detail="presenter"
						value={entryOf(parties, presenter.partyId)?.id ?? ""}
						onChange={({ target }) => onPresenter({ ...presenter, partyId: target.value || undefined })}
					>
						<option value="">{t("agenda.presenterNone")}</option>
						{sorted.map((party) => (
							<option key={party.id} value={party.id}>
								{text(party.codes)} · {text(party.names)}
							</option>
						))}
					</select>
				)}
			</Labelled>
			<Labelled label={t("agenda.presenterName")}>
				{(own) => (
					<input
						{...own}
						autoComplete="off"
						maxLength={120}
						value={draft ?? presenter.name ?? ""}
						onChange={({ target }) => setDraft(target.value)}
						// Written when the box is left: a name is one value, the last who gives it is right.
						onBlur={() => {
							const name = draft?.trim() || undefined;
							if (draft !== undefined && name !== presenter.name) onPresenter({ ...presenter, name });
							setDraft(undefined);
						}}
						onKeyDown={(event) => {
							if (event.key === "Enter") event.currentTarget.blur();
						}}
					/>
				)}
			</Labelled>
		</>
	);
}
