/** The briefing pack: the agenda with its times, who comes, the team and its rota, what was agreed before, and how to speak. */
import {
	flattenItems,
	type OutlineItem,
	outcomeLabel,
	outline,
	type Participant,
	type Party,
	type Presenter,
} from "@plenary/domain";
import type { Cell, Line, Paper, Part, Section } from "@plenary/formats/paper";
import { rotaSections } from "./rota-paper.ts";
import { frameOf, type Telling, tagsOf } from "./telling.ts";

export function pack(telling: Telling): Paper {
	const { words } = telling;
	const rota = rotaSections(telling).map((section) => ({ ...section, level: 2 as const }));
	return {
		...frameOf(telling, "pack"),
		wide: false,
		sections: [
			...agendaOf(telling),
			{ heading: words.participants, level: 1, parts: participantsOf(telling) },
			{ heading: words.teamOfDay, level: 1, parts: [teamOf(telling)] },
			{ heading: words.rotaOfDay, level: 1, parts: [] },
			...rota,
			...earlierOf(telling),
			{
				heading: words.speaking,
				level: 1,
				parts: [
					{ kind: "list", items: words.advice },
					{ kind: "text", lines: [{ text: words.adviceSources, tone: "quiet" }] },
				],
			},
		],
	};
}

function agendaOf(telling: Telling): Section[] {
	const { facts, words, text, weekday } = telling;
	const { groups } = outline(facts.agenda);
	const filled = groups.filter(({ items }) => items.length > 0);
	if (filled.length === 0)
		return [{ heading: words.agenda, level: 1, parts: [{ kind: "text", lines: [words.noAgenda] }] }];
	const isPresented = facts.agenda.items.some(({ presenter }) => presenterOf(telling, presenter) !== "");
	const columns = [
		{ head: words.time, share: 0.9 },
		{ head: words.item, share: 4.6 },
		{ head: words.minutesHead, share: 1.4 },
		...(isPresented ? [{ head: words.presentedBy, share: 2.4 }] : []),
	];
	return [
		{ heading: words.agenda, level: 1, parts: [] },
		...filled.map(({ sitting, items }): Section => {
			const heading = sitting
				? `${weekday(sitting.day)}, ${sitting.startsAt}–${sitting.endsAt} ${text(sitting.titles)}`.trim()
				: words.notPlaced;
			const rows = flattenItems(items).map((entry) => agendaRow(telling, entry, isPresented));
			return { heading, level: 2, parts: [{ kind: "table", columns, rows }] };
		}),
	];
}

function agendaRow(
	telling: Telling,
	{ item, number, startsAt, spanMinutes }: OutlineItem,
	isPresented: boolean,
): Cell[] {
	const { words, text, hours } = telling;
	const isBreak = item.kind === "break";
	const title = [number, text(item.titles) || (isBreak ? words.pause : "")].filter(Boolean).join(" ");
	return [
		[startsAt ?? ""],
		[
			isBreak ? { text: title, tone: "quiet" } : title,
			...(item.purpose ? [{ text: words.purposes[item.purpose], tone: "quiet" } as const] : []),
		],
		[spanMinutes > 0 ? hours(spanMinutes) : ""],
		...(isPresented ? [[presenterOf(telling, item.presenter)]] : []),
	];
}

function presenterOf({ facts, text }: Telling, { partyId, name }: Presenter): string {
	const party = facts.parties.find(({ id }) => id === partyId);
	return [party && text(party.names), name].filter(Boolean).join(", ");
}

/** Delegations in the order of their names, heads first; the booths and the observers are not introduced to each other. */
function participantsOf(telling: Telling): Part[] {
	const { facts, words, text, language, personIn } = telling;
	const speaking = facts.participants.filter(({ role }) => role !== "interpreter" && role !== "chiefInterpreter");
	if (speaking.length === 0) return [{ kind: "text", lines: [words.noParticipants] }];
	const showsLanguages = Object.values(facts.speaks).some((languages) => languages.length > 0);
	const columns = [
		{ head: words.delegation, share: 2.4 },
		{ head: words.name, share: 4 },
		...(showsLanguages ? [{ head: words.speaks, share: 1.2 }] : []),
	];
	const byParty = Map.groupBy(speaking, ({ partyId }) => partyId ?? "");
	const nameOf = (id: string) => {
		const party = facts.parties.find((one) => one.id === id);
		return party ? text(party.names) : words.noDelegation;
	};
	const order = [...byParty.keys()].sort((one, other) =>
		one === "" ? 1 : other === "" ? -1 : nameOf(one).localeCompare(nameOf(other), language),
	);
	const rows = order.flatMap((id) =>
		[...(byParty.get(id) ?? [])].sort(byStanding).map((one, at): Cell[] => {
			const role = one.role === "delegate" ? "" : words.roles[one.role];
			const standing = one.standing ? words.standings[one.standing] : "";
			const more = [standing, role].filter(Boolean).join(", ");
			const name: Line = one.standing === "head" ? { text: personIn(one), tone: "strong" } : personIn(one);
			return [
				at === 0 ? [{ text: nameOf(id), tone: "strong" }] : [],
				[name, ...(more ? [{ text: more, tone: "quiet" } as const] : [])],
				...(showsLanguages ? [[tagsOf(facts.speaks[one.accountId] ?? [])]] : []),
			];
		}),
	);
	return [{ kind: "table", columns, rows }];
}

const ranks: Readonly<Record<string, number>> = { head: 0, member: 1, alternate: 2 };
const byStanding = (one: Participant, other: Participant): number =>
	(ranks[one.standing ?? ""] ?? 3) - (ranks[other.standing ?? ""] ?? 3) || one.name.localeCompare(other.name);

function teamOf({ facts, words, nameOf, sitting: named }: Telling): Part {
	const rows = facts.sittings.flatMap((sitting) =>
		sitting.booths.map(({ into, interpreterIds }, at): Cell[] => [
			at === 0 ? [named(sitting)] : [],
			[{ text: tagsOf(into), tone: "strong" }],
			interpreterIds.length > 0 ? interpreterIds.map(nameOf) : [{ text: words.nobody, tone: "warning" }],
		]),
	);
	const columns = [
		{ head: words.sitting, share: 2.4 },
		{ head: words.boothHead, share: 1 },
		{ head: words.team, share: 3 },
	];
	return { kind: "table", columns, rows };
}

function earlierOf({ facts, words, text, day, list, personIn }: Telling): Section[] {
	const { earlier, parties, participants } = facts;
	if (!earlier) return [];
	const owner = ({ partyId, accountId }: { partyId?: string | undefined; accountId?: string | undefined }): string => {
		const party: Party | undefined = parties.find(({ id }) => id === partyId);
		const person = participants.find((one) => one.accountId === accountId);
		return party ? text(party.codes) : person ? personIn(person) : "";
	};
	const rows = earlier.outcomes.map((record): Cell[] => {
		const about = [
			list(record.owners.map(owner).filter(Boolean)),
			record.dueOn ? words.due(day(record.dueOn)) : "",
			record.kind === "action" ? words.statuses[record.status] : "",
		].filter(Boolean);
		return [
			[{ text: outcomeLabel(record.kind, record.number), tone: "strong" }],
			[text(record.words), ...(about.length > 0 ? [{ text: about.join(" · "), tone: "quiet" } as const] : [])],
		];
	});
	const columns = [
		{ head: words.number, share: 0.8 },
		{ head: words.item, share: 8 },
	];
	const heading = words.before(text(earlier.meeting.titles), day(earlier.meeting.endsOn));
	return [{ heading, level: 1, parts: [{ kind: "table", columns, rows }] }];
}
