/** The versions of a roster: each as it was published, with what it changed of the one before. */
import { observeRoster, readVersions } from "@plenary/documents";
import type { PublishedRoster } from "@plenary/domain";
import { changesBetween, type RosterChange } from "@plenary/roster";
import { useState } from "react";
import type * as Y from "yjs";
import { useText } from "../api/questions.ts";
import { useMeetingHere } from "../meeting/frame.tsx";
import { nameOf } from "../people/names.ts";
import { useDocument } from "../rooms/use-room.ts";
import { Dialog } from "../ui/dialog.tsx";
import { ChoiceField } from "../ui/field.tsx";
import { useWords } from "../words/words.ts";
import { boothName } from "./roster-words.ts";
import { TeamSheet } from "./team-sheet.tsx";

export function VersionsDialog({ doc, onClose }: { doc: Y.Doc; onClose: () => void }) {
	const { t, moment } = useWords();
	const { meeting } = useMeetingHere();
	const versions = useDocument(doc, observeRoster, readVersions);
	const [asked, ask] = useState<string>();
	const at = Math.max(
		0,
		versions.findIndex(({ version }) => String(version) === asked),
	);
	const shown = versions[at];
	if (!shown) return null;
	const wordsOf = ({ version, publishedAt }: PublishedRoster) =>
		t("rosters.versionOf", { version, at: moment(publishedAt, meeting.zone) });
	const choices = versions.map((one) => ({ value: String(one.version), words: wordsOf(one) }));
	return (
		<Dialog title={t("rosters.versions")} onClose={onClose} wide>
			<ChoiceField label={t("rosters.version")} value={String(shown.version)} choices={choices} onChoice={ask} />
			<Changes before={versions[at + 1]} now={shown} />
			<TeamSheet roster={shown} state={wordsOf(shown)} />
		</Dialog>
	);
}

function Changes({ before, now }: { before: PublishedRoster | undefined; now: PublishedRoster }) {
	const words = useWords();
	const { t, list, shortDay, language } = words;
	const text = useText();
	if (!before) return <p className="quiet">{t("rosters.versions.first")}</p>;
	const changes = changesBetween(before.sittings, now.sittings);
	const sittings = new Map([...before.sittings, ...now.sittings].map((one) => [one.sittingId, one]));
	const sittingOf = (id: string) => {
		const sitting = sittings.get(id);
		return sitting ? `${shortDay(sitting.day)} · ${text(sitting.titles) || sitting.startsAt}` : "";
	};
	const people = (ids: readonly string[]) =>
		list(
			ids.flatMap((id) => {
				const person = now.people[id] ?? before.people[id];
				return person ? nameOf(person, language) : [];
			}),
		);
	const wordsOf = (change: RosterChange): string => {
		const sitting = sittingOf(change.sittingId);
		if (change.kind !== "booth") return t(`rosters.versions.${change.kind}`, { sitting });
		const facts = { sitting, booth: boothName(words, change.booth) };
		return [
			...(change.put.length > 0 ? [t("rosters.versions.put", { ...facts, names: people(change.put) })] : []),
			...(change.out.length > 0 ? [t("rosters.versions.out", { ...facts, names: people(change.out) })] : []),
		].join(" ");
	};
	return (
		<section className="version-changes" aria-label={t("rosters.versions.changes", { version: before.version })}>
			<h3>{t("rosters.versions.changes", { version: before.version })}</h3>
			{changes.length === 0 && <p className="quiet">{t("rosters.versions.none")}</p>}
			<ul>
				{changes.map((change) => (
					<li key={JSON.stringify(change)}>{wordsOf(change)}</li>
				))}
			</ul>
		</section>
	);
}
