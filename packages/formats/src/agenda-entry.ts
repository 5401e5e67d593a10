/** One entry of a written agenda: what a line says besides its title, such as a length, an hour, a name, a paper. */
import { type ImportedItem, type ItemKind, minutesOfClock, readLength, splitLength } from "@plenary/domain";
import type { Link, PhrasingContent } from "mdast";

export interface Entry {
	readonly title: string;
	readonly kind: ItemKind;
	readonly minutes?: number | undefined;
	readonly presenter?: string | undefined;
	readonly links: ImportedItem["links"];
	/** Hour it begins and ends, in minutes of the day, if the line says so. */
	readonly from?: number | undefined;
	readonly until?: number | undefined;
	/** "2.1" → [2, 1]; only where the number is part of the text. */
	readonly number: readonly number[];
	/** Nothing but pointers to papers: belongs to the item above. */
	readonly attachment: boolean;
	/** Nothing but a link. */
	readonly linkOnly: boolean;
}

// Links and emphasis stand in the text between marks of the private use area while it is being read.
const linkOpen = "\uE000";
const linkClose = "\uE001";
const stressOpen = "\uE002";
const stressClose = "\uE003";
const anyMark = /[\uE000-\uE003]/g;
const linkText = /\uE000[^\uE001]*\uE001/g;

const clock = "(\\d{1,2}):(\\d{2})(?: ?([ap])\\.?m\\.?)?";
const leadingHours = new RegExp(`^${clock}(?:\\s?(?:-|–|—|to|до)\\s?${clock})?(?![\\d:])[\\s.:–—-]*`, "iu");
const leadingNumber = /^(?:(?:item|agenda item|пункт|вопрос)\s)?(\d{1,3}(?:\.\d{1,3}){0,3})(?:[.):]\s*|\s)(?=\S)/iu;
const leadingLength = /^(\d[\d\s]{0,3}\p{L}{1,8}\.?)\s?[-–—:]\s?/u;
const brackets = /\s?[([]([^()[\]]{0,400})[)\]]/gu;
const papers =
	/^(?:slides?|reference materials?|materials?|papers?|documents?|pdf|presentations?|links?|minutes|recording|слайды|материалы?|документы?|презентаци[яи]|ссылк[аи])(?:\s?:|[\s,;/]*$)/iu;
const breaks =
	/^(?:(?:coffee|tea|lunch|dinner|health|short)(?:[ /-](?:break|pause|and coffee|and tea))?|break|recess|pause|break for (?:coffee|lunch|tea)|перерыв(?: (?:на|для) \p{L}+)?|(?:обеденный|технический) перерыв|кофе(?:[ -](?:пауза|брейк))?|обед|ужин|чай)$/iu;

/** Two to four names with a capital each: "Signatures - Chris de Almeida". */
const lastName =
	/^(.+?)\s[-–—]\s(\p{Lu}[\p{L}'’.-]*(?: (?:(?:da|de|del|der|di|la|van|von) )?\p{Lu}[\p{L}'’.-]*){1,3})$/u;

/** The longest title kept, in characters. */
export const longestTitle = 300;

/** Reads one line of an agenda. */
export function readEntry(nodes: readonly PhrasingContent[]): Entry {
	const links: { text: string; href: string }[] = [];
	let text = marked(nodes, links).replace(/\s+/g, " ").trim();
	text = text.replace(/^\[[ xX]?\]\s/, "");
	const bare = text.replace(linkText, "").replace(anyMark, "").trim();
	const linkOnly = links.length > 0 && /^[\s,;:/&|-]*$/.test(bare);
	const attachment = papers.test(plain(text)) && (links.length > 0 || /^\p{L}+[\s:]*$/u.test(plain(text)));

	const { from, until, length } = readHours(text);
	text = text.slice(length);
	const numbered = leadingNumber.exec(text);
	if (numbered && readLength(text.split(/\s[-–—]/)[0] ?? "") === undefined) text = text.slice(numbered[0].length);
	const number = numbered && !leadingLength.test(numbered.input) ? (numbered[1]?.split(".").map(Number) ?? []) : [];

	let minutes = from !== undefined && until !== undefined ? until - from : undefined;
	let presenter: string | undefined;
	const first = leadingLength.exec(text);
	const firstLength = first ? readLength(first[1] ?? "") : undefined;
	if (first && firstLength !== undefined) {
		minutes = firstLength;
		text = text.slice(first[0].length);
	}
	text = text.replace(brackets, (whole, inside: string) => {
		const read = readBrackets(inside);
		if (!read) return whole;
		minutes ??= read.minutes;
		presenter ??= read.presenter;
		return "";
	});
	text = text.replace(/\s?[-–—:]\s*\uE002([^\uE003]{1,120})\uE003\s*$/u, (_, name: string) => {
		presenter ??= plain(name);
		return "";
	});
	let title = plain(text);
	if (first && presenter === undefined) {
		// "35 min - Signatures - Justin Richer": a name comes last where the length comes first.
		const named = lastName.exec(title);
		if (named) [title, presenter] = [named[1] as string, named[2]];
	}
	const split = splitLength(title);
	if (split.minutes !== undefined) {
		minutes ??= split.minutes;
		title = split.title;
	}
	title = title.replace(/[\s,:;–—-]+$/u, "").trim();
	const kind = breaks.test(title) ? "break" : "item";
	return { title, kind, minutes, presenter, links, from, until, number, attachment, linkOnly };
}

/** What a column of times says: a length ("10m", "60m+", "≤30m", "15") or hours ("09:00", "09:00-09:30"). */
export function readTimeCell(text: string): { minutes?: number | undefined; from?: number | undefined } {
	const { from, until } = readHours(text.trim());
	if (from !== undefined) return { from, minutes: until === undefined ? undefined : until - from };
	const trimmed = text.trim().replace(/^[~≈≤<]\s*|\s*\+$/g, "");
	return { minutes: readLength(trimmed) ?? (/^\d{1,3}$/.test(trimmed) ? readLength(`${trimmed}m`) : undefined) };
}

/** The hours a text begins with, in minutes of the day, and how many characters they take. */
function readHours(text: string): { from?: number | undefined; until?: number | undefined; length: number } {
	const found = leadingHours.exec(text);
	const from = found ? timeOf(found[1], found[2], found[3]) : undefined;
	if (!found || from === undefined) return { length: 0 };
	const until = timeOf(found[4], found[5], found[6]);
	return { from, until: until !== undefined && until > from ? until : undefined, length: found[0].length };
}

/** "(10m)", "(Chair, 10m)", "(15m, Samina Husain - slides)", "(slides)"; undefined for words that are the title's own. */
function readBrackets(inside: string): { minutes?: number | undefined; presenter?: string | undefined } | undefined {
	const withoutLinks = inside.replace(linkText, "");
	if (/^[\s,;/&|-]*$/.test(withoutLinks) && inside.includes(linkOpen)) return {};
	if (papers.test(plain(inside))) return {};
	const parts = withoutLinks.split(/[,;/]|\s[-–—]\s?/u).map((part) => plain(part));
	const lengths = parts.map((part) => readLength(part.replace(/^~|\+$/g, "")));
	const minutes = lengths.find((length) => length !== undefined);
	if (minutes === undefined) return undefined;
	return {
		minutes,
		presenter: parts.filter((part, index) => part && lengths[index] === undefined).join(", ") || undefined,
	};
}

function timeOf(hour: string | undefined, minute: string | undefined, half: string | undefined): number | undefined {
	if (hour === undefined) return undefined;
	const twelve = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === "p" ? 12 : 0);
	return minutesOfClock(`${String(twelve).padStart(2, "0")}:${minute}`);
}

/** The words without marks. */
const plain = (text: string): string => text.replace(anyMark, "").replace(/\s+/g, " ").trim();

function marked(nodes: readonly PhrasingContent[], links: { text: string; href: string }[]): string {
	let text = "";
	for (const node of nodes) {
		// What follows a hard break explains the title and is no part of it.
		if (node.type === "break") return text;
		if (node.type === "text" || node.type === "inlineCode") text += node.value.replace(anyMark, "");
		else if (node.type === "link") text += linked(node, links);
		else if (node.type === "emphasis" || node.type === "strong") {
			text += `${stressOpen}${marked(node.children, links)}${stressClose}`;
		} else if ("children" in node) text += marked(node.children, links);
	}
	return text;
}

function linked(node: Link, links: { text: string; href: string }[]): string {
	const text = plain(marked(node.children, links));
	// A bare address is shown as itself; as a title it stays, as a paper it needs no second name.
	links.push({ text, href: node.url });
	return `${linkOpen}${text}${linkClose}`;
}
