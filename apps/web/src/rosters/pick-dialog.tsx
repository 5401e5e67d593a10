/** Who is to sit there: everybody in the register, those who fit first, the others greyed with the reason. */
import { type BoothPlace, matchPeople } from "@plenary/domain";
import type { Candidate } from "@plenary/roster";
import { type KeyboardEvent, useId, useState } from "react";
import { useMeetingHere } from "../meeting/frame.tsx";
import { Pill } from "../ui/badges.tsx";
import { LinkButton } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
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
	const id = useId();
	const { planner, acts } = desk;
	const [query, setQuery] = useState("");
	const [at, setAt] = useState(0);
	const found = candidatesOf(desk, seat, instead, query);
	const shown = found.slice(0, most);
	const chosen = Math.min(at, shown.length - 1);
	const take = (candidate: Candidate | undefined) => {
		if (!candidate) return;
		onClose();
		if (instead) acts.move(instead, { interpreterId: candidate.interpreterId });
		else acts.put(candidate.interpreterId, [seat]);
	};
	const walk = (event: KeyboardEvent) => {
		const steps: Record<string, number> = { ArrowDown: chosen + 1, ArrowUp: chosen - 1 };
		const next = steps[event.key];
		if (next !== undefined && shown.length > 0) setAt((next + shown.length) % shown.length);
		else if (event.key === "Enter") take(shown[chosen]);
		else return;
		event.preventDefault();
		document.getElementById(`${id}-${chosen}`)?.scrollIntoView({ block: "nearest" });
	};
	const title = t("rosters.pick", {
		booth: boothName(words, seat.booth),
		sitting: planner.sittingName(seat.sittingId),
	});
	return (
		<Dialog title={title} onClose={onClose} wide>
			{instead && <p className="quiet">{t("rosters.pickInstead", { name: planner.nameOf(instead.interpreterId) })}</p>}
			<div className="field">
				<input
					type="text"
					role="combobox"
					autoComplete="off"
					spellCheck={false}
					aria-label={t("rosters.find")}
					placeholder={t("rosters.find")}
					aria-expanded={shown.length > 0}
					aria-controls={`${id}-found`}
					aria-activedescendant={shown.length > 0 ? `${id}-${chosen}` : undefined}
					value={query}
					onChange={(event) => {
						setQuery(event.target.value);
						setAt(0);
					}}
					onKeyDown={walk}
				/>
			</div>
			<div id={`${id}-found`} className="candidates" role="listbox" aria-label={t("rosters.candidates")}>
				{shown.map((candidate, place) => (
					// The field keeps the focus and says which one is chosen.
					// biome-ignore lint/a11y/useFocusableInteractive: see above
					// biome-ignore lint/a11y/useKeyWithClickEvents: the field listens to the keys
					<div
						key={candidate.interpreterId}
						id={`${id}-${place}`}
						role="option"
						className={candidate.fits ? "" : "hindered"}
						aria-selected={place === chosen}
						onClick={() => take(candidate)}
						onMouseMove={() => setAt(place)}
					>
						<CandidateWords desk={desk} candidate={candidate} />
					</div>
				))}
			</div>
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
							t("rosters.fitsFrom", { languages: tagsOf(from) }),
							...(minutesThatDay > 0 ? [t("rosters.thatDay", { hours: hoursWords(words, minutesThatDay) })] : []),
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
