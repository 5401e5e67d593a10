/** Modes as instance files abbreviate them. */
import { type TeamMode, teamModes } from "../regimes.ts";
import { type Found, oneOf } from "./reading.ts";

const short: Readonly<Record<string, TeamMode>> = {
	sim: "simultaneous",
	consec: "consecutive",
	whisper: "whispered",
	sign: "signed",
	rsi: "remote",
};

/** Abbreviated or whole. */
export function modeOf(found: Found): TeamMode {
	const word = oneOf(found, [...Object.keys(short), ...teamModes]);
	return short[word] ?? oneOf(found, teamModes);
}
