/** The head of the plan: its name, how much of the room time is used, the keys, and what can be done with the whole. */
import type { Outline } from "@plenary/domain";
import { PageTitle } from "../frame/page.tsx";
import { useMeetingHere } from "../meeting/frame.tsx";
import { Kbd } from "../ui/badges.tsx";
import { Button, IconButton, LinkButton } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { useWords } from "../words/words.ts";
import { useAgendaDesk } from "./desk.tsx";
import { spanWords } from "./spans.ts";
import { useUndoState } from "./undo.ts";

export function PlanHead({ outlined, openImport }: { outlined: Outline; openImport: () => void }) {
	const { t } = useWords();
	const { meeting, may } = useMeetingHere();
	const { undo, acts } = useAgendaDesk();
	const { mayUndo, mayRedo } = useUndoState(undo);
	return (
		<header className="plan-head">
			<PageTitle title={t("agenda.title")} />
			<Total outlined={outlined} />
			<div className="plan-tools">
				<IconButton label={t("agenda.undo")} disabled={!mayUndo} onClick={acts.undo}>
					<Icon name="undo" />
				</IconButton>
				<IconButton label={t("agenda.redo")} disabled={!mayRedo} onClick={acts.redo}>
					<Icon name="redo" />
				</IconButton>
				<Button shortcut="I" onClick={openImport}>
					{t("agenda.import")}
				</Button>
				{may("write", "floor") && (
					<LinkButton look="primary" href={`/meetings/${meeting.id}/live`}>
						{t("agenda.startMeeting")}
					</LinkButton>
				)}
			</div>
			<p className="plan-keys">
				<span>
					<Kbd>{t("agenda.keys.enter")}</Kbd> {t("agenda.keys.new")}
				</span>
				<span>
					<Kbd>{t("agenda.keys.tab")}</Kbd> {t("agenda.keys.nest")}
				</span>
				<span>
					<Kbd>{t("agenda.keys.alt")}</Kbd> {t("agenda.keys.move")}
				</span>
				<span>
					<Kbd>{t("agenda.keys.typed")}</Kbd> {t("agenda.keys.length")}
				</span>
				<span>
					<Kbd>{"?"}</Kbd> {t("agenda.keys.all")}
				</span>
			</p>
		</header>
	);
}

/** All items against all room time. */
export function Total({ outlined }: { outlined: Outline }) {
	const words = useWords();
	const used = outlined.groups.reduce((all, group) => all + group.usedMinutes, 0);
	const room = outlined.groups.reduce((all, group) => all + group.roomMinutes, 0);
	if (room === 0) return used > 0 && <p className="plan-total">{spanWords(words, used)}</p>;
	return (
		<p className={used > room ? "plan-total over" : "plan-total"}>
			{words.t("agenda.total", { used: spanWords(words, used), room: spanWords(words, room) })}
		</p>
	);
}
