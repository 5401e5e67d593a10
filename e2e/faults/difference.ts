/** What of an update a document does not have: ids and deletions, not only text. */
import * as Y from "yjs";

/** A document compared against many updates; made anew when the document has changed. */
export function holdingsOf(doc: Y.Doc): { lacks(update: Uint8Array): string[] } {
	const vector = Y.decodeStateVector(Y.encodeStateVector(doc));
	const deleted = new Map<number, { clock: number; end: number }[]>();
	for (const [client, ranges] of Y.snapshot(doc).ds.clients) {
		deleted.set(
			client,
			ranges.map(({ clock, len }) => ({ clock, end: clock + len })).sort((a, b) => a.clock - b.clock),
		);
	}
	// Sorted and never touching: whoever is covered is so by one of them.
	const isDeleted = (client: number, from: number, end: number) => {
		const ranges = deleted.get(client) ?? [];
		let [low, high] = [0, ranges.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((ranges[middle]?.end ?? 0) <= from) low = middle + 1;
			else high = middle;
		}
		const range = ranges[low];
		return range !== undefined && range.clock <= from && range.end >= end;
	};
	return {
		lacks(update) {
			const lacking: string[] = [];
			const { structs, ds } = Y.decodeUpdate(update);
			for (const struct of structs) {
				const { client, clock } = struct.id;
				const end = clock + struct.length;
				if (struct instanceof Y.Skip) continue;
				if ((vector.get(client) ?? 0) < end) lacking.push(`struct ${client}:${clock}-${end}`);
				else if (struct.deleted && !isDeleted(client, clock, end)) lacking.push(`deletion ${client}:${clock}-${end}`);
			}
			for (const [client, ranges] of ds.clients) {
				for (const { clock, len } of ranges)
					if (!isDeleted(client, clock, clock + len)) lacking.push(`deletion ${client}:${clock}-${clock + len}`);
			}
			return lacking;
		},
	};
}

/** Where two documents differ: ids, deletions, or what they show; empty when they do not. */
export function difference(one: Y.Doc, other: Y.Doc): string[] {
	const areAlike = Y.equalSnapshots(Y.snapshot(one), Y.snapshot(other));
	const found = areAlike ? [] : lacking(one, other);
	for (const doc of [one, other])
		if (doc.store.pendingStructs || doc.store.pendingDs) found.push("something waits for what never came");
	if (found.length > 0) return found;
	const [left, right] = [shown(one), shown(other)];
	let at = 0;
	while (at < left.length && left[at] === right[at]) at++;
	return left === right ? [] : [`shows …${left.slice(at - 20, at + 40)}… and …${right.slice(at - 20, at + 40)}…`];
}

/** The slow way, which names what it finds. */
function lacking(one: Y.Doc, other: Y.Doc): string[] {
	return [
		...holdingsOf(other).lacks(Y.encodeStateAsUpdate(one)),
		...holdingsOf(one).lacks(Y.encodeStateAsUpdate(other)),
	];
}

/** What a document shows, by the names under which `writing.ts` writes; what can not be shown fails alike everywhere. */
function shown(doc: Y.Doc): string {
	const views = [
		() => doc.getText("words").toDelta(),
		() => Object.entries(doc.getMap("facts").toJSON()).sort(),
		() => doc.getXmlFragment("item").toString(),
	];
	return views.map(attempt).join();
}

function attempt(view: () => unknown): string {
	try {
		return JSON.stringify(view(), (_, value) => (typeof value === "bigint" ? String(value) : value));
	} catch {
		return "nothing";
	}
}
