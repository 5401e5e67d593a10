/** Clocks in figures: how long something has run, as minutes and seconds, or hours too. */

const two = (value: number): string => String(value).padStart(2, "0");

/** "12:40", "1:02:03" */
export function figures(ms: number): string {
	const seconds = Math.max(0, Math.floor(ms / 1000));
	const hours = Math.floor(seconds / 3600);
	const minutes = Math.floor(seconds / 60) % 60;
	return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
