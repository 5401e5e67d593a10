/** The agenda being planned: head, rows and the particulars of one item beside them. */
import { type Agenda, flatten, type Outline } from "@plenary/domain";
import type { OpenRoom } from "@plenary/sync/client";
import { lazy, Suspense, useState } from "react";
import { useKeys } from "../keys/keys.ts";
import { useMeetingHere } from "../meeting/frame.tsx";
import { EmptyState } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { useWords } from "../words/words.ts";
import { DeskProvider, useDeskOf } from "./desk.tsx";
import { Details, DetailsAside, focusDetail } from "./details.tsx";
import { gridKeys } from "./grid-keys.ts";
import { itemName } from "./names.ts";
import { PlanHead } from "./plan-head.tsx";
import { tellPlace } from "./presence.ts";
import { type ImportPlace, Rows } from "./rows.tsx";
import { SittingDialog } from "./sitting-dialog.tsx";
import { titleField } from "./spots.ts";
import { useVanished } from "./vanished.ts";

const ImportDialog = lazy(() => import("./import-dialog.tsx"));

export function Plan({ agenda, plan, outlined }: { agenda: OpenRoom; plan: Agenda; outlined: Outline }) {
	const words = useWords();
	const { t } = words;
	const { meeting } = useMeetingHere();
	const [activeId, setActive] = useState<string>();
	const [sheet, setSheet] = useState(false);
	const [importing, setImporting] = useState<ImportPlace>();
	const [sitting, setSitting] = useState<string>();
	const entries = flatten(outlined);
	const active = entries.find((entry) => entry.item.id === activeId);
	const { desk, said } = useDeskOf(agenda, (itemId, field) => {
		setActive(itemId);
		// Where there is no room for the particulars beside the rows, they come in a sheet of their own.
		if (!focusDetail(field)) setSheet(true);
	});
	const { acts, languages } = desk;
	useVanished(desk, plan, entries, activeId, setActive);
	useKeys([
		...gridKeys,
		{ keys: "i", does: "agenda.key.import", run: () => setImporting({}) },
		{ keys: "Mod+z", does: "agenda.key.undo", run: acts.undo },
		{ keys: "Mod+Z", does: "agenda.key.redo", run: acts.redo },
	]);
	const addItem = () => acts.add({ sittingId: outlined.groups[0]?.sitting?.id }, titleField(languages[0] ?? ""));
	return (
		<DeskProvider value={desk}>
			{/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears the focus leave the agenda */}
			<div
				className="plan-columns"
				onBlur={(event) => {
					if (!event.currentTarget.contains(event.relatedTarget)) tellPlace(agenda.awareness, undefined);
				}}
			>
				<div className="plan">
					<PlanHead outlined={outlined} openImport={() => setImporting({})} />
					{outlined.groups.length === 0 ? (
						<EmptyState title={t("agenda.empty")}>
							<p>{t("agenda.emptyHow")}</p>
							<div className="row">
								<Button look="primary" onClick={() => setSitting("")}>
									{t("agenda.addSitting")}
								</Button>
								<Button onClick={addItem}>{t("agenda.addItem")}</Button>
							</div>
						</EmptyState>
					) : (
						<Rows
							outlined={outlined}
							activeId={active?.item.id}
							setActive={setActive}
							openImport={setImporting}
							openSitting={setSitting}
						/>
					)}
					{outlined.groups.length > 0 && (
						<Button look="quiet" onClick={() => setSitting("")}>
							{t("agenda.addSitting")}
						</Button>
					)}
				</div>
				<DetailsAside entry={active} outlined={outlined} />
			</div>
			<p className="unseen" aria-live="polite">
				{said}
			</p>
			{sheet && active && (
				<Dialog title={itemName(words, active)} onClose={() => setSheet(false)}>
					<div className="plan-sheet">
						<Details entry={active} outlined={outlined} />
					</div>
				</Dialog>
			)}
			{sitting !== undefined && (
				<SittingDialog
					sitting={plan.sittings.find((one) => one.id === sitting)}
					outlined={outlined}
					onClose={() => setSitting(undefined)}
				/>
			)}
			<Suspense fallback={null}>
				{importing && (
					<ImportDialog
						desk={desk}
						plan={plan}
						outlined={outlined}
						meeting={meeting}
						place={importing}
						onClose={() => setImporting(undefined)}
					/>
				)}
			</Suspense>
		</DeskProvider>
	);
}
