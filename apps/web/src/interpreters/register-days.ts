/** Days when somebody can not come: whole days of one time zone on the page, spans of time in the register. */
import { addDays, dayOf, instantOf, type Span } from "@plenary/domain";

/** A first and a last day, "2026-12-01"; empty while they are being filled in. */
export interface Days {
	readonly from: string;
	readonly to: string;
	/** The span it came from, for as long as nobody changes it. */
	readonly span?: Span | undefined;
}

/** From midnight to midnight of these days; a row without any day is none, one day alone is both. */
export function spansOf(rows: readonly Days[], zone: string): Span[] {
	return rows.flatMap(({ from, to, span }) => {
		if (span) return span;
		const [first, last] = [from || to, to || from];
		if (first === "") return [];
		return { from: instantOf(first, "00:00", zone), to: instantOf(addDays(last, 1), "00:00", zone) };
	});
}

/** The days that a span touches in that zone. */
export const daysOf = (span: Span, zone: string): Required<Days> => ({
	from: dayOf(span.from, zone),
	to: dayOf(span.to - 1, zone),
	span,
});

/** Spans that are not over yet, the earliest first. */
export const coming = (spans: readonly Span[], now: number): Span[] =>
	spans.filter(({ to }) => to > now).toSorted((one, other) => one.from - other.from);
