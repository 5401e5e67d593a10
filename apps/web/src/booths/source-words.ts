/** How a booth hears the floor, in words and a tone that goes with them. */
import type { Tone } from "../ui/badges.tsx";
import type { Words } from "../words/words.ts";
import type { Source } from "./relay.ts";

export function sourceWords({ t }: Words, source: Source): { tone: Tone; words: string } {
	switch (source.kind) {
		case "direct":
			return { tone: "done", words: t("booths.source.direct", { people: source.people }) };
		case "relay": {
			const through = source.through.toUpperCase();
			return source.single
				? { tone: "late", words: t("booths.source.single", { through }) }
				: { tone: "done", words: t("booths.source.relay", { through }) };
		}
		case "none":
			return { tone: "live", words: t("booths.source.none") };
		case "silent":
			return { tone: "plain", words: t("booths.source.silent") };
	}
}
