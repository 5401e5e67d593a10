/** The interpreter's console: a dark page of its own for whoever sits in a booth today, and for those who lead the team. */
import { agendaRoom, rosterRoom } from "@plenary/domain";
import type { OpenRoom } from "@plenary/sync/client";
import { type ReactNode, useState } from "react";
import { useText } from "../api/questions.ts";
import { PageTitle } from "../frame/page.tsx";
import { useMeetingHere } from "../meeting/frame.tsx";
import { useRoom, useRoomState } from "../rooms/use-room.ts";
import { boothName } from "../rosters/roster-words.ts";
import { EmptyState } from "../ui/badges.tsx";
import { Button, LinkButton } from "../ui/button.tsx";
import { useWords } from "../words/words.ts";
import { Console } from "./console.tsx";
import { boothHere, firstPlace, type Place, placeKey, placesOf } from "./here.ts";
import { DeskConnection } from "./use-desk.tsx";
import { type Today, useToday } from "./use-today.ts";
import "./booths.css";

export default function BoothPage() {
	const { meeting, may } = useMeetingHere();
	const { t } = useWords();
	const text = useText();
	const agenda = useRoom(agendaRoom(meeting.id));
	const roster = useRoom(rosterRoom(meeting.id));
	return (
		<div className="console">
			<header className="console-head">
				<PageTitle title={`${t("booths.title")} · ${text(meeting.titles)}`}>{t("booths.title")}</PageTitle>
			</header>
			{may("write", "desk") ? (
				<DeskConnection>{agenda && roster && <Opened agenda={agenda} roster={roster} />}</DeskConnection>
			) : (
				<Nothing title={t("booths.notYours")} />
			)}
		</div>
	);
}

function Opened({ agenda, roster }: { agenda: OpenRoom; roster: OpenRoom }) {
	const { t } = useWords();
	const { may } = useMeetingHere();
	const today = useToday(roster.doc, agenda.doc);
	const [chosen, choose] = useState<Place>();
	const loaded = [useRoomState(agenda).loaded, useRoomState(roster).loaded].every(Boolean);
	const leads = may("write", "planning");
	if (!loaded || !today.known) return <Line today={today} />;
	if (!today.isPublished)
		return <Nothing title={t("booths.noRoster")}>{t(leads ? "booths.noRosterPublish" : "booths.noRosterAsk")}</Nothing>;
	const places = placesOf(today, leads);
	const place = places.find((one) => chosen && placeKey(one) === placeKey(chosen)) ?? firstPlace(today, places);
	// The booth that was opened stays open when its sitting is over: the reader goes on when they are ready.
	if (place && !chosen) choose(place);
	const here = place && boothHere(today, place, leads);
	if (!place || !here)
		return (
			<Nothing title={t(today.sittings.length === 0 ? "booths.noneToday" : "booths.notInAny")}>
				{t(leads ? "booths.seeRoster" : today.team.own === null ? "booths.noEntry" : "booths.askChief")}
			</Nothing>
		);
	return (
		<>
			<Line today={today} />
			<Choice today={today} places={places} place={place} choose={choose} />
			<Console key={placeKey(place)} here={here} />
		</>
	);
}

/** Which booth of which sitting. */
function Choice({
	today,
	places,
	place,
	choose,
}: {
	today: Today;
	places: readonly Place[];
	place: Place;
	choose: (place: Place) => void;
}) {
	const words = useWords();
	const text = useText();
	const { t } = words;
	const nameOf = ({ sittingId, booth }: Place) => {
		const sitting = today.sittings.find((one) => one.sittingId === sittingId);
		return [boothName(words, booth), sitting && (text(sitting.titles) || sitting.startsAt)].filter(Boolean).join(" · ");
	};
	const next = firstPlace(today, places);
	const isOver = next !== undefined && next.sittingId !== place.sittingId;
	return (
		<div className="console-choice">
			<label>
				<span className="unseen">{t("booths.choose")}</span>
				<select
					value={placeKey(place)}
					onChange={(event) => {
						const picked = places.find((one) => placeKey(one) === event.target.value);
						if (picked) choose(picked);
					}}
				>
					{places.map((one) => (
						<option key={placeKey(one)} value={placeKey(one)}>
							{nameOf(one)}
						</option>
					))}
				</select>
			</label>
			{isOver && <Button onClick={() => choose(next)}>{t("booths.goTo", { place: nameOf(next) })}</Button>}
		</div>
	);
}

function Line({ today: { connected, cut } }: { today: Pick<Today, "connected" | "cut"> }) {
	const { t } = useWords();
	return (
		<p className={cut ? "console-line cut" : "console-line"} role="status">
			{t(connected ? "booths.online" : cut ? "booths.offline" : "booths.connecting")}
		</p>
	);
}

function Nothing({ title, children }: { title: string; children?: ReactNode }) {
	const { t } = useWords();
	const { meeting } = useMeetingHere();
	return (
		<EmptyState title={title}>
			{children && <p>{children}</p>}
			<LinkButton look="primary" href={`/meetings/${meeting.id}/interpreters`}>
				{t("booths.toRoster")}
			</LinkButton>
		</EmptyState>
	);
}
