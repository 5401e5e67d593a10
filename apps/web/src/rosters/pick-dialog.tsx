/** Who is to sit there: everybody in the register, those who fit first, the others greyed with the reason. */
import { type BoothPlace, matchPeople } from "@plenary/domain";
import type { Candidate } from "@plenary/roster";
import { useState } from "react";
import { useMeetingHere } from "../meeting/frame.tsx";
import { Pill } from "../ui/badges.tsx";
import { LinkButton } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Finder } from "../ui/finder.tsx";
import { useWords } from "../words/words.ts";
import type { Seat } from "./acts.ts";
import { languagesOf, type PlannerDesk } from "./desk.ts";
import { boothName, breachWords, hoursWords, tagsOf } from "./roster-words.ts";

export interface Picking {
	readonly seat: Seat;
	/** Who makes room. */
	readonly instead?: BoothPlace | undefined;
}

interface PickDialogProps extends Picking {
	desk: PlannerDesk;
	onClose: () => void;
}

/** More than anybody reads; the others are found by name. */
const most = 60;

export function PickDialog({ desk, seat, instead, onClose }: PickDialogProps) {
	const words = useWords();
	const { t } = words;
	const { planner, acts } = desk;
	const [query, setQuery] = useState("");
	const found = candidatesOf(desk, seat, instead, query);
	const take = (candidate: Candidate) => {
		onClose();
		if (instead) acts.move(instead, { interpreterId: candidate.interpreterId });
		else acts.put(candidate.interpreterId, [seat]);
	};
	const title = t("rosters.pick", {
		booth: boothName(words, seat.booth),
		sitting: planner.sittingName(seat.sittingId),
	});
	return (
		<Dialog title={title} onClose={onClose} wide>
			{instead && <p className="quiet">{t("rosters.pickInstead", { name: planner.nameOf(instead.interpreterId) })}</p>}
			<Finder
				label={t("rosters.find")}
				placeholder={t("rosters.find")}
				query={query}
				onQuery={setQuery}
				listLabel={t("rosters.candidates")}
				className="candidates"
				found={found.slice(0, most)}
				keyOf={(candidate) => candidate.interpreterId}
				lookOf={(candidate) => (candidate.fits ? "" : "hindered")}
				onChoose={take}
			>
				{(candidate) => <CandidateWords desk={desk} candidate={candidate} />}
			</Finder>
			{found.length > most && <p className="quiet">{t("rosters.more", { count: found.length - most })}</p>}
			{found.length === 0 && <NobodyThere desk={desk} />}
		</Dialog>
	);
}

function CandidateWords({ desk, candidate }: { desk: PlannerDesk; candidate: Candidate }) {
	const words = useWords();
	const { t } = words;
	const { planner } = desk;
	const person = planner.register?.get(candidate.interpreterId);
	const { from, minutesThatDay, breaches, fits } = candidate;
	return (
		<>
			<span className="candidate-name">
				<b>{planner.nameOf(candidate.interpreterId)}</b> <small>{person && languagesOf(person)}</small>
			</span>
			{fits && <Pill tone="done">{t("rosters.fits")}</Pill>}
			<span className="candidate-why">
				{fits
					? [
							...(from.length > 0 ? [t("rosters.fitsFrom", { languages: tagsOf(from) })] : []),
							...(minutesThatDay > 0 ? [t("rosters.thatDay", { hours: hoursWords(words, minutesThatDay) })] : []),
							...breaches.map((breach) => breachWords(breach, planner)),
						].join(" · ")
					: breaches.map((breach) => breachWords(breach, planner)).join(" ")}
			</span>
		</>
	);
}

/** Nobody of that name, or nobody at all: then where people are entered. */
function NobodyThere({ desk }: { desk: PlannerDesk }) {
	const { t } = useWords();
	const { may } = useMeetingHere();
	if ((desk.planner.register?.size ?? 0) > 0) return <p className="quiet">{t("rosters.noneFound")}</p>;
	return (
		<div className="stack">
			<p>{t("rosters.registerEmpty")}</p>
			{may("manage", "planning") ? (
				<p>
					<LinkButton look="primary" href="/people?part=interpreters">
						{t("rosters.toRegister")}
					</LinkButton>
				</p>
			) : (
				<p className="quiet">{t("rosters.askRegister")}</p>
			)}
		</div>
	);
}

/** Candidates of that name in either script; whoever sits there already, or is archived, is none. */
function candidatesOf({ planner }: PlannerDesk, seat: Seat, instead: BoothPlace | undefined, query: string) {
	const isHere = (place: BoothPlace) => place.sittingId === seat.sittingId && place.booth === seat.booth;
	const seated = new Set(planner.planning.places.filter(isHere).map((place) => place.interpreterId));
	const people = [...(planner.register?.values() ?? [])].filter(
		(one) => one.archivedAt === null && !seated.has(one.id),
	);
	const matching = query.trim() === "" ? people : matchPeople(query, people, people.length);
	const wanted = new Set(matching.map((person) => person.id));
	return [...planner.candidatesFor(seat, instead?.id).values()].filter((one) => wanted.has(one.interpreterId));
}
