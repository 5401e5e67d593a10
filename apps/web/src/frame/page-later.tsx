/** Pages fetched when they are first opened, or before, while there is nothing else to do. */
import { type ComponentType, lazy, useState } from "react";

type Load<Props> = () => Promise<{ default: ComponentType<Props> }>;

const waiting: (() => Promise<unknown>)[] = [];

/**
 * A page whose file comes later. Once it is here the page is drawn at once: React shows what replaces "Opening…" three
 * tenths of a second late, so as not to flicker, and that would be paid at the first opening of each page.
 */
export function pageLater<Props extends object>(load: Load<Props>): ComponentType<Props> {
	let here: ComponentType<Props> | undefined;
	const fetchIt: Load<Props> = async () => {
		const loaded = await load();
		here = loaded.default;
		return loaded;
	};
	const Later: ComponentType<Props> = lazy(fetchIt) as never;
	waiting.push(fetchIt);
	return function Page(props: Props) {
		// What is shown stays the same component for as long as it is shown.
		const [Shown] = useState(() => here ?? Later);
		return <Shown {...props} />;
	};
}

/** Fetches the pages that nobody has opened yet, one after the other. */
export async function fetchPages(): Promise<void> {
	for (const fetchIt of waiting.splice(0)) await fetchIt().catch(() => {});
}

/** Whether the reader asked their browser to be sparing: then nothing is fetched that nobody asked for. */
export const isSparing = (): boolean =>
	(navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
