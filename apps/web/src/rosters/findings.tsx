/** Beside the grid: what is not right and why, who works how long, and everyone who could be put in. */
import { matchPeople } from "@plenary/domain";
import { type Breach, type Costs, costsOf } from "@plenary/roster";
import { useState } from "react";
import { TextField } from "../ui/field.tsx";
import { useWords } from "../words/words.ts";
import { languagesOf, type PlannerDesk } from "./desk.ts";
import { Gaps } from "./gaps-section.tsx";
import { IfIll } from "./if-ill.tsx";
import { ProposedChanges } from "./proposed-changes.tsx";
import { breachWords, hoursWords, isGrave } from "./roster-words.ts";
import { placesWith } from "./use-proposal.ts";

interface FindingsProps {
	desk: PlannerDesk;
	day: string;
	/** Shows where it is. */
	onBreach: (breach: Breach) => void;
}

export function Findings({ desk, day, onBreach }: FindingsProps) {
	const { t } = useWords();
	const { planner } = desk;
	const sittings = planner.sittings.filter((sitting) => sitting.day === day);
	const shown = sittings.map(({ id }) => id);
	// What is not heard is told above, with the reason.
	const others = planner.breaches.filter(({ code }) => code !== "noCover");
	const bySitting = Map.groupBy(others, (breach) => breach.sittingId);
	const isRight =
		planner.register !== undefined && planner.breaches.every(({ sittingId }) => !shown.includes(sittingId));
	const hasOthers = shown.some((id) => bySitting.has(id));
	return (
		<aside className="findings">
			<ProposedChanges desk={desk} sittingIds={shown} />
			<Gaps desk={desk} sittings={sittings} />
			<section aria-labelledby="roster-findings" hidden={!isRight && !hasOthers}>
				<h2 id="roster-findings">{t("rosters.findings")}</h2>
				{isRight && <p className="finding fine">{t("rosters.allRight")}</p>}
				{shown.map((id) => {
					const breaches = bySitting.get(id) ?? [];
					if (breaches.length === 0) return null;
					return (
						<div key={id}>
							<h3>{planner.sittingName(id)}</h3>
							<ul>
								{breaches.map((breach) => (
									<li key={keyOf(breach)} className={isGrave(breach) ? "finding grave" : "finding"}>
										<button type="button" onClick={() => onBreach(breach)}>
											{breachWords(breach, planner)}
										</button>
									</li>
								))}
							</ul>
						</div>
					);
				})}
			</section>
			<IfIll desk={desk} sittings={sittings} />
			<Load desk={desk} day={day} />
			<CostOfDay desk={desk} day={day} />
			<Register desk={desk} />
		</aside>
	);
}

const keyOf = (breach: Breach): string =>
	[breach.code, breach.booth, breach.placeId, JSON.stringify(breach.facts)].join(" ");

/** Interpreted minutes of everyone who is in the roster, that day and in all. */
function Load({ desk, day }: { desk: PlannerDesk; day: string }) {
	const words = useWords();
	const { planner } = desk;
	const minutes = new Map(planner.rostering.sittings.map((sitting) => [sitting.id, sitting]));
	const people = [...Map.groupBy(planner.planning.places, (place) => place.interpreterId)].map(([id, places]) => {
		const sittings = [...new Set(places.map((place) => place.sittingId))].flatMap((one) => minutes.get(one) ?? []);
		const sum = (of: typeof sittings) => of.reduce((all, sitting) => all + sitting.minutes, 0);
		return { id, all: sum(sittings), today: sum(sittings.filter((sitting) => sitting.day === day)) };
	});
	const busy = people
		.filter(({ today }) => today > 0)
		.sort((one, other) => other.today - one.today || words.compare(planner.nameOf(one.id), planner.nameOf(other.id)));
	const { is: most } = planner.rostering.profile.person.longDayMinutes;
	if (busy.length === 0) return null;
	return (
		<section aria-labelledby="roster-load">
			<h2 id="roster-load">{words.t("rosters.load")}</h2>
			<ul>
				{busy.map(({ id, today, all }) => (
					<li key={id} className="load">
						<span>{planner.nameOf(id)}</span>
						<span className="num">
							{words.t(today === all ? "rosters.loadOf" : "rosters.loadAll", {
								day: hoursWords(words, today),
								most: hoursWords(words, most),
								all: hoursWords(words, all),
							})}
						</span>
						<i
							aria-hidden="true"
							className={today > most * 0.85 ? "nearly" : ""}
							style={{ width: `${Math.min(1, today / most) * 100}%` }}
						/>
					</li>
				))}
			</ul>
		</section>
	);
}

/** Fees of the day as far as they are known; nothing where nobody's is. */
function CostOfDay({ desk, day }: { desk: PlannerDesk; day: string }) {
	const { t, money } = useWords();
	const { planner, table } = desk;
	const { sittings, planning, register } = planner;
	const people = [...(register?.values() ?? [])];
	const now = costsOf(day, sittings, planning.places, people);
	const then = table && costsOf(day, sittings, placesWith(planning.places, table), people);
	if (now.amounts.length + (then?.amounts.length ?? 0) === 0) return null;
	const sums = ({ amounts }: Costs) => amounts.map(([currency, amount]) => money(amount, currency)).join(" + ") || "0";
	return (
		<section aria-labelledby="roster-cost">
			<h2 id="roster-cost">{t("rosters.cost")}</h2>
			<p className="cost-sum num">{sums(now)}</p>
			{then && table.count > 0 && <p className="small">{t("rosters.costThen", { sum: sums(then) })}</p>}
			{now.unknown > 0 && <p className="quiet small">{t("rosters.costUnknown", { count: now.unknown })}</p>}
		</section>
	);
}

const mostShown = 30;

/** To be dragged into a booth; who has no mouse finds the same people behind each cell. */
function Register({ desk }: { desk: PlannerDesk }) {
	const { t, compare } = useWords();
	const { planner, drag } = desk;
	const [query, setQuery] = useState("");
	const all = [...(planner.register?.values() ?? [])]
		.filter((one) => one.archivedAt === null)
		.sort((one, other) => compare(planner.nameOf(one.id), planner.nameOf(other.id)));
	if (all.length === 0) return null;
	const found = query.trim() === "" ? all : matchPeople(query, all, all.length);
	return (
		<section className="roster-register" aria-labelledby="roster-register">
			<h2 id="roster-register">{t("rosters.register")}</h2>
			<p className="hint">{t("rosters.registerHint")}</p>
			<TextField label={t("rosters.find")} type="search" value={query} onWords={setQuery} />
			<ul>
				{found.slice(0, mostShown).map((person) => (
					<li
						key={person.id}
						className="register-person"
						draggable
						onDragStart={() => drag({ interpreterId: person.id })}
						onDragEnd={() => drag(undefined)}
					>
						{planner.nameOf(person.id)} <small>{languagesOf(person)}</small>
					</li>
				))}
			</ul>
			{found.length > mostShown && <p className="quiet">{t("rosters.more", { count: found.length - mostShown })}</p>}
			{found.length === 0 && <p className="quiet">{t("rosters.noneFound")}</p>}
		</section>
	);
}
