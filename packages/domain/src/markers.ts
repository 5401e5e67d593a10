/** Markers: words typed at the beginning of a line that raise an outcome, as secretaries have always written them. */
import type { OutcomeKind } from "./outcomes.ts";

const markers: Readonly<Record<string, OutcomeKind>> = {
	RESOLVED: "decision",
	DECISION: "decision",
	DECIDED: "decision",
	РЕШИЛИ: "decision",
	РЕШЕНИЕ: "decision",
	ACTION: "action",
	ПОРУЧЕНИЕ: "action",
	RECOMMENDATION: "recommendation",
	РЕКОМЕНДАЦИЯ: "recommendation",
};
const markerPattern = new RegExp(`^\\s{0,8}(${Object.keys(markers).join("|")})\\s?:\\s{0,8}`, "u");

export interface Marker {
	readonly kind: OutcomeKind;
	/** Characters of the line that the marker takes up, the spaces around it included. */
	readonly length: number;
}

/** The marker a line begins with: capitals and a colon, so that ordinary sentences raise nothing. */
export function readMarker(line: string): Marker | undefined {
	const found = markerPattern.exec(line);
	const kind = markers[found?.[1] ?? ""];
	return found && kind ? { kind, length: found[0].length } : undefined;
}
