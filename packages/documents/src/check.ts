/** The check of a document against its layout, for the server: what a client of ours would never have written. */
import {
	boothPattern,
	interpretingModes,
	itemKinds,
	longestOf,
	mostConcepts,
	mostTerms,
	outcomeKinds,
	outcomeStatuses,
	type PlainRoom,
	profileNames,
	proposalSchema,
	publishedRosterSchema,
	purposes,
	type RoomRef,
	regimeTerms,
	spokenTag,
	termStatuses,
} from "@plenary/domain";
import * as Y from "yjs";
import { longestItem } from "./agenda.ts";
import { checkMinutes } from "./check-minutes.ts";
import { clock, count, day, type Fits, id, instant, oneOf, position, type Shape, words } from "./fits.ts";
import { isLanguage } from "./glossary.ts";
import { type TextKind, textNamePattern } from "./texts.ts";

/** The most of anything in one document, removed ones included. */
const mostRecords = 5000;
const longestText = 20_000;

const itemShape: Shape = {
	position,
	parentId: id,
	sittingId: id,
	kind: oneOf(itemKinds),
	minutes: (value) => count(value) && Number(value) <= longestItem,
	purpose: oneOf(purposes),
	presenterPartyId: id,
	presenterName: words(400),
	removedAt: instant,
};
const sittingShape: Shape = {
	position,
	hall: words(400),
	day,
	startsAt: clock,
	endsAt: clock,
	removedAt: instant,
};
const outcomeShape: Shape = {
	kind: oneOf(outcomeKinds),
	itemId: id,
	number: count,
	raisedBy: id,
	raisedAt: instant,
	filedAt: instant,
	withdrawnAt: instant,
	dueOn: day,
	status: oneOf(outcomeStatuses),
	owners: (value) =>
		value instanceof Y.Map &&
		value.size <= 400 &&
		[...value.entries()].every(([key, held]) => /^(party|person):[A-Za-z0-9_-]{6,40}$/.test(key) && held === true),
};

const languages: Fits = (value) =>
	Array.isArray(value) && value.length <= 24 && value.every((one) => spokenTag.safeParse(one).data === one);
const regimeShape: Shape = {
	...{ mode: oneOf(interpretingModes), spoken: languages, heard: languages, pivots: languages },
	...{ heavy: (value) => typeof value === "boolean", clearance: count, theme: words(80) },
	strengths: (value) => regimeTerms.strengths.safeParse(value).success,
};
const placeShape: Shape = {
	sittingId: id,
	booth: (value) => typeof value === "string" && boothPattern.test(value),
	interpreterId: id,
	raisedBy: id,
	removedAt: instant,
};
const termsShape: Shape = { profile: oneOf(profileNames) };
const proposalShape: Shape = { current: (value) => proposalSchema.safeParse(value).success };
const publishedShape: Shape = { roster: (value) => publishedRosterSchema.safeParse(value).success };

const truth: Fits = (value) => typeof value === "boolean";
const conceptShape: Shape = {
	definition: words(longestOf.definition),
	subject: words(longestOf.subject),
	source: words(longestOf.source),
	isRestricted: truth,
	addedBy: id,
	addedAt: instant,
	removedAt: instant,
};
const termShape: Shape = {
	conceptId: id,
	language: (value) => typeof value === "string" && isLanguage(value),
	words: words(longestOf.words),
	status: oneOf(termStatuses),
	note: words(longestOf.note),
	pronunciation: words(longestOf.pronunciation),
	addedBy: id,
	addedAt: instant,
	removedAt: instant,
};

/** The roots of a document: maps of records by id, single records, and the kind of its shared texts. */
interface Layout {
	readonly many?: Readonly<Record<string, Shape>>;
	readonly single?: Readonly<Record<string, Shape>>;
	readonly texts?: TextKind;
	/** How many of a kind there may be, where it is not the usual. */
	readonly most?: Readonly<Record<string, number>>;
}

const layouts: Readonly<Record<PlainRoom, Layout>> = {
	agenda: { many: { items: itemShape, sittings: sittingShape }, texts: "title" },
	outcomes: { many: { records: outcomeShape }, texts: "words" },
	planning: {
		many: { regimes: regimeShape, places: placeShape },
		single: { terms: termsShape, proposal: proposalShape },
	},
	glossary: {
		many: { concepts: conceptShape, terms: termShape },
		most: { concepts: mostConcepts, terms: mostTerms },
	},
	roster: { many: { versions: publishedShape }, single: { published: publishedShape } },
};

/** What is wrong with a room's document, in one sentence; undefined when nothing is. */
export function check(room: RoomRef, doc: Y.Doc): string | undefined {
	if (room.kind === "minutes") return checkMinutes(doc);
	const { many = {}, single = {}, texts, most } = layouts[room.kind];
	for (const name of [...doc.share.keys()]) {
		const records = own(many, name);
		const complaint = records
			? checkRecords(doc.getMap(name), name, records, most?.[name])
			: checkRoot(doc, name, own(single, name), texts);
		if (complaint) return complaint;
	}
	return undefined;
}

const own = (shapes: Readonly<Record<string, Shape>>, name: string): Shape | undefined =>
	Object.hasOwn(shapes, name) ? shapes[name] : undefined;

function checkRoot(doc: Y.Doc, name: string, single?: Shape, texts?: TextKind): string | undefined {
	if (single) return checkFields(doc.getMap(name), name, single);
	if (texts && textNamePattern.exec(name)?.[1] === texts) return checkText(doc.getText(name), name);
	return `There is no place for "${name}" here.`;
}

function checkRecords(root: Y.Map<unknown>, name: string, shape: Shape, most = mostRecords): string | undefined {
	if (root.size > most) return `There are more than ${most} ${name}.`;
	for (const [key, map] of root.entries()) {
		if (!id(key)) return `"${key}" is no id for one of the ${name}.`;
		if (!(map instanceof Y.Map)) return `${key} of the ${name} is not a map.`;
		const complaint = checkFields(map, `${key} of the ${name}`, shape);
		if (complaint) return complaint;
	}
	return undefined;
}

function checkFields(map: Y.Map<unknown>, name: string, shape: Shape): string | undefined {
	for (const [field, value] of map.entries()) {
		const fits = Object.hasOwn(shape, field) ? shape[field] : undefined;
		if (!fits) return `${name} has an unknown field "${field}".`;
		if (value !== null && !fits(value)) return `${name} has a wrong ${field}.`;
	}
	return undefined;
}

function checkText(text: Y.Text, name: string): string | undefined {
	if (text.length > longestText) return `${name} is longer than ${longestText} characters.`;
	const plain = (text.toDelta() as { insert: unknown }[]).every((piece) => typeof piece.insert === "string");
	return plain ? undefined : `${name} holds something that is no text.`;
}
