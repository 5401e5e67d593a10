/** Who is here: faces in the bar, and behind them the list by name and delegation. */
import { entryOf } from "@plenary/domain";
import { useId } from "react";
import { useMyself, useText } from "../api/questions.ts";
import { useFloor } from "../floor/use-floor.tsx";
import { useMeetingHere } from "../meeting/frame.tsx";
import { Avatar, Chip, Faces as FaceRow } from "../ui/badges.tsx";
import { useWords } from "../words/words.ts";
import "./rooms.css";

export function Faces() {
	const { t } = useWords();
	const text = useText();
	const { people, counted } = useFloor();
	const { parties } = useMeetingHere();
	const { account } = useMyself();
	const list = useId();
	const all = people.length + counted;
	// One's own face stands beside already, on the menu.
	const others = people.filter((one) => one.accountId !== account.id);
	if (others.length + counted === 0) return null;
	return (
		<>
			<button type="button" className="faces-button" popoverTarget={list} aria-label={t("rooms.hereCount", { all })}>
				{others.length > 0 ? (
					<FaceRow faces={others} />
				) : (
					<span className="pill">{t("rooms.counted", { counted })}</span>
				)}
			</button>
			<div id={list} popover="auto" className="popover faces-popover">
				<ul className="faces-list" aria-label={t("rooms.here")}>
					{people.map((one) => {
						const party = entryOf(parties, one.partyId);
						return (
							<li key={one.accountId}>
								<Avatar face={one} />
								{one.name}
								{party && <Chip>{text(party.codes)}</Chip>}
							</li>
						);
					})}
					{counted > 0 && <li>{t("rooms.counted", { counted })}</li>}
				</ul>
			</div>
		</>
	);
}
