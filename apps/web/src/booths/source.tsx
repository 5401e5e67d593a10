/** A source as a small sign: its words, and a colour that only repeats them. */
import { Pill } from "../ui/badges.tsx";
import type { sourceWords } from "./source-words.ts";

export const Source = ({ words: { tone, words } }: { words: ReturnType<typeof sourceWords> }) => (
	<Pill tone={tone}>{words}</Pill>
);
