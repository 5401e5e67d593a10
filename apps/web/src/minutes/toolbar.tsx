/** Above the minutes: which languages are shown, what a line can become, and whether the page follows the floor. */
import type { RefObject } from "react";
import { Button } from "../ui/button.tsx";
import { useWords } from "../words/words.ts";
import type { Writing } from "./editors.ts";

interface ToolbarProps {
	languages: readonly string[];
	columns: readonly string[];
	choose: (columns: string[]) => void;
	/** Where the caret was last; undefined for those who only read. */
	writing: RefObject<Writing | undefined> | undefined;
	following: boolean;
	setFollowing: (following: boolean) => void;
}

export function MinutesToolbar({ languages, columns, choose, writing, following, setFollowing }: ToolbarProps) {
	const { t, languageName } = useWords();
	const [one, other] = languages;
	const shown = columns.join(" ");
	const sign = (tag: string) => tag.toUpperCase();
	const choices = [...languages.map((language) => [language]), ...(one && other ? [[one, other]] : [])];
	/** Types the sign that opens its menu, in a paragraph of its own where one is needed. */
	const type = (words: string, ownLine: boolean) => {
		const focused = writing?.current?.editor;
		if (!focused || focused.isDestroyed) return;
		const { $from } = focused.state.selection;
		const chain = focused.chain().focus();
		if (ownLine && $from.parent.content.size > 0)
			chain.insertContentAt($from.after(1), { type: "paragraph" }).setTextSelection($from.after(1) + 1);
		chain.run();
		focused.chain().insertContent(words).run();
	};
	return (
		<div className="minutes-toolbar">
			<fieldset className="segments" aria-label={t("minutes.languages")}>
				{choices.map((choice) => (
					<button
						key={choice.join()}
						type="button"
						className={choice.length > 1 ? "wide-only" : ""}
						aria-pressed={choice.join(" ") === shown}
						aria-label={choice.map(languageName).join(", ")}
						onClick={() => choose(choice)}
					>
						{choice.map(sign).join(" | ")}
					</button>
				))}
			</fieldset>
			{writing && (
				<div className="minutes-tools">
					<Button look="quiet" shortcut="/d" onMouseDown={keepFocus} onClick={() => type("/d", true)}>
						{t("outcomes.kind.decision")}
					</Button>
					<Button look="quiet" shortcut="/a" onMouseDown={keepFocus} onClick={() => type("/a", true)}>
						{t("outcomes.kind.action")}
					</Button>
					<Button look="quiet" shortcut="@" onMouseDown={keepFocus} onClick={() => type("@", false)}>
						{t("minutes.mention")}
					</Button>
				</div>
			)}
			<label className="follow">
				<input type="checkbox" checked={following} onChange={(event) => setFollowing(event.currentTarget.checked)} />
				{t("minutes.following")}
			</label>
		</div>
	);
}

/** A press on a tool leaves the caret where it is. */
const keepFocus = (event: { preventDefault: () => void }) => event.preventDefault();
