/** Putting an entry of a register away and bringing it back: a menu beside it, and a sentence with the way back. */
import { call } from "../api/call.ts";
import { refresh } from "../api/questions.ts";
import { Icon } from "../ui/icon.tsx";
import { Menu, type MenuItem } from "../ui/menu.tsx";
import { toast } from "../ui/toast.tsx";
import { useWords } from "../words/words.ts";

const lists = {
	archivePerson: "people",
	archiveParty: "parties",
	archiveBody: "bodies",
	archiveInterpreter: "interpreters",
} as const;
type Route = keyof typeof lists;

export interface Entry {
	readonly id: string;
	readonly archivedAt: number | null;
	readonly mergedInto: string | null;
}

/** Archives or brings back; the name is for the sentence. */
export function useArchiving(route: Route): (id: string, name: string, archived: boolean) => Promise<void> {
	const { t } = useWords();
	return async function putAway(id, name, archived) {
		try {
			await call(route, { params: { id }, body: { archived } });
			await refresh(lists[route]);
			const words = t(archived ? "people.isArchived" : "people.isBack", { name });
			toast(words, { words: t("ui.undo"), run: () => void putAway(id, name, !archived) });
		} catch (problem) {
			toast((problem as Error).message);
		}
	};
}

interface EntryMenuProps {
	entry: Entry;
	name: string;
	/** What can be done with an entry that is not archived. */
	items: readonly MenuItem[];
	/** What can be done with it in any case, last of all. */
	always?: readonly MenuItem[];
	onArchive: (archived: boolean) => void;
}

/** The menu of an entry, archiving last. One that was merged is only the other's past. */
export function EntryMenu({ entry, name, items, always = [], onArchive }: EntryMenuProps) {
	const { t } = useWords();
	if (entry.mergedInto) return null;
	const all =
		entry.archivedAt === null
			? [...items, { words: t("people.archive"), run: () => onArchive(true) }]
			: [{ words: t("people.unarchive"), run: () => onArchive(false) }];
	return (
		<Menu className="btn quiet icon" label={t("ui.more", { name })} items={[...all, ...always]}>
			<Icon name="more" />
		</Menu>
	);
}

interface ShowArchivedProps {
	entries: readonly Entry[];
	shown: boolean;
	onShow: (shown: boolean) => void;
}

/** To be ticked where something is archived. */
export function ShowArchived({ entries, shown, onShow }: ShowArchivedProps) {
	const { t } = useWords();
	if (entries.every(({ archivedAt }) => archivedAt === null)) return null;
	return (
		<label className="tick">
			<input type="checkbox" checked={shown} onChange={(event) => onShow(event.target.checked)} />
			<span>{t("people.showArchived")}</span>
		</label>
	);
}
