/** Putting an entry of a register away and bringing it back: a menu beside it, and a sentence with the way back. */
import { call } from "../api/call.ts";
import { refresh } from "../api/questions.ts";
import { Icon } from "../ui/icon.tsx";
import { Menu } from "../ui/menu.tsx";
import { toast } from "../ui/toast.tsx";
import { useWords } from "../words/words.ts";

const lists = { archivePerson: "people", archiveParty: "parties", archiveBody: "bodies" } as const;
type Route = keyof typeof lists;

export interface Entry {
	readonly id: string;
	readonly archivedAt: number | null;
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

/** The menu of an entry that can be changed by a button beside it. */
export function ArchiveMenu({ route, entry, name }: { route: Route; entry: Entry; name: string }) {
	const { t } = useWords();
	const putAway = useArchiving(route);
	const isArchived = entry.archivedAt !== null;
	const item = {
		words: t(isArchived ? "people.unarchive" : "people.archive"),
		run: () => void putAway(entry.id, name, !isArchived),
	};
	return (
		<Menu className="btn quiet icon" label={t("ui.more", { name })} items={[item]}>
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
