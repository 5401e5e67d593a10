/** What is asked, line by line: meeting, day, hours at the venue and by the reader's own clock, place, booth, who asks. */
import { type InterfaceLanguage, locales, noonOf, type Offer } from "@plenary/domain";
import type { ReactNode } from "react";
import { useText } from "../api/questions.ts";
import { nameOf } from "../people/names.ts";
import { LangBadge } from "../ui/badges.tsx";
import { readerZone } from "../words/calendar.ts";
import { useWords } from "../words/words.ts";

export function OfferFacts({ offer }: { offer: Offer }) {
	const words = useWords();
	const { t, offset, zonePlace, languageName, list } = words;
	const text = useText();
	const { zone, sittings, into, spoken, note, askedBy, answerBy, expiresAt, standing } = offer;
	const [first] = sittings;
	const at = first?.from ?? Date.now();
	const isOpen = standing === "open";
	const names = (tags: readonly string[]) => tags.map(languageName);
	const isTwoWay = into.length > 1 && spoken.every((tag) => into.includes(tag));
	const contact = [askedBy.address, askedBy.phone].filter(Boolean);
	return (
		<>
			<h2 className="offer-meeting">{text(offer.meetingTitles)}</h2>
			<dl className="offer-facts">
				<Fact name={t("bookings.fact.day")}>{wholeDay(words.language, offer.day)}</Fact>
				<Fact name={t("bookings.fact.hours")}>
					<small>
						{zonePlace(zone, at)} ({offset(zone, at)})
					</small>
					{sittings.map((sitting) => (
						<Hours key={`${sitting.from} ${sitting.hall}`} sitting={sitting} zone={zone} />
					))}
				</Fact>
				{offer.place && <Fact name={t("bookings.fact.place")}>{offer.place}</Fact>}
				<Fact name={t("bookings.fact.booth")}>
					<span className="offer-booth">
						{into.map((tag) => (
							<LangBadge key={tag} tag={tag} unread />
						))}
						<span>{isTwoWay ? names(into).join(" ↔ ") : `${list(names(spoken))} → ${list(names(into))}`}</span>
					</span>
				</Fact>
				{note && <Fact name={t("bookings.fact.note")}>{note}</Fact>}
				{expiresAt !== null && (isOpen || standing === "option") && (
					<Fact name={t("bookings.holdFact")}>
						<Moment at={expiresAt} zone={zone} />
					</Fact>
				)}
				{answerBy !== null && isOpen && (
					<Fact name={t("bookings.answerBy")}>
						<Moment at={answerBy} zone={zone} />
					</Fact>
				)}
				<Fact name={t("bookings.fact.who")}>
					<span>{nameOf(askedBy, words.language)}</span>
					{contact.map((way) => (
						<a key={way} href={way.includes("@") ? `mailto:${way}` : `tel:${way.replaceAll(/[^+\d]/g, "")}`}>
							{way}
						</a>
					))}
				</Fact>
			</dl>
		</>
	);
}

/** "Tuesday, 22 December 2026" */
const wholeDay = (language: InterfaceLanguage, day: string): string =>
	new Intl.DateTimeFormat(locales[language], { timeZone: "UTC", dateStyle: "full" }).format(noonOf(day));

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
	<div>
		<dt>{name}</dt>
		<dd>{children}</dd>
	</div>
);

function Hours({ sitting, zone }: { sitting: Offer["sittings"][number]; zone: string }) {
	const { t, time, zonePlace } = useWords();
	const text = useText();
	const { from, to, titles, hall } = sitting;
	const own = readerZone();
	const isElsewhere = time(from, zone) !== time(from, own);
	return (
		<span className="offer-hours">
			<b className="num">
				{time(from, zone)}–{time(to, zone)}
			</b>{" "}
			{[text(titles), hall].filter(Boolean).join(", ")}
			{isElsewhere && (
				<small className="num">
					{t("bookings.here", { from: time(from, own), to: time(to, own), zone: zonePlace(own, from) })}
				</small>
			)}
		</span>
	);
}

function Moment({ at, zone }: { at: number; zone: string }) {
	const { t, moment, zonePlace } = useWords();
	const own = readerZone();
	return (
		<>
			<span className="num">
				{moment(at, zone)} ({zonePlace(zone, at)})
			</span>
			{moment(at, own) !== moment(at, zone) && (
				<small className="num">{t("bookings.hereMoment", { moment: moment(at, own), zone: zonePlace(own, at) })}</small>
			)}
		</>
	);
}
