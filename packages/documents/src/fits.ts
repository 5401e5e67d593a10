/** What fits: small questions to a value that came from outside. */
import { isDay, isPosition, minutesOfClock } from "@plenary/domain";

export type Fits = (value: unknown) => boolean;
export type Shape = Readonly<Record<string, Fits>>;

export const id: Fits = (value) => typeof value === "string" && /^[A-Za-z0-9_-]{6,40}$/.test(value);
export const day: Fits = (value) => typeof value === "string" && isDay(value);
export const clock: Fits = (value) => typeof value === "string" && minutesOfClock(value) !== undefined;
export const count: Fits = (value) => typeof value === "number" && Number.isInteger(value) && value >= 0;
export const instant: Fits = (value) => typeof value === "number" && Number.isFinite(value) && value >= 0;
export const words =
	(longest: number): Fits =>
	(value) =>
		typeof value === "string" && value.length <= longest;
export const position: Fits = (value) => isPosition(value) && value.length <= 1000;
export const oneOf =
	(allowed: readonly string[]): Fits =>
	(value) =>
		typeof value === "string" && allowed.includes(value);
