/** Signals from the booths to the chair: which there are, which come first, and how those that say the same become one. */

/** The most urgent first; what stands after `slower` is equally urgent, and the older comes first. */
export const signalKinds = [
	"stopSound",
	"mic",
	"slower",
	"closer",
	"oneAtATime",
	"soundBad",
	"cannotSee",
	"docMissing",
	"textNotReceived",
	"spell",
	"notCovered",
	"relayLost",
	"relief",
] as const;
export type SignalKind = (typeof signalKinds)[number];

/** What a speaker can be asked to spell or repeat. */
export const spelt = ["name", "figure"] as const;
export type Spelt = (typeof spelt)[number];

/** What booths ask for together. Booths, never persons. */
export interface BoothSignal {
	/** The first event of it, by which it is acknowledged. */
	readonly id: number;
	readonly kind: SignalKind;
	/** What is to be spelt; "" with any other signal. */
	readonly about: "" | Spelt;
	/** The item whose paper is missing. */
	readonly itemId?: string | undefined;
	/** Booth ids, in the order in which they asked. */
	readonly booths: readonly string[];
	readonly firstAt: number;
	readonly lastAt: number;
	readonly acknowledgedAt?: number | undefined;
}

/** Equal signals that follow each other so closely are one, milliseconds. */
export const mergedWithinMs = 15_000;
/** A signal that nobody acknowledges is over after this, milliseconds. */
export const signalLastsMs = 60_000;

type Asked = Pick<BoothSignal, "kind" | "about" | "itemId">;

const isEqual = (one: Asked, other: Asked): boolean =>
	one.kind === other.kind && one.about === other.about && one.itemId === other.itemId;

/** The list with one more; what is long over is left out of it. */
export function signalled(
	signals: readonly BoothSignal[],
	asked: Asked & { booth: string },
	{ seq, at }: { seq: number; at: number },
): BoothSignal[] {
	const kept = signals.filter(({ lastAt }) => at < lastAt + signalLastsMs);
	const { booth, ...what } = asked;
	const same = kept.find((one) => isEqual(one, what) && isOpen(one, at) && at - one.lastAt <= mergedWithinMs);
	if (!same) return [...kept, { ...what, id: seq, booths: [booth], firstAt: at, lastAt: at }];
	const booths = [...new Set([...same.booths, booth])];
	return kept.map((one) => (one === same ? { ...one, booths, lastAt: at } : one));
}

/** The list after somebody has taken note: whatever says the same is taken note of with it. */
export function acknowledged(signals: readonly BoothSignal[], id: number, at: number): BoothSignal[] {
	const noted = signals.find((one) => one.id === id);
	return signals.map((one) =>
		noted && isEqual(one, noted) && one.acknowledgedAt === undefined ? { ...one, acknowledgedAt: at } : one,
	);
}

const isOpen = ({ lastAt, acknowledgedAt }: BoothSignal, now: number): boolean =>
	acknowledgedAt === undefined && now < lastAt + signalLastsMs;

/** What waits for the chair, the most urgent first. */
export function openSignals(signals: readonly BoothSignal[], now: number): BoothSignal[] {
	const urgency = ({ kind }: BoothSignal) => Math.min(signalKinds.indexOf(kind), urgent);
	return signals
		.filter((one) => isOpen(one, now))
		.sort((one, other) => urgency(one) - urgency(other) || one.firstAt - other.firstAt || one.id - other.id);
}
/** From here on all are equally urgent. */
const urgent = signalKinds.indexOf("slower") + 1;
