/** Above the grid: the day, its languages, how much is covered, the rules it is judged by, and the way to publish it. */
import { publishRoster } from "@plenary/documents";
import { dayOf, type PublishedRoster, profileNames, type RosterSnapshot } from "@plenary/domain";
import { changesSince } from "@plenary/roster";
import { lazy, Suspense, useState } from "react";
import type * as Y from "yjs";
import { useUndoState } from "../agenda/undo.ts";
import { useMyself } from "../api/questions.ts";
import { PageTitle } from "../frame/page.tsx";
import { useKeys } from "../keys/keys.ts";
import { useMeetingHere } from "../meeting/frame.tsx";
import { Ask } from "../ui/ask.tsx";
import { Pill } from "../ui/badges.tsx";
import { Button, IconButton } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Menu } from "../ui/menu.tsx";
import { toast } from "../ui/toast.tsx";
import { useWords } from "../words/words.ts";
import { DayChoice } from "./day-choice.tsx";
import type { PlannerDesk } from "./desk.ts";
import { PapersButton } from "./papers-dialog.tsx";
import { tagsOf } from "./roster-words.ts";
import { VersionsDialog } from "./versions-dialog.tsx";

const FactsDialog = lazy(() => import("../interpreters/facts-dialog.tsx"));

interface PlannerBarProps {
	desk: PlannerDesk;
	day: string;
	onDay: (day: string) => void;
	/** The document of the published roster. */
	roster: Y.Doc;
	published: PublishedRoster | undefined;
	/** What would be published now. */
	snapshot: RosterSnapshot;
}

export function PlannerBar({ desk, day, onDay, roster, published, snapshot }: PlannerBarProps) {
	const { t } = useWords();
	const { account } = useMyself();
	const { may } = useMeetingHere();
	const { planner, acts, table } = desk;
	const { mayUndo, mayRedo } = useUndoState(acts.undoManager);
	const [asking, ask] = useState(false);
	const [looking, look] = useState(false);
	const changes = changesSince(published, snapshot);
	const { profile } = planner.planning;
	const mayPublish =
		may("write", "roster") && planner.register !== undefined && snapshot.sittings.length > 0 && changes !== 0;
	const publish = () => {
		const version = publishRoster(roster, snapshot, { at: Date.now(), by: account.id });
		toast(version ? t("rosters.published", { version }) : t("rosters.publishFailed"));
	};
	const tryToPublish = () => {
		if (!mayPublish) return;
		if (planner.breaches.length > 0) ask(true);
		else publish();
	};
	useKeys([{ keys: "P", does: "rosters.key.publish", run: tryToPublish }]);
	return (
		<header className="planner-bar">
			<PageTitle title={t("rosters.title")} />
			<DayChoice days={[...new Set(planner.sittings.map((sitting) => sitting.day))]} day={day} onDay={onDay} />
			<DayFacts desk={desk} day={day} />
			<div className="planner-tools">
				{published ? (
					<Button look="quiet" onClick={() => look(true)}>
						{t(changes === 0 ? "rosters.upToDate" : "rosters.draft", { version: published.version })}
					</Button>
				) : (
					<span className="quiet small">{t("rosters.notPublished")}</span>
				)}
				<Menu
					label={t("rosters.profile")}
					items={profileNames.map((name) => ({
						words: t(`rosters.profile.${name}`),
						chosen: name === profile,
						run: () => acts.profile(name),
					}))}
				>
					{t(`rosters.profile.${profile}`)} <Icon name="down" />
				</Menu>
				<span className="row">
					<IconButton label={t("rosters.undo")} disabled={!mayUndo} onClick={acts.undo}>
						<Icon name="undo" />
					</IconButton>
					<IconButton label={t("rosters.redo")} disabled={!mayRedo} onClick={acts.redo}>
						<Icon name="redo" />
					</IconButton>
				</span>
				<Button onClick={() => print()}>{t("rosters.print")}</Button>
				{published && <PapersButton roster={published} />}
				{published && <HowItWent desk={desk} published={published} />}
				<ProposeButton desk={desk} day={day} />
				{may("write", "roster") && (
					<Button look={table && table.count > 0 ? "plain" : "primary"} disabled={!mayPublish} onClick={tryToPublish}>
						{changes ? t("rosters.publishChanges", { count: changes }) : t("rosters.publish")}
					</Button>
				)}
			</div>
			{looking && <VersionsDialog doc={roster} onClose={() => look(false)} />}
			{asking && (
				<Ask
					title={t("rosters.publishAsk")}
					words={t("rosters.publishAskWords", { count: planner.breaches.length })}
					yes={t("rosters.publishDo")}
					run={async () => publish()}
					onClose={() => ask(false)}
				/>
			)}
		</header>
	);
}

/** Once a day of the roster has come: what is to be noted of how its people worked. */
function HowItWent({ desk, published }: { desk: PlannerDesk; published: PublishedRoster }) {
	const { t } = useWords();
	const { meeting, may } = useMeetingHere();
	const [open, setOpen] = useState(false);
	const today = dayOf(Date.now(), meeting.zone);
	const days = [...new Set(published.sittings.map(({ day }) => day))].filter((day) => day <= today).sort();
	if (days.length === 0 || !may("write", "facts")) return null;
	return (
		<>
			<Button onClick={() => setOpen(true)}>{t("interpreters.fact.open")}</Button>
			<Suspense>
				{open && (
					<FactsDialog
						meetingId={meeting.id}
						roster={published}
						days={days}
						lead={desk.planner.lead}
						onClose={() => setOpen(false)}
					/>
				)}
			</Suspense>
		</>
	);
}

/** Asks for the best roster: of the day that is shown, or of the whole meeting where there are more days. */
function ProposeButton({ desk, day }: { desk: PlannerDesk; day: string }) {
	const { t } = useWords();
	const { planner, proposals, table } = desk;
	const interpreted = planner.sittings.filter(({ id }) => planner.planning.regimes[id]);
	const today = interpreted.filter((sitting) => sitting.day === day).map(({ id }) => id);
	const isMore = interpreted.length > today.length;
	const ask = (sittingIds: readonly string[] | null) =>
		void proposals.ask(sittingIds).catch((error: Error) => toast(error.message));
	const mayAsk = interpreted.length > 0 && !table?.isGrowing;
	useKeys([{ keys: "p", does: "rosters.key.propose", run: () => void (mayAsk && today.length > 0 && ask(today)) }]);
	if (!mayAsk) return null;
	if (!isMore) return <Button onClick={() => ask(today)}>{t("rosters.propose")}</Button>;
	return (
		<Menu
			className="btn"
			items={[
				...(today.length > 0 ? [{ words: t("rosters.propose.day"), run: () => ask(today) }] : []),
				{ words: t("rosters.propose.all"), run: () => ask(null) },
			]}
		>
			{t("rosters.propose")} <Icon name="down" />
		</Menu>
	);
}

/** What is spoken and listened to on that day, and how many of the needs are covered. */
function DayFacts({ desk, day }: { desk: PlannerDesk; day: string }) {
	const { t } = useWords();
	const { planner } = desk;
	const regimes = planner.sittings.flatMap((sitting) =>
		sitting.day === day ? (planner.planning.regimes[sitting.id] ?? []) : [],
	);
	if (regimes.length === 0 || !planner.register) return null;
	const all = (of: "spoken" | "heard") => tagsOf([...new Set(regimes.flatMap((regime) => regime[of]))]);
	const needs = planner.sittings.flatMap(({ id, day: on }) => (on === day ? (planner.covers.get(id) ?? []) : []));
	const covered = needs.filter((need) => need.cover.kind !== "none").length;
	return (
		<div className="row day-facts">
			<Pill>{t("rosters.floorLanguages", { languages: all("spoken") })}</Pill>
			<Pill>{t("rosters.heardLanguages", { languages: all("heard") })}</Pill>
			{needs.length > 0 && (
				<Pill tone={covered === needs.length ? "done" : "live"} dot>
					{covered === needs.length
						? t("rosters.allCovered", { needs: needs.length })
						: t("rosters.covered", { covered, needs: needs.length })}
				</Pill>
			)}
		</div>
	);
}
