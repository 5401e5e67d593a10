/** The planner: a day's booths by sittings to be filled, what is wrong with it, and the way to publish it. */
import { observeRoster, readRoster } from "@plenary/documents";
import { agendaRoom, planningRoom, rosterRoom, type Sitting } from "@plenary/domain";
import { ledRoster, snapshotOf } from "@plenary/roster";
import type { OpenRoom } from "@plenary/sync/client";
import { useMemo, useRef, useState } from "react";
import { useSearchParams } from "wouter";
import { useMyself } from "../api/questions.ts";
import { Bookings } from "../bookings/bookings-desk.tsx";
import { PageTitle } from "../frame/page.tsx";
import { useKeys } from "../keys/keys.ts";
import { useMeetingHere } from "../meeting/frame.tsx";
import { useDocument, useRoom, useRoomState } from "../rooms/use-room.ts";
import { EmptyState } from "../ui/badges.tsx";
import { Button, LinkButton } from "../ui/button.tsx";
import { useWords } from "../words/words.ts";
import { rosterActs } from "./acts.ts";
import { BoothGrid } from "./booth-grid.tsx";
import { CoverageTable } from "./coverage-table.tsx";
import { type Dragged, type PlannerDesk, sortBreaches } from "./desk.ts";
import { Findings } from "./findings.tsx";
import { gridKeys, showSeat } from "./grid-keys.ts";
import { PickDialog, type Picking } from "./pick-dialog.tsx";
import { PlannerBar } from "./planner-bar.tsx";
import { ProposalBar } from "./proposal-bar.tsx";
import { RegimeDialog } from "./regime-dialog.tsx";
import { TeamSheet } from "./team-sheet.tsx";
import { type Planner, usePlanner } from "./use-planner.ts";
import { proposalActs, useProposal } from "./use-proposal.ts";

export function PlannerPage() {
	const { meeting } = useMeetingHere();
	const agenda = useRoom(agendaRoom(meeting.id));
	const planning = useRoom(planningRoom(meeting.id));
	const roster = useRoom(rosterRoom(meeting.id));
	if (!agenda || !planning || !roster) return null;
	return (
		<Bookings meetingId={meeting.id} zone={meeting.zone}>
			<Opened key={planning.doc.guid} agenda={agenda} planning={planning} roster={roster} />
		</Bookings>
	);
}

interface OpenedProps {
	agenda: OpenRoom;
	planning: OpenRoom;
	roster: OpenRoom;
}

function Opened({ agenda, planning, roster }: OpenedProps) {
	const { t } = useWords();
	const { account } = useMyself();
	const { meeting } = useMeetingHere();
	const loaded = [useRoomState(agenda), useRoomState(planning), useRoomState(roster)].every((state) => state.loaded);
	const planner = usePlanner(agenda.doc, planning.doc);
	const inForce = useDocument(roster.doc, observeRoster, readRoster);
	const published = useMemo(() => inForce && ledRoster(inForce, planner.lead), [inForce, planner.lead]);
	const [said, say] = useState("");
	const [regimeFor, openRegime] = useState<Sitting>();
	const [picking, pick] = useState<Picking>();
	const [dragged, drag] = useState<Dragged>();
	const latest = useRef<Planner>(planner);
	latest.current = planner;
	const acts = useMemo(
		() => rosterActs({ doc: planning.doc, accountId: account.id, told: () => latest.current, say }),
		[planning.doc, account.id],
	);
	const proposals = useMemo(
		() => proposalActs({ doc: planning.doc, meetingId: meeting.id, accountId: account.id, step: acts.step }),
		[planning.doc, meeting.id, account.id, acts],
	);
	const table = useProposal(planning.doc, planner);
	const [day, showDay] = useDay(planner.sittings);
	const shown = planner.sittings.filter((sitting) => sitting.day === day);
	useKeys([
		{ keys: "Mod+z", does: "rosters.key.undo", run: acts.undo },
		{ keys: "Mod+y", does: "rosters.key.redo", run: acts.redo },
		{
			keys: "A",
			does: "rosters.key.accept",
			run: () => void (table && table.count > 0 && !table.isGrowing && proposals.accept(table, true)),
		},
		...gridKeys,
		{ keys: "a", does: "bookings.key.ask", run: () => {}, listedOnly: true },
	]);
	const snapshot = useMemo(
		() => snapshotOf(planner.agenda, planner.planning, [...(planner.register?.values() ?? [])]),
		[planner],
	);
	const sorted = useMemo(() => sortBreaches(planner.breaches), [planner]);
	if (!loaded) return null;
	if (planner.sittings.length === 0) return <NoSittings />;
	const desk: PlannerDesk = {
		planner,
		acts,
		table,
		proposals,
		dragged,
		drag,
		pick: (seat, instead) => pick({ seat, instead }),
		...sorted,
	};
	const isEmpty = planner.sittings.every((sitting) => !planner.planning.regimes[sitting.id]);
	const state = t(published ? "rosters.draft" : "rosters.draftFirst", { version: published?.version ?? 0 });
	return (
		<div className="planner">
			<PlannerBar desk={desk} day={day} onDay={showDay} roster={roster.doc} published={published} snapshot={snapshot} />
			<ProposalBar desk={desk} />
			{isEmpty ? (
				<div className="sheet planner-empty">
					<EmptyState title={t("rosters.noRegime")}>
						<p>{t("rosters.noRegimeWhy")}</p>
						<Button look="primary" onClick={() => openRegime(shown[0])}>
							{t("rosters.chooseLanguages")}
						</Button>
					</EmptyState>
				</div>
			) : (
				<div className="planner-columns">
					<div className="booths-scroll">
						<BoothGrid desk={desk} sittings={shown} onRegime={openRegime} />
						<CoverageTable desk={desk} sittings={shown} />
					</div>
					<Findings desk={desk} day={day} onBreach={(breach) => showSeat(breach, breach.placeId)} />
				</div>
			)}
			<p className="unseen" role="status">
				{said}
			</p>
			{regimeFor && <RegimeDialog desk={desk} sitting={regimeFor} onClose={() => openRegime(undefined)} />}
			{picking && <PickDialog desk={desk} {...picking} onClose={() => pick(undefined)} />}
			<TeamSheet roster={snapshot} state={state} onlyPrinted />
		</div>
	);
}

function NoSittings() {
	const { t } = useWords();
	const { meeting } = useMeetingHere();
	return (
		<div className="published-page">
			<div className="page-head">
				<PageTitle title={t("rosters.title")} />
			</div>
			<div className="sheet">
				<EmptyState title={t("rosters.noSittings")}>
					<p>{t("rosters.noSittingsWhy")}</p>
					<LinkButton look="primary" href={`/meetings/${meeting.id}/plan`}>
						{t("rosters.toPlan")}
					</LinkButton>
				</EmptyState>
			</div>
		</div>
	);
}

/** The day that is shown, kept in the address: the one asked for if it has sittings, else the first. */
function useDay(sittings: readonly Sitting[]): [string, (day: string) => void] {
	const [search, setSearch] = useSearchParams();
	const days = sittings.map((sitting) => sitting.day);
	const asked = search.get("day");
	const day = asked && days.includes(asked) ? asked : (days[0] ?? "");
	return [day, (next) => setSearch({ day: next }, { replace: true })];
}
