/** Tests of merging: documents under random verbs whose updates arrive in any order end up the same, and whole. */
import { flatten, outline } from "@plenary/domain";
import fc from "fast-check";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { readAgenda } from "./agenda.ts";
import { liftItem, moveDown, moveItem, moveUp, nestItem } from "./agenda-moves.ts";
import { addItem, addSitting, removeItem, restoreItem, setTitle, writeSkeleton } from "./agenda-verbs.ts";

const items = ["item-01", "item-02", "item-03", "item-04", "item-05"];
const sittings = ["sitting-1", "sitting-2"];

/** Several people with the same agenda, whose updates wait until they are delivered. */
function stage(people: number) {
	const first = new Y.Doc();
	first.clientID = 1;
	const hours = { titles: {}, hall: "A", day: "2026-07-07", position: "V" };
	writeSkeleton(first, {
		sittings: sittings.map((id, at) => ({ id, ...hours, startsAt: `0${at + 1}:00`, endsAt: "12:00" })),
		items: items.map((id, at) => ({
			id,
			position: `${at + 1}`,
			titles: { en: id },
			presenter: {},
			kind: "item",
			sittingId: sittings[at % 2],
		})),
	});
	const docs = Array.from({ length: people }, (_, at) => {
		const doc = new Y.Doc();
		doc.clientID = 10 + at;
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(first), "network");
		return doc;
	});
	const waiting: { to: Y.Doc; update: Uint8Array }[] = [];
	for (const doc of docs) {
		doc.on("update", (update: Uint8Array, origin: unknown) => {
			if (origin !== "network") for (const to of docs) if (to !== doc) waiting.push({ to, update });
		});
	}
	const deliver = (nth: number) => {
		const [one] = waiting.splice(nth % Math.max(1, waiting.length), 1);
		if (one) Y.applyUpdate(one.to, one.update, "network");
	};
	return { docs, deliver, waiting };
}

const id = fc.constantFrom(...items);
type Step = (doc: Y.Doc, at: number, random: () => number) => unknown;
const step: fc.Arbitrary<Step> = fc.oneof(
	id.map(
		(one): Step =>
			(doc, _, random) =>
				moveUp(doc, one, { random }),
	),
	id.map(
		(one): Step =>
			(doc, _, random) =>
				moveDown(doc, one, { random }),
	),
	id.map(
		(one): Step =>
			(doc, _, random) =>
				nestItem(doc, one, { random }),
	),
	id.map(
		(one): Step =>
			(doc, _, random) =>
				liftItem(doc, one, { random }),
	),
	fc.tuple(id, id).map(
		([one, parentId]): Step =>
			(doc, _, random) =>
				moveItem(doc, one, { parentId }, { random }),
	),
	fc.tuple(id, fc.constantFrom(...sittings)).map(
		([one, sittingId]): Step =>
			(doc, _, random) =>
				moveItem(doc, one, { sittingId }, { random }),
	),
	id.map(
		(one): Step =>
			(doc, at) =>
				removeItem(doc, one, at),
	),
	id.map(
		(one): Step =>
			(doc) =>
				restoreItem(doc, one),
	),
	id.map(
		(one): Step =>
			(doc, at) =>
				setTitle(doc, one, "en", `${one} ${at}`),
	),
	id.map(
		(one): Step =>
			(doc, at) =>
				setTitle(doc, one, "uk", `${one} ${at}`),
	),
	fc.tuple(id, id).map(
		([afterId]): Step =>
			(doc, at, random) =>
				addItem(doc, { id: `new-${doc.clientID}-${at}`, titles: { en: "new" }, place: { afterId } }, { random }),
	),
);

it("converges whatever people do at once, and shows every living item exactly once", () => {
	const move = fc.oneof(
		{ weight: 3, arbitrary: fc.record({ who: fc.nat(), step }) },
		{ weight: 2, arbitrary: fc.record({ deliver: fc.nat() }) },
	);
	const dice = fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 1, maxLength: 8 });
	fc.assert(
		fc.property(
			fc.integer({ min: 2, max: 4 }),
			fc.array(move, { maxLength: 40 }),
			dice,
			fc.nat(),
			(people, moves, rolls, end) => {
				const { docs, deliver, waiting } = stage(people);
				let rolled = 0;
				const random = () => rolls[rolled++ % rolls.length] ?? 0;
				const added = new Set(items);
				for (const [at, one] of moves.entries()) {
					if ("deliver" in one) deliver(one.deliver);
					else {
						const made = one.step(docs[one.who % people] as Y.Doc, at + 1, random);
						if (typeof made === "string") added.add(made);
					}
				}
				while (waiting.length > 0) deliver(end);
				const [first, ...others] = docs.map(readAgenda);
				for (const other of others) {
					expect(other.items).toEqual(expect.arrayContaining([...(first?.items ?? [])]));
					expect(outline(other)).toEqual(outline(first ?? { items: [], sittings: [] }));
				}
				const all = first?.items ?? [];
				expect(new Set(all.map((item) => item.id))).toEqual(added);
				const living = all.filter((item) => item.removedAt === undefined).map((item) => item.id);
				expect(
					flatten(outline({ items: all, sittings: first?.sittings ?? [] }))
						.map((entry) => entry.item.id)
						.sort(),
				).toEqual(living.sort());
			},
		),
		{ numRuns: 300 },
	);
});

it("cuts two items that were nested in each other at once the same way everywhere", () => {
	const { docs, deliver, waiting } = stage(2);
	const [one, other] = docs as [Y.Doc, Y.Doc];
	moveItem(one, "item-01", { parentId: "item-02" });
	moveItem(other, "item-02", { parentId: "item-01" });
	while (waiting.length > 0) deliver(0);
	for (const doc of docs) {
		const entries = flatten(outline(readAgenda(doc)));
		expect(
			entries.filter((entry) => ["item-01", "item-02"].includes(entry.item.id)).map((entry) => entry.depth),
		).toEqual([1, 2]);
		expect(entries).toHaveLength(items.length);
	}
});

it("keeps both titles' words when two write one in a new language at once", () => {
	const { docs, deliver, waiting } = stage(2);
	const [one, other] = docs as [Y.Doc, Y.Doc];
	setTitle(one, "item-01", "ka", "გახსნა");
	setTitle(other, "item-01", "ka", "დღის წესრიგი");
	while (waiting.length > 0) deliver(0);
	const titles = docs.map((doc) => readAgenda(doc).items.find((item) => item.id === "item-01")?.titles.ka ?? "");
	expect(titles[0]).toBe(titles[1]);
	for (const words of ["გახსნა", "დღის წესრიგი"]) expect(titles[0]).toContain(words);
});

it("brings to light a part added to an item that another removed at the same moment", () => {
	const { docs, deliver, waiting } = stage(2);
	const [one, other] = docs as [Y.Doc, Y.Doc];
	removeItem(one, "item-01", 1000);
	addItem(other, { id: "new-part", titles: { en: "Part" }, place: { parentId: "item-01" } });
	while (waiting.length > 0) deliver(0);
	for (const doc of docs) {
		const group = outline(readAgenda(doc)).groups.find((one) => one.sitting?.id === "sitting-1");
		expect(group?.items.map((entry) => entry.item.id)).toContain("new-part");
	}
});

it("lets two add sittings at once", () => {
	const { docs, deliver, waiting } = stage(2);
	for (const doc of docs)
		addSitting(doc, { titles: {}, hall: "", day: "2026-07-08", startsAt: "09:00", endsAt: "10:00" });
	while (waiting.length > 0) deliver(1);
	for (const doc of docs) expect(readAgenda(doc).sittings).toHaveLength(4);
});
