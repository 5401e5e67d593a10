/** Agendas in Markdown or plain text: finds the agenda in a page that holds more, and reads it as items. */
import type { ImportedAgenda, ImportedItem, ImportedSitting } from "@plenary/domain";
import type { Heading, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { toString as wordsOfNode } from "mdast-util-to-string";
import { gfmTable } from "micromark-extension-gfm-table";
import { announcesAgenda, readSittingHeading } from "./agenda-headings.ts";
import { type Draft, lineOf, readBareLines, readBlocks, readHeading, type Warn } from "./agenda-lists.ts";
import { tidy } from "./tidy.ts";

/**
 * What a person should know before taking it: `nothingFound`; `attachmentsSkipped`, papers listed under an item;
 * `sectionSkipped`, lists beside the agenda; `titleCut`; `textCut`, only the beginning was read; `tooManyItems`.
 */
export interface AgendaWarning {
	readonly code: "nothingFound" | "attachmentsSkipped" | "sectionSkipped" | "titleCut" | "textCut" | "tooManyItems";
	/** Line of the source, from 1. */
	readonly line: number;
}

export interface AgendaRead extends ImportedAgenda {
	readonly warnings: readonly AgendaWarning[];
	readonly counts: {
		readonly top: number;
		/** With all that is nested. */
		readonly items: number;
		readonly minutes: number;
	};
}

/** The most items taken from one text. */
export const mostImported = 500;

/** A heading with what stands under it, up to the next heading of any depth. */
interface Section {
	readonly heading?: Heading | undefined;
	readonly title: string;
	/** 0 for what stands before the first heading. */
	readonly depth: number;
	readonly line: number;
	readonly blocks: RootContent[];
}

/** Reads an agenda out of any text. Never throws; what it left out or could not find stands in the warnings. */
export function readAgendaMarkdown(text: string): AgendaRead {
	const warnings: AgendaWarning[] = [];
	const tidied = tidy(text);
	const warn: Warn = (code, line) => warnings.push({ code, line: tidied.lines[line - 1] ?? line });
	if (tidied.cutAt !== undefined) warnings.push({ code: "textCut", line: tidied.cutAt });
	const sections = sectionsOf(tidied.text);
	const found = choose(sections, warn);
	const limited = limit(found.drafts, warn);
	if (limited.length === 0) return { ...nothing, warnings: [...warnings, { code: "nothingFound", line: 1 }] };
	const all = limited.flatMap(withParts);
	const minutes = all.reduce((sum, draft) => sum + (draft.minutes ?? 0), 0);
	const counts = { top: limited.length, items: all.length, minutes };
	const held = [...new Set(limited.flatMap((draft) => draft.sitting ?? []))].sort((one, other) => one - other);
	const sittings = held.flatMap((index) => found.sittings[index] ?? []);
	const items = limited.map(finished).map((item) => {
		const sitting = item.sitting === undefined ? undefined : held.indexOf(item.sitting);
		return { ...item, sitting };
	});
	return { items, sittings, warnings, counts };
}

const nothing = { items: [], sittings: [], counts: { top: 0, items: 0, minutes: 0 } };

interface Found {
	readonly drafts: readonly Draft[];
	readonly sittings: readonly ImportedSitting[];
}

/** Which part of the page is the agenda, from the surest sign to the weakest. */
function choose(sections: readonly Section[], warn: Warn): Found {
	const silent: Warn = () => undefined;
	const announced = sections.findIndex((section) => section.depth > 0 && announcesAgenda(section.title));
	const head = sections[announced];
	if (head) {
		const under = below(sections, announced);
		const direct = readBlocks(head.blocks, warn);
		if (direct.length > 0) {
			for (const section of under)
				if (readBlocks(section.blocks, silent).length > 0) warn("sectionSkipped", section.line);
			return { drafts: direct, sittings: [] };
		}
		const tree = readTree(under, true, warn);
		if (tree.drafts.length > 0) return tree;
		const bare = readBareLines(head.blocks, warn);
		if (bare.length > 0) return { drafts: bare, sittings: [] };
	}
	const days = readTree(inDays(sections), false, warn);
	if (days.drafts.length > 0) return days;

	const read = sections.map((section) => ({ section, drafts: readBlocks(section.blocks, silent) }));
	const timed = read.filter(({ drafts }) => drafts.flatMap(withParts).some((draft) => draft.timed));
	if (timed.length > 1)
		return readTree(
			timed.map(({ section }) => section),
			false,
			warn,
		);
	const weight = ({ drafts }: { drafts: Draft[] }) => drafts.flatMap(withParts).filter((one) => !one.linkOnly).length;
	const heaviest = [...(timed.length > 0 ? timed : read)].sort((one, other) => weight(other) - weight(one))[0];
	if (heaviest && weight(heaviest) > 0) return { drafts: readBlocks(heaviest.section.blocks, warn), sittings: [] };
	const bare = sections.length === 1 ? readBareLines(sections[0]?.blocks ?? [], warn) : [];
	return { drafts: bare, sittings: [] };
}

/** Headings become items with what stands under them, but for days and sittings, which group them. */
function readTree(sections: readonly Section[], keepEmpty: boolean, warn: Warn): Found {
	const drafts: Draft[] = [];
	const sittings: ImportedSitting[] = [];
	const headings = new Set<Draft>();
	let trail: { depth: number; draft: Draft }[] = [];
	let sitting: number | undefined;
	for (const section of sections) {
		const found = readBlocks(section.blocks, warn);
		const day = sitting === undefined ? undefined : sittings[sitting]?.day;
		const named = section.heading ? readSittingHeading(section.title, day) : undefined;
		if (named) sitting = sittings.push(named) - 1;
		trail = named ? [] : trail.filter((above) => above.depth < section.depth);
		const heading = named || section.depth < 2 ? undefined : section.heading && readHeading(section.heading, warn);
		const siblings = trail.at(-1)?.draft.children ?? drafts;
		const own = siblings === drafts ? { sitting } : {};
		if (heading) {
			const draft = { ...heading, ...own, children: found };
			siblings.push(draft);
			trail.push({ depth: section.depth, draft });
			headings.add(draft);
		} else {
			siblings.push(...found.map((draft) => ({ ...draft, ...own })));
		}
	}
	const worth = (draft: Draft): boolean => {
		draft.children = draft.children.filter(worth);
		return keepEmpty || !headings.has(draft) || draft.timed || draft.children.length > 0;
	};
	return { drafts: drafts.filter(worth), sittings };
}

/** The sections of days and sittings with all below them. One date in the page's own title is no day of it. */
function inDays(sections: readonly Section[]): Section[] {
	const named = sections.filter((section) => section.heading && readSittingHeading(section.title, undefined));
	if (named.length === 1 && named[0]?.depth === 1) return [];
	const taken = new Set(named.flatMap((section) => [section, ...below(sections, sections.indexOf(section))]));
	return sections.filter((section) => taken.has(section));
}

/** The sections under headings deeper than that one's, up to the next that is not. */
function below(sections: readonly Section[], index: number): Section[] {
	const rest = sections.slice(index + 1);
	const end = rest.findIndex((section) => section.depth <= (sections[index]?.depth ?? 0));
	return end < 0 ? rest : rest.slice(0, end);
}

function sectionsOf(text: string): Section[] {
	const root = fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
	const sections: Section[] = [{ title: "", depth: 0, line: 1, blocks: [] }];
	for (const node of root.children) {
		if (node.type !== "heading") sections.at(-1)?.blocks.push(node);
		else {
			const title = wordsOfNode(node).trim();
			sections.push({ heading: node, title, depth: node.depth, line: lineOf(node), blocks: [] });
		}
	}
	return sections;
}

const withParts = (draft: Draft): Draft[] => [draft, ...draft.children.flatMap(withParts)];

/** The first so many, counted from top to bottom, so that no part comes without what it is a part of. */
function limit(drafts: readonly Draft[], warn: Warn): Draft[] {
	let left = mostImported;
	const take = (some: readonly Draft[]): Draft[] =>
		some.flatMap((draft) => (left-- > 0 ? [{ ...draft, children: take(draft.children) }] : []));
	const taken = take(drafts);
	if (left < 0) warn("tooManyItems", 1);
	return taken;
}

function finished({ title, kind, minutes, presenter, children, sitting, ...draft }: Draft): ImportedItem {
	const links = [...new Map(draft.links.map((link) => [link.href, link])).values()];
	return { title, kind, minutes, presenter, links, children: children.map(finished), sitting };
}
