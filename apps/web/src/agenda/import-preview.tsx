/** What an imported text would become: a nested list under its sittings, how much it is, and what was left out. */
import type { ImportedAgenda, ImportedItem, ImportedSitting, Sitting } from "@plenary/domain";
import type { AgendaRead, AgendaWarning } from "@plenary/formats";
import { useWords } from "../words/words.ts";
import { sittingName } from "./names.ts";
import { spanWords } from "./spans.ts";

interface ImportPreviewProps {
	read: AgendaRead;
	fitted: ImportedAgenda;
	there: readonly Sitting[];
}

export function ImportPreview({ read, fitted, there }: ImportPreviewProps) {
	const words = useWords();
	const { t } = words;
	const { top, items, minutes } = read.counts;
	const parts = [
		t("agenda.countTop", { count: top }),
		items > top ? t("agenda.countAll", { count: items }) : "",
		minutes > 0 ? spanWords(words, minutes) : "",
	];
	const bySitting = [...Map.groupBy(fitted.items, (item) => item.sitting)];
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: a long preview is scrolled with the arrow keys
		<section className="import-preview" tabIndex={0} aria-label={t("agenda.preview")}>
			<p className="import-count" role="status">
				{items > 0 ? parts.filter(Boolean).join(", ") : t("agenda.warning.nothingFound")}
			</p>
			<Warnings warnings={read.warnings} />
			{bySitting.map(([index, some]) => (
				<div key={index ?? "none"}>
					{index !== undefined && (
						<SittingLine title={read.sittings[index]?.title} found={fitted.sittings[index]} there={there} />
					)}
					<Items items={some} />
				</div>
			))}
		</section>
	);
}

interface SittingLineProps {
	/** As the source has it. */
	title: string | undefined;
	found: ImportedSitting | undefined;
	there: readonly Sitting[];
}

function SittingLine({ title, found, there }: SittingLineProps) {
	const words = useWords();
	const { t, shortDay } = words;
	if (!found) return null;
	const { day, startsAt, endsAt } = found;
	const same = there.find((one) => one.removedAt === undefined && one.day === day && one.startsAt === startsAt);
	const isMade = !same && day !== undefined && startsAt !== undefined && endsAt !== undefined;
	const goes = same
		? t("agenda.goesTo", { sitting: sittingName(words, same) })
		: isMade
			? t("agenda.goesToNew", { day: shortDay(day), hours: t("agenda.hoursOf", { startsAt, endsAt }) })
			: t("agenda.goesToPlace");
	return (
		<p className="import-sitting">
			<b>{title}</b> <small>{goes}</small>
		</p>
	);
}

function Items({ items }: { items: readonly ImportedItem[] }) {
	const { t } = useWords();
	return (
		<ol className="import-items">
			{items.map((item, at) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: the list is read anew as a whole with each letter
				<li key={at} className={item.kind === "break" ? "break" : ""}>
					<span className="import-line">
						<span className="import-words">{item.title}</span>
						{item.presenter && <small>{item.presenter}</small>}
						{item.minutes !== undefined && (
							<small className="num">{t("agenda.length", { minutes: item.minutes })}</small>
						)}
					</span>
					{item.children.length > 0 && <Items items={item.children} />}
				</li>
			))}
		</ol>
	);
}

/** Each reason once, with the lines it is about. */
function Warnings({ warnings }: { warnings: readonly AgendaWarning[] }) {
	const { t, list } = useWords();
	const told = [...Map.groupBy(warnings, (warning) => warning.code)].filter(([code]) => code !== "nothingFound");
	if (told.length === 0) return null;
	return (
		<ul className="import-warnings">
			{told.map(([code, some]) => {
				const lines = some.map((warning) => String(warning.line));
				const shown = lines.length > 6 ? [...lines.slice(0, 6), "…"] : lines;
				return <li key={code}>{t(`agenda.warning.${code}`, { lines: list(shown) })}</li>;
			})}
		</ul>
	);
}
