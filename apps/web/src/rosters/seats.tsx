/** The cells of the grid: somebody's seat, one they do not have yet, and the place for one more. */
import { type BoothPlace, boothsOf, type Sitting } from "@plenary/domain";
import { type CSSProperties, type DragEvent, type ReactNode, useState } from "react";
import { useBookingsDesk } from "../bookings/bookings-desk.tsx";
import { EngagementMark } from "../bookings/engagement-mark.tsx";
import { markWords } from "../bookings/engagement-words.ts";
import { matches } from "../keys/keys.ts";
import { languageHue } from "../ui/badges.tsx";
import { Menu, type MenuItem } from "../ui/menu.tsx";
import { useWords } from "../words/words.ts";
import type { Seat } from "./acts.ts";
import { askForSeat, askForVacancy } from "./asking.ts";
import type { PlannerDesk } from "./desk.ts";
import type { BoothLanes } from "./lanes.ts";
import { boothName, breachWords, isGrave, tagsOf } from "./roster-words.ts";

interface TakenSeatProps {
	desk: PlannerDesk;
	place: BoothPlace;
	/** Of the day. */
	sittings: readonly Sitting[];
	row: BoothLanes;
}

/** Somebody in a booth: what they take directly, what is wrong with it, and a menu of what can be done. */
export function TakenSeat({ desk, place, sittings, row }: TakenSeatProps) {
	const words = useWords();
	const { t } = words;
	const { planner, acts } = desk;
	const { interpreterId, sittingId, booth } = place;
	const breaches = desk.breachesOf(place.id);
	const wrong = breaches.some((breach) => isGrave(breach)) ? "wrong" : breaches.length > 0 ? "thin" : "";
	const leaves = desk.table?.out.some((one) => one.id === place.id);
	const name = planner.nameOf(interpreterId);
	const takes = planner.candidatesFor(place).get(interpreterId)?.from ?? [];
	const own = row.booth.into.length === 1 ? row.booth.into[0] : undefined;
	const from = takes.filter((language) => language !== own);
	// While their own language has the floor they work the other way.
	const hasRetour = from.length < takes.length;
	const seat = { booth: boothName(words, booth), sitting: planner.sittingName(sittingId) };
	const bookings = useBookingsDesk();
	const day = sittings.find(({ id }) => id === sittingId)?.day ?? "";
	const engagement = bookings?.engagementOf(interpreterId, day);
	const ask = bookings && (() => bookings.ask(askForSeat(words, planner, place)));
	const others = sittings.filter(
		({ id }) => row.sittingIds.has(id) && id !== sittingId && !isIn(desk, interpreterId, id),
	);
	const items: MenuItem[] = [
		...others.map(({ id }) => ({
			words: t("rosters.alsoAt", { sitting: planner.sittingName(id) }),
			run: () => acts.put(interpreterId, [{ sittingId: id, booth }]),
		})),
		...(others.length > 1
			? [
					{
						words: t("rosters.allDay"),
						run: () =>
							acts.put(
								interpreterId,
								others.map(({ id }) => ({ sittingId: id, booth })),
							),
					},
				]
			: []),
		...boothsAt(desk, sittingId)
			.filter((id) => id !== booth)
			.map((id) => ({
				words: t("rosters.moveTo", { booth: boothName(words, id) }),
				run: () => acts.move(place, { booth: id }),
			})),
		...(ask ? [{ words: t("bookings.ask"), run: ask }] : []),
		...(bookings && engagement ? bookings.itemsFor(engagement, name) : []),
		{ words: t("rosters.replace"), run: () => desk.pick(place, place) },
		{ words: t("rosters.takeOut"), run: () => acts.out(place), danger: true },
	];
	return (
		<Target
			desk={desk}
			seat={place}
			className="taken"
			hue={languageHue(row.booth.into[0] ?? "")}
			placeId={place.id}
			ask={ask}
		>
			<Menu
				label={[
					t("rosters.seated", { name, ...seat }),
					...(bookings && engagement ? [`${markWords(words, engagement, bookings.zone)}.`] : []),
					...breaches.map((breach) => breachWords(breach, planner)),
				].join(" ")}
				items={items}
				className={`seat ${wrong} ${leaves ? "leaves" : ""}`}
			>
				{leaves && <span>{t("rosters.proposal.leaves")}</span>}
				{breaches.length > 0 && <b aria-hidden="true">!</b>}
				{from.length > 0 && t("rosters.seatedFrom", { languages: tagsOf(from) })}
				{hasRetour && <span className="retour">{t("rosters.retour")}</span>}
				{bookings && <EngagementMark engagement={engagement} zone={bookings.zone} />}
			</Menu>
		</Target>
	);
}

/** A lane's cell without its person: one press puts them there. */
export function EmptySeat({ desk, seat, interpreterId }: { desk: PlannerDesk; seat: Seat; interpreterId: string }) {
	const words = useWords();
	const { planner, acts } = desk;
	const hindrance = planner.candidatesFor(seat).get(interpreterId)?.breaches[0];
	const where = { booth: boothName(words, seat.booth), sitting: planner.sittingName(seat.sittingId) };
	const put = words.t("rosters.putHere", { name: planner.nameOf(interpreterId), ...where });
	const why = hindrance && breachWords(hindrance, planner);
	return (
		<Target desk={desk} seat={seat}>
			<button
				type="button"
				className={why ? "seat empty hindered" : "seat empty"}
				aria-label={why ? `${put} ${why}` : put}
				title={why ?? put}
				onClick={() => acts.put(interpreterId, [seat])}
			>
				+
			</button>
		</Target>
	);
}

/** The place for one more; says what is missing there. */
export function Vacancy({ desk, seat, into }: { desk: PlannerDesk; seat: Seat; into: readonly string[] }) {
	const words = useWords();
	const { t } = words;
	const { planner } = desk;
	const bookings = useBookingsDesk();
	const ask = bookings && (() => bookings.ask(askForVacancy(words, planner, seat)));
	const missing = desk.breachesAt(seat);
	const where = { booth: boothName(words, seat.booth), sitting: planner.sittingName(seat.sittingId) };
	const spoken = planner.planning.regimes[seat.sittingId]?.spoken ?? [];
	const isEmpty = missing.some((breach) => breach.code === "emptyBooth");
	const short = missing.find((breach) => breach.code === "tooFew");
	const from = spoken.filter((language) => into.length > 1 || !into.includes(language));
	return (
		<Target desk={desk} seat={seat} vacancy ask={ask}>
			<button
				type="button"
				className={isEmpty ? "seat vacant" : missing.length > 0 ? "seat short" : "seat add"}
				aria-label={[t("rosters.addTo", where), ...missing.map((breach) => breachWords(breach, planner))].join(" ")}
				title={missing.map((breach) => breachWords(breach, planner)).join("\n")}
				onClick={() => desk.pick(seat)}
			>
				{isEmpty ? t("rosters.needs", { from: tagsOf(from), to: tagsOf(into) }) : `+ ${t("rosters.add")}`}
				{short?.facts.needed !== undefined && (
					<span className="retour num">
						{t("rosters.ofNeeded", { people: short.facts.people, needed: short.facts.needed })}
					</span>
				)}
			</button>
		</Target>
	);
}

interface TargetProps {
	desk: PlannerDesk;
	seat: Seat;
	children: ReactNode;
	className?: string;
	hue?: string;
	placeId?: string;
	vacancy?: boolean;
	/** Asks interpreters for the place. */
	ask?: (() => void) | undefined;
}

/** A cell that somebody can be dropped on. With Ctrl held, who came from another cell stays there too. */
function Target({ desk, seat, children, className = "", hue, placeId, vacancy = false, ask }: TargetProps) {
	const { planner, acts, dragged, drag } = desk;
	const [isOver, setOver] = useState(false);
	const { sittingId, booth } = seat;
	const fits = dragged && planner.candidatesFor(seat, dragged.place?.id).get(dragged.interpreterId)?.fits;
	const own = placeId ? planner.planning.places.find((place) => place.id === placeId) : undefined;
	const drop = (event: DragEvent) => {
		event.preventDefault();
		setOver(false);
		drag(undefined);
		if (!dragged) return;
		if (dragged.place && !event.ctrlKey) acts.move(dragged.place, { sittingId, booth });
		else acts.put(dragged.interpreterId, [{ sittingId, booth }]);
	};
	const look = [className, dragged && (fits ? "fits" : "hinders"), isOver && dragged && "over"].filter(Boolean);
	return (
		<td
			className={look.join(" ")}
			style={hue ? ({ "--hue": hue } as CSSProperties) : undefined}
			data-place={placeId}
			data-vacancy={vacancy ? `${sittingId} ${booth}` : undefined}
			draggable={own !== undefined}
			onDragStart={() => own && drag({ interpreterId: own.interpreterId, place: own })}
			onDragEnd={() => drag(undefined)}
			onDragOver={(event) => {
				if (!dragged) return;
				event.preventDefault();
				setOver(true);
			}}
			onDragLeave={() => setOver(false)}
			onDrop={drop}
			onKeyDown={(event) => {
				if (ask && event.target instanceof HTMLButtonElement && matches("a", event.nativeEvent)) {
					event.preventDefault();
					return ask();
				}
				if (!own || !["Delete", "Backspace"].includes(event.key)) return;
				event.preventDefault();
				acts.out(own);
			}}
		>
			{children}
		</td>
	);
}

const isIn = ({ planner }: PlannerDesk, interpreterId: string, sittingId: string): boolean =>
	planner.planning.places.some((place) => place.interpreterId === interpreterId && place.sittingId === sittingId);

const boothsAt = ({ planner }: PlannerDesk, sittingId: string): string[] => {
	const regime = planner.planning.regimes[sittingId];
	return regime ? boothsOf(regime).map((booth) => booth.id) : [];
};
