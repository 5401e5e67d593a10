/** The rail: the day's items with their times, planned, taken or expected; the one being taken stands out. */
import { entryOf, instantOf, type Outline, type TimetableDay, type TimetableEntry } from "@plenary/domain";
import { useText } from "../api/questions.ts";
import { useFloorCommand } from "../floor/floor-bar.tsx";
import { useMeetingHere } from "../meeting/frame.tsx";
import { Menu } from "../ui/menu.tsx";
import { useWords } from "../words/words.ts";
import { goToItem } from "./go-to.ts";

export function Rail({ days, outlined }: { days: readonly TimetableDay[]; outlined: Outline }) {
	const { t, weekday, zonePlace, offset } = useWords();
	const { meeting } = useMeetingHere();
	const unplaced = outlined.groups.find((group) => !group.sitting)?.items ?? [];
	return (
		<>
			{days.map((day) => (
				<section key={day.day}>
					<h2 className="rail-day">
						<span className="eyebrow">{weekday(day.day)}</span>
						<small>
							{zonePlace(meeting.zone)}, {offset(meeting.zone, instantOf(day.day, "12:00", meeting.zone))}
						</small>
					</h2>
					<ol>
						{day.sittings.flatMap((sitting) =>
							sitting.entries.map((entry) => <Entry key={entry.itemId} entry={entry} />),
						)}
					</ol>
				</section>
			))}
			{unplaced.length > 0 && (
				<section>
					<h2 className="rail-day">
						<span className="eyebrow">{t("live.unplaced")}</span>
					</h2>
					<ol>
						{unplaced.map((one) => (
							<li key={one.item.id} className="rail-item">
								<ItemButton itemId={one.item.id} title={one.item.titles} />
							</li>
						))}
					</ol>
				</section>
			)}
		</>
	);
}

const minute = 60_000;

function Entry({ entry }: { entry: TimetableEntry }) {
	const { t, time } = useWords();
	const text = useText();
	const { meeting, may, parties } = useMeetingHere();
	const { item, number, depth } = entry.entry;
	const at = time(entry.expectedAt, meeting.zone);
	if (item.kind === "break")
		return (
			<li className="rail-break">
				<span className="num">{at}</span> {text(item.titles)}
			</li>
		);
	const moved = Math.abs(entry.expectedAt - entry.plannedAt) >= minute;
	const presenter = entryOf(parties, item.presenter.partyId);
	const by = item.presenter.name || (presenter && text(presenter.codes));
	const about = [by, item.minutes ? t("live.minutes", { minutes: item.minutes }) : ""].filter(Boolean).join(" · ");
	return (
		<li
			className={`rail-item ${entry.state} depth-${Math.min(depth, 3)}`}
			aria-current={entry.state === "current" ? "step" : undefined}
		>
			<time className="num">{at}</time>
			<div className="rail-words">
				<ItemButton itemId={item.id} title={item.titles} number={number} />
				<small>
					{moved && entry.state !== "passed" && <s className="num">{time(entry.plannedAt, meeting.zone)}</s>} {about}
				</small>
			</div>
			{may("write", "floor") && <ItemMenu entry={entry} />}
		</li>
	);
}

function ItemButton({
	itemId,
	title,
	number,
}: {
	itemId: string;
	title: Readonly<Record<string, string>>;
	number?: string;
}) {
	const text = useText();
	const { t } = useWords();
	return (
		<button type="button" className="rail-link" onClick={() => goToItem(itemId)}>
			{number && <span className="rail-number">{number}</span>} {text(title) || t("floor.untitled")}
		</button>
	);
}

function ItemMenu({ entry }: { entry: TimetableEntry }) {
	const { t } = useWords();
	const text = useText();
	const run = useFloorCommand();
	const { itemId, state } = entry;
	const title = text(entry.entry.item.titles);
	const items =
		state === "current"
			? [{ words: t("floor.finish"), run: () => void run({ kind: "finishItem", itemId }) }]
			: state === "taken"
				? [{ words: t("floor.reopen"), run: () => void run({ kind: "reopenItem", itemId }) }]
				: [{ words: t("floor.startThis"), run: () => void run({ kind: "startItem", itemId }) }];
	return (
		<Menu label={t("live.itemMenu", { title })} items={items} className="rail-menu btn quiet icon">
			⋯
		</Menu>
	);
}
