/** Writes minutes of the sample in both languages, with the decisions and actions in them. */
import { appendLines, fileOutcome, type MinutesLine, raiseOutcome, setStatus } from "@plenary/documents";
import { instantOf, type Meeting, minutesRoom, outcomesRoom } from "@plenary/domain";
import type { House } from "../house.ts";
import { dayIn } from "./days.ts";
import type { SampleLine, SampleMinutes, SampleOutcome } from "./minutes.ts";
import type { WrittenAgenda } from "./write-agenda.ts";
import type { Registers } from "./write-registers.ts";

export async function writeMinutes(
	{ rooms, clock }: Pick<House, "rooms" | "clock">,
	{ parties, secretary }: Registers,
	meeting: Meeting,
	agenda: WrittenAgenda,
	sample: SampleMinutes,
): Promise<void> {
	const now = clock();
	const raisedAt = Math.min(now, instantOf(meeting.endsOn, "16:00", meeting.zone));
	const sections = agenda.flatMap(({ items }) => items).map(({ id, key = "" }) => ({ id, lines: sample[key] ?? [] }));
	const lines = sections.flatMap(({ id: itemId, lines }) => lines.map((line) => ({ itemId, line })));
	// First the records, then the lines that point at them.
	const records = await rooms.edit(outcomesRoom(meeting.id), secretary, (doc) => {
		const raise = (itemId: string, { kind, owners, dueOn, status }: SampleOutcome, at: number): string => {
			const id = raiseOutcome(doc, {
				kind,
				itemId,
				raisedBy: secretary,
				raisedAt: at,
				owners:
					owners === "secretariat" ? [{ accountId: secretary }] : owners?.map((sign) => ({ partyId: parties[sign] })),
				dueOn: dueOn === undefined ? undefined : dayIn(dueOn, now, meeting.zone),
			});
			fileOutcome(doc, id, at);
			if (status) setStatus(doc, id, status);
			return id;
		};
		return new Map<SampleLine, string>(
			lines.flatMap(({ itemId, line }, order) =>
				line.outcome ? [[line, raise(itemId, line.outcome, raisedAt + order)] as const] : [],
			),
		);
	});
	for (const language of ["en", "ru"] as const) {
		const blockOf = (line: SampleLine): MinutesLine => {
			const id = records.get(line);
			const record = line.outcome && id !== undefined ? { kind: line.outcome.kind, id } : undefined;
			return { words: line[language], speaker: line.speaker && parties[line.speaker], record };
		};
		await rooms.edit(minutesRoom(meeting.id, language), secretary, (doc) => {
			for (const { id, lines } of sections) if (lines.length > 0) appendLines(doc, id, lines.map(blockOf));
		});
	}
}
