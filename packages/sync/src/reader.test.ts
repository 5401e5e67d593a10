/** The reader against Yjs itself: it agrees on what is sound, and lets nothing through that Yjs would choke on. */
import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { Knowledge } from "./knowledge.ts";
import { readUpdate, type Update } from "./reader.ts";
import { scribble, strokes, thoroughness } from "./scribble.ts";

function sound(bytes: Uint8Array): Update {
	const update = readUpdate(bytes);
	if ("unreadable" in update) throw new Error(`Expected a sound update, but ${update.unreadable}.`);
	return update;
}

function learn(updates: Uint8Array[]): Knowledge {
	const known = new Knowledge();
	for (const bytes of updates) {
		const fit = known.weigh(sound(bytes));
		expect(fit.fit).not.toBe("gap");
		if (fit.fit === "news") known.learn(fit.news);
	}
	return known;
}

/** Every deleted clock as "client:clock". */
function deletedIds(ranges: Iterable<{ client: number; from: number; to: number }>): Set<string> {
	const ids = new Set<string>();
	for (const { client, from, to } of ranges) for (let clock = from; clock < to; clock++) ids.add(`${client}:${clock}`);
	return ids;
}

function deletedIdsOf(doc: Y.Doc): Set<string> {
	const { clients } = Y.snapshot(doc).ds;
	const ranges = [...clients].flatMap(([client, items]) =>
		items.map(({ clock, len }) => ({ client, from: clock, to: clock + len })),
	);
	return deletedIds(ranges);
}

test("reader: knows of a document what Yjs knows, clocks and deletions", () => {
	fc.assert(
		fc.property(strokes, (list) => {
			const [doc] = scribble(list) as [Y.Doc];
			const known = learn([Y.encodeStateAsUpdate(doc)]);
			expect(known.vector).toEqual(Y.decodeStateVector(Y.encodeStateVector(doc)));
			expect(deletedIds(known.deleted())).toEqual(deletedIdsOf(doc));
		}),
	);
});

test("reader: follows a document update by update, merged ones too", () => {
	fc.assert(
		fc.property(strokes, fc.nat(3), (list, size) => {
			const all = scribble(list);
			const end = new Y.Doc();
			const updates: Uint8Array[] = [];
			end.on("update", (update: Uint8Array) => updates.push(update));
			for (const doc of all) Y.applyUpdate(end, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(end)));
			const merged =
				updates.length > size && size > 0 ? [Y.mergeUpdates(updates.splice(0, size)), ...updates] : updates;
			const known = learn(merged);
			expect(known.vector).toEqual(Y.decodeStateVector(Y.encodeStateVector(end)));
			for (const doc of all) expect(known.weigh(sound(Y.encodeStateAsUpdate(doc))).fit).toBe("nothing");
		}),
	);
});

test("reader: sees a gap exactly where Yjs would leave something pending", () => {
	fc.assert(
		fc.property(strokes, fc.array(fc.nat(100), { maxLength: 10 }), (list, leftOut) => {
			const updates: Uint8Array[] = [];
			const end = new Y.Doc();
			end.on("update", (update: Uint8Array) => updates.push(update));
			for (const doc of scribble(list)) Y.applyUpdate(end, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(end)));
			const kept = updates.filter((_, index) => !leftOut.includes(index));
			const taken = new Knowledge();
			const doc = new Y.Doc();
			for (const bytes of kept) {
				const fit = taken.weigh(sound(bytes));
				const trial = new Y.Doc();
				Y.applyUpdate(trial, Y.encodeStateAsUpdate(doc));
				Y.applyUpdate(trial, bytes);
				const isPending = trial.store.pendingStructs !== null || trial.store.pendingDs !== null;
				expect(isPending).toBe(fit.fit === "gap");
				if (fit.fit !== "news") continue;
				taken.learn(fit.news);
				Y.applyUpdate(doc, bytes);
			}
		}),
	);
});

test(
	"reader: whatever bytes come, it says no or lets through what Yjs takes whole",
	() => {
		const damage = fc.array(fc.record({ at: fc.nat(), to: fc.nat(255), how: fc.nat(2) }), {
			minLength: 1,
			maxLength: 3,
		});
		fc.assert(
			fc.property(strokes, damage, (list, blows) => {
				const [doc] = scribble(list) as [Y.Doc];
				const bytes = [...Y.encodeStateAsUpdate(doc)];
				for (const { at, to, how } of blows) {
					if (how === 0) bytes[at % bytes.length] = to;
					else if (how === 1) bytes.length = Math.max(1, at % bytes.length);
					else bytes.splice(at % bytes.length, 0, to);
				}
				takesWhole(Uint8Array.from(bytes));
			}),
			{ numRuns: 300 * thoroughness },
		);
	},
	30_000 * thoroughness,
);

test(
	"reader: random bytes throw nothing",
	() => {
		fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), takesWhole), { numRuns: 1000 * thoroughness });
	},
	30_000 * thoroughness,
);

function takesWhole(bytes: Uint8Array): void {
	const update = readUpdate(bytes);
	if ("unreadable" in update) return;
	const known = new Knowledge();
	const fit = known.weigh(update);
	if (fit.fit !== "news") return;
	known.learn(fit.news);
	const doc = new Y.Doc();
	Y.applyUpdate(doc, bytes);
	expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null]);
	expect(Y.decodeStateVector(Y.encodeStateVector(doc))).toEqual(known.vector);
	// It can be written, read again and merged as any other.
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	Y.applyUpdate(new Y.Doc(), Y.mergeUpdates([bytes, Y.encodeStateAsUpdate(doc)]));
	expect(Y.encodeStateVector(copy)).toEqual(Y.encodeStateVector(doc));
}

const refused: [string, number[]][] = [
	["bytes after its end", [0, 0, 7]],
	["clients out of order, which merging would lose", [2, 1, 1, 0, 0, 1, 1, 2, 0, 0, 1, 0]],
	["a struct that leans on itself", [1, 1, 5, 0, 0x84, 5, 0, 1, 97, 0]],
	["an empty struct", [1, 1, 5, 0, 0, 0, 0]],
	["more structs than could follow", [1, 255, 255, 255, 255, 15, 5, 0, 0, 1, 0]],
	["an unknown content", [1, 1, 5, 0, 11, 1, 1, 97, 1, 0]],
	["a nested document without options", [1, 1, 5, 0, 9, 1, 1, 97, 1, 103, 126, 0]],
];

test.each(refused)("reader: refuses %s", (_, bytes) => {
	expect(readUpdate(Uint8Array.from(bytes))).toHaveProperty("unreadable");
});

test("reader: refuses values nested deeper than 64", () => {
	const nest = (depth: number): unknown => (depth === 0 ? 1 : [nest(depth - 1)]);
	const written = (depth: number) => {
		const doc = new Y.Doc();
		doc.getMap("m").set("any", nest(depth));
		doc.getText("t").insertEmbed(0, { deep: nest(depth - 2) } as object);
		return Y.encodeStateAsUpdate(doc);
	};
	expect(readUpdate(written(60))).not.toHaveProperty("unreadable");
	expect(readUpdate(written(70))).toHaveProperty("unreadable");
});

test("knowledge: two clients that each wait for the other are a gap, and are told quickly", () => {
	// Client 2's first letter leans on client 1's second, client 1's first on client 2's second.
	const bytes = [2, 2, 2, 0, 0x84, 1, 1, 1, 97, 0x84, 2, 0, 1, 98, 2, 1, 0, 0x84, 2, 1, 1, 99, 0x84, 1, 0, 1, 100, 0];
	expect(new Knowledge().weigh(sound(Uint8Array.from(bytes)))).toEqual({
		fit: "gap",
		writes: true,
	});
});

test("knowledge: what an update says of known clocks deletes nothing", () => {
	const doc = new Y.Doc();
	doc.clientID = 5;
	doc.getText("t").insert(0, "abc");
	const known = learn([Y.encodeStateAsUpdate(doc)]);
	const collected = Uint8Array.from([1, 1, 5, 0, 0, 3, 0]);
	expect(known.weigh(sound(collected))).toEqual({ fit: "nothing" });
});
