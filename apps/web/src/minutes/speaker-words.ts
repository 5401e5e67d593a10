/** A speaker's code and name in the column's language. */
import { inLanguage } from "@plenary/domain";
import type { MinutesDesk } from "./desk.ts";

export function speakerWords(partyId: string, { language, page }: Pick<MinutesDesk, "language" | "page">) {
	const party = page().parties.find((one) => one.id === partyId);
	if (!party) return { code: "?", name: "" };
	return { code: inLanguage(party.codes, [language, "en"]), name: inLanguage(party.names, [language, "en"]) };
}
