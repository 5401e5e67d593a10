/** The outcomes' document: records of decisions, actions and recommendations as maps by id. */
import {
	isDay,
	newId,
	type OutcomeKind,
	type OutcomeRecord,
	type OutcomeStatus,
	type Owner,
	outcomeKinds,
	outcomeStatuses,
	type Text,
} from "@plenary/domain";
import * as Y from "yjs";
import { act, type Hand, momentOf, numberOf, observe, record, records, stringOf, wordOf, write } from "./layout.ts";
import { readTexts, rewrite, sharedText } from "./texts.ts";

export const recordsOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap("records");

/** The words of a record raised outside the minutes, in one language, to be written in by many. */
export const wordsText = (doc: Y.Doc, id: string, language: string): Y.Text => sharedText(doc, "words", id, language);

/** All records, as plain values. Nonsense in the document is passed over, never thrown at. */
export function readOutcomes(doc: Y.Doc): OutcomeRecord[] {
	const words = readTexts(doc, "words");
	return records(recordsOf(doc)).flatMap(([id, map]) => readRecord(id, map, words.get(id) ?? {}) ?? []);
}

export const observeOutcomes = (doc: Y.Doc, listener: () => void): (() => void) => observe(doc, listener);

/** Filed and standing records that wait for their number, in the order in which the server gives numbers. */
export function unnumbered(doc: Y.Doc): OutcomeRecord[] {
	return readOutcomes(doc)
		.filter((one) => one.filedAt !== undefined && one.number === undefined && one.withdrawnAt === undefined)
		.sort((one, other) => (one.filedAt ?? 0) - (other.filedAt ?? 0) || (one.id < other.id ? -1 : 1));
}

export interface NewOutcome {
	readonly id?: string | undefined;
	readonly kind: OutcomeKind;
	readonly itemId?: string | undefined;
	readonly raisedBy: string;
	readonly raisedAt: number;
	readonly owners?: readonly Owner[] | undefined;
	readonly dueOn?: string | undefined;
	/** Only for one raised outside the minutes. */
	readonly words?: Text | undefined;
}

/** Writes a draft and gives its id. Write it before the block that points at it: a reader may see that one first. */
export function raiseOutcome(doc: Y.Doc, outcome: NewOutcome, hand?: Hand): string {
	const { id = newId(), owners = [], words = {}, ...fields } = outcome;
	act(doc, hand, () => {
		const map = new Y.Map<unknown>();
		recordsOf(doc).set(id, map);
		write(map, fields);
		if (fields.kind !== "decision") map.set("status", "open");
		const held = new Y.Map<unknown>();
		for (const key of owners.flatMap(ownerKeys)) held.set(key, true);
		map.set("owners", held);
		for (const [language, text] of Object.entries(words)) rewrite(wordsText(doc, id, language), text);
	});
	return id;
}

/** Files a draft: from now on it counts, and the server gives it a number. */
export function fileOutcome(doc: Y.Doc, id: string, at: number, hand?: Hand): boolean {
	const map = record(recordsOf(doc), id);
	if (!map || numberOf(map.get("filedAt")) !== undefined) return false;
	act(doc, hand, () => map.set("filedAt", at));
	return true;
}

/** Makes these its owners. Only what differs is written, so two who add owners at once both succeed. */
export function setOwners(doc: Y.Doc, id: string, owners: readonly Owner[], hand?: Hand): boolean {
	const map = record(recordsOf(doc), id);
	if (!map) return false;
	act(doc, hand, () => {
		let held = map.get("owners");
		if (!(held instanceof Y.Map)) {
			held = new Y.Map<unknown>();
			map.set("owners", held);
		}
		const kept = held as Y.Map<unknown>;
		const wanted = new Set(owners.flatMap(ownerKeys));
		for (const key of [...kept.keys()]) if (!wanted.has(key)) kept.delete(key);
		for (const key of wanted) if (kept.get(key) !== true) kept.set(key, true);
	});
	return true;
}

/** Sets the day it is due on, "2026-09-15"; undefined takes it away. */
export const setDue = (doc: Y.Doc, id: string, dueOn: string | undefined, hand?: Hand): boolean =>
	change(doc, id, { dueOn }, hand);

/** Says how far it is. A decision has no status. */
export function setStatus(doc: Y.Doc, id: string, status: OutcomeStatus, hand?: Hand): boolean {
	if (record(recordsOf(doc), id)?.get("kind") === "decision") return false;
	return change(doc, id, { status }, hand);
}

/** Withdraws it; its record and its number stay. */
export const withdrawOutcome = (doc: Y.Doc, id: string, at: number, hand?: Hand): boolean =>
	change(doc, id, { withdrawnAt: at }, hand);

export const restoreOutcome = (doc: Y.Doc, id: string, hand?: Hand): boolean =>
	change(doc, id, { withdrawnAt: undefined }, hand);

/** Makes the words of one raised outside the minutes say this. */
export function setWords(doc: Y.Doc, id: string, language: string, words: string, hand?: Hand): boolean {
	if (!record(recordsOf(doc), id)) return false;
	act(doc, hand, () => rewrite(wordsText(doc, id, language), words));
	return true;
}

/** Writes the number it was given, over any that a client may have made up. For the server's desk only. */
export const setNumber = (doc: Y.Doc, id: string, number: number, hand?: Hand): boolean =>
	change(doc, id, { number }, hand);

function change(doc: Y.Doc, id: string, fields: Record<string, unknown>, hand?: Hand): boolean {
	const map = record(recordsOf(doc), id);
	if (!map) return false;
	act(doc, hand, () => write(map, fields));
	return true;
}

/** How owners are kept: "party:<id>" and "person:<account id>". */
const ownerKeys = ({ partyId, accountId }: Owner): string[] => [
	...(partyId ? [`party:${partyId}`] : []),
	...(accountId ? [`person:${accountId}`] : []),
];

function readOwners(held: unknown): Owner[] {
	if (!(held instanceof Y.Map)) return [];
	return [...held.entries()]
		.filter(([, value]) => value === true)
		.map(([key]) => key)
		.sort()
		.flatMap((key): Owner[] => {
			if (key.startsWith("party:")) return [{ partyId: key.slice(6) }];
			return key.startsWith("person:") ? [{ accountId: key.slice(7) }] : [];
		});
}

/** Beyond this no database counts; nobody raises so many. */
const mostRecords = 2 ** 31 - 1;

const isNumber = (value: number | undefined): value is number =>
	Number.isInteger(value) && value !== undefined && value > 0 && value <= mostRecords;

function readRecord(id: string, map: Y.Map<unknown>, words: Text): OutcomeRecord | undefined {
	const kind = wordOf(map.get("kind"), outcomeKinds);
	const raisedBy = stringOf(map.get("raisedBy"));
	if (!kind || raisedBy === undefined) return undefined;
	const number = numberOf(map.get("number"));
	const dueOn = stringOf(map.get("dueOn"));
	return {
		id,
		kind,
		itemId: stringOf(map.get("itemId")),
		number: isNumber(number) ? number : undefined,
		raisedBy,
		raisedAt: momentOf(map.get("raisedAt")) ?? 0,
		filedAt: numberOf(map.get("filedAt")),
		withdrawnAt: numberOf(map.get("withdrawnAt")),
		owners: readOwners(map.get("owners")),
		dueOn: dueOn && isDay(dueOn) ? dueOn : undefined,
		status: wordOf(map.get("status"), outcomeStatuses) ?? "open",
		words,
	};
}
