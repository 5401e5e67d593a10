/** Modes as instance files abbreviate them. */
import { type InterpretingMode, interpretingModes } from "@plenary/domain";
import { type Found, oneOf } from "./reading.ts";

const short: Readonly<Record<string, InterpretingMode>> = {
	sim: "simultaneous",
	consec: "consecutive",
	whisper: "whispered",
	sign: "signed",
	rsi: "remote",
};

/** Abbreviated or whole. */
export function modeOf(found: Found): InterpretingMode {
	const word = oneOf(found, [...Object.keys(short), ...interpretingModes]);
	return short[word] ?? oneOf(found, interpretingModes);
}
