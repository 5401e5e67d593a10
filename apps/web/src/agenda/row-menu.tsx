/** The menu of a row: everything the keys do. */
import type { OutlineItem } from "@plenary/domain";
import { inLanguage } from "@plenary/domain";
import { Icon } from "../ui/icon.tsx";
import { Menu, type MenuItem } from "../ui/menu.tsx";
import { useWords } from "../words/words.ts";
import { useAgendaDesk } from "./desk.tsx";
import { itemName, mayBeBreak } from "./names.ts";
import { titleField } from "./spots.ts";

export function RowMenu({ entry }: { entry: OutlineItem }) {
	const words = useWords();
	const { t } = words;
	const { acts, details, languages } = useAgendaDesk();
	const { id, kind, titles } = entry.item;
	const field = titleField(languages[0] ?? "");
	const isBreak = kind === "break";
	const items: MenuItem[] = [
		{ words: t("agenda.details"), run: () => details(id) },
		{ words: t("agenda.addBelow"), run: () => acts.addBelow(id, field) },
		{ words: t("agenda.up"), run: () => acts.up(id) },
		{ words: t("agenda.down"), run: () => acts.down(id) },
		...(isBreak ? [] : [{ words: t("agenda.nest"), run: () => acts.nest(id) }]),
		...(entry.depth > 1 ? [{ words: t("agenda.lift"), run: () => acts.lift(id) }] : []),
		...(isBreak
			? [{ words: t("agenda.makeItem"), run: () => acts.setKind(id, "item") }]
			: mayBeBreak(entry)
				? [{ words: t("agenda.makeBreak"), run: () => acts.setKind(id, "break") }]
				: []),
		{ words: t("agenda.remove"), run: () => acts.remove(id, field), danger: true },
	];
	const title = inLanguage(titles, [words.language]) || itemName(words, entry);
	return (
		<Menu label={t("agenda.menu", { title })} items={items} className="btn quiet icon">
			<Icon name="more" />
		</Menu>
	);
}
