/** A speaker's code and name in the column's language, with who headed the delegation then. */
import { entryOf, inLanguage } from "@plenary/domain";
import type { MinutesDesk } from "./desk.ts";

type Desk = Pick<MinutesDesk, "language" | "page" | "delegationHead">;

export function speakerWords(partyId: string, itemId: string, { language, page, delegationHead }: Desk) {
	const party = entryOf(page().parties, partyId);
	if (!party) return { code: "?", name: "", head: "" };
	const [code, name] = [party.codes, party.names].map((text) => inLanguage(text, [language, "en"]));
	return { code, name, head: delegationHead(partyId, itemId) };
}
