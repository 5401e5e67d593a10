/** Somebody at a meeting: face, name, role, and what may be changed about them. */
import type { Participant } from "@plenary/domain";
import { Avatar } from "../ui/badges.tsx";
import { Icon } from "../ui/icon.tsx";
import { Menu } from "../ui/menu.tsx";
import { useWords } from "../words/words.ts";
import { nameOf } from "./names.ts";

interface ParticipantRowProps {
	participant: Participant;
	onChange: (() => void) | undefined;
	onRemove: (() => void) | undefined;
}

export function ParticipantRow({ participant, onChange, onRemove }: ParticipantRowProps) {
	const { t, language } = useWords();
	const name = nameOf(participant, language);
	return (
		<li>
			<Avatar face={{ accountId: participant.accountId, name }} unread />
			<span className="grow">
				<b>{name}</b>
				<small>
					{t(`people.role.${participant.role}`)}
					{participant.standing &&
						participant.standing !== "member" &&
						` · ${t(`people.standing.${participant.standing}`)}`}
					{!participant.joined && ` · ${t("people.neverCame")}`}
				</small>
			</span>
			{onChange && onRemove && (
				<Menu
					className="btn quiet icon"
					label={t("ui.more", { name })}
					items={[
						{ words: t("people.at.change"), run: onChange },
						{ words: t("people.at.remove"), run: onRemove, danger: true },
					]}
				>
					<Icon name="more" />
				</Menu>
			)}
		</li>
	);
}
