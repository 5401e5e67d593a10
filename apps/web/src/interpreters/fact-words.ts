/** Facts of reliability in words. */
import type { MeetingFact, NotedFact } from "@plenary/domain";
import type { Words } from "../words/words.ts";

/** "came late", "terminology: with remarks" */
export function factWords({ t }: Words, { kind, area, mark }: Pick<NotedFact | MeetingFact, "kind" | "area" | "mark">) {
	if (kind !== "feedback" || !area || !mark) return t(`interpreters.fact.${kind}`);
	return t("interpreters.fact.said", {
		area: t(`interpreters.fact.area.${area}`),
		mark: t(`interpreters.fact.mark.${mark}`),
	});
}
