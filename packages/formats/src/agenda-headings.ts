/** Headings of a written agenda: which one announces it, and which ones name a day or a sitting. */
import { clockOfMinutes, dateIn, type ImportedSitting, minutesOfClock } from "@plenary/domain";

const announcing =
	/^(?:(?:the|draft|provisional|annotated|preliminary|proposed|meeting|revised)\s)*(?:agenda(?: items?)?|programme|program|order of (?:the day|business)|schedule)$/iu;
const announcingInRussian =
	/^(?:(?:проект|предварительная|аннотированная|предлагаемая)\s)*(?:повестк[аи](?: дня)?|программ[аы]|пункты повестки(?: дня)?|порядок (?:дня|работы))$/iu;
const aDay =
	/^(?:day|день)\s?\d|^(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|^(?:понедельник|вторник|сред[ау]|четверг|пятниц[ау]|суббот[ау]|воскресенье)(?!\p{L})/iu;
const aHalf =
	/^(?:morning|afternoon|evening|утро|утреннее|дневное|вечернее|после обеда|первая половина|вторая половина)(?!\p{L})/iu;
const hours = /(\d{1,2}):(\d{2})\s?(?:-|–|—|to|до)\s?(\d{1,2}):(\d{2})/u;

/** Does it say "agenda" and nothing else? "Agenda topic rules" and "Agenda of the twelfth meeting" do not. */
export function announcesAgenda(heading: string): boolean {
	const words = heading
		.replace(/^[\d.)\s]+/, "")
		.replace(/[:.\s]+$/, "")
		.trim();
	return announcing.test(words) || announcingInRussian.test(words);
}

/** The sitting or day a heading names, within the day named above it; undefined when it names neither. */
export function readSittingHeading(heading: string, day: string | undefined): ImportedSitting | undefined {
	const date = dateIn(heading);
	const found = hours.exec(heading);
	if (!date && !found && !aDay.test(heading) && !aHalf.test(heading)) return undefined;
	const startsAt = found ? clockAt(found[1], found[2]) : undefined;
	const endsAt = found ? clockAt(found[3], found[4]) : undefined;
	return { title: heading.slice(0, 300), day: date ?? day, startsAt, endsAt };
}

function clockAt(hour = "", minute = ""): string | undefined {
	const minutes = minutesOfClock(`${hour.padStart(2, "0")}:${minute}`);
	return minutes === undefined ? undefined : clockOfMinutes(minutes);
}
