/** What happens when the item one is in leaves the page: the caret stays near, and nothing another took away is lost. */
import { restoreItem } from "@plenary/documents";
import { type Agenda, inLanguage, type OutlineItem } from "@plenary/domain";
import { useEffect, useLayoutEffect, useRef } from "react";
import { toast } from "../ui/toast.tsx";
import { wordsNow } from "../words/words.ts";
import type { AgendaDesk } from "./desk.tsx";
import { titleField } from "./spots.ts";

export function useVanished(
	{ doc, acts, goTo, languages }: AgendaDesk,
	plan: Agenda,
	entries: readonly OutlineItem[],
	activeId: string | undefined,
	setActive: (itemId: string | undefined) => void,
): void {
	const before = useRef<readonly string[]>([]);
	const byMe = useRef(true);
	useEffect(() => {
		const heard = (transaction: { local: boolean; changed: ReadonlyMap<unknown, unknown> }) => {
			if (transaction.changed.size > 0) byMe.current = transaction.local;
		};
		doc.on("afterTransaction", heard);
		return () => doc.off("afterTransaction", heard);
	}, [doc]);
	useLayoutEffect(() => {
		const ids = entries.map((entry) => entry.item.id);
		const shown = before.current;
		before.current = ids;
		if (activeId === undefined || ids.includes(activeId) || !shown.includes(activeId)) return;
		const at = shown.indexOf(activeId);
		const near =
			shown.slice(0, at).findLast((id) => ids.includes(id)) ?? shown.slice(at).find((id) => ids.includes(id));
		// Somebody who has gone on to another field is left there.
		const hadFocus = document.activeElement === document.body || document.activeElement === null;
		setActive(near);
		if (near && hadFocus) goTo({ itemId: near, field: titleField(languages[0] ?? "") });
		const gone = plan.items.find((item) => item.id === activeId);
		if (byMe.current || gone?.removedAt === undefined) return;
		const { t, language } = wordsNow();
		toast(t("agenda.removedByOther", { title: inLanguage(gone.titles, [language]) || t("agenda.noTitle") }), {
			words: t("agenda.bringBack"),
			run: () => acts.step(() => restoreItem(doc, gone.id)),
		});
	});
}
