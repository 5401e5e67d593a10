/** The particulars of one item, beside the rows: length, purpose, presenter, sitting, kind, and titles in more languages. */
import { setLength, setPresenter, setPurpose } from "@plenary/documents";
import { type Outline, type OutlineItem, purposes } from "@plenary/domain";
import { useWords } from "../words/words.ts";
import { useAgendaDesk } from "./desk.tsx";
import { Labelled } from "./labelled.tsx";
import { LengthInput } from "./length-input.tsx";
import { itemName, mayBeBreak, sittingName } from "./names.ts";
import { Overfull } from "./overfull.tsx";
import { PresenterFields } from "./presenter-fields.tsx";
import { SharedInput } from "./shared-input.tsx";
import { spanWords } from "./spans.ts";
import { titleField } from "./spots.ts";
import "./details.css";

interface DetailsProps {
	entry: OutlineItem;
	outlined: Outline;
}

const asideId = "plan-details";

/** Puts the focus into the particulars beside the rows; false when they are not shown there. */
export function focusDetail(field = "length"): boolean {
	const aside = document.getElementById(asideId);
	if (!aside || aside.offsetParent === null) return false;
	// The item may just have become the one shown.
	requestAnimationFrame(() => aside.querySelector<HTMLElement>(`[data-detail="${field}"]`)?.focus());
	return true;
}

export function DetailsAside({ entry, outlined }: Omit<DetailsProps, "entry"> & { entry: OutlineItem | undefined }) {
	const words = useWords();
	const { goTo, languages } = useAgendaDesk();
	const { t } = words;
	return (
		<aside
			id={asideId}
			className="plan-aside"
			aria-label={t("agenda.detailsOf")}
			onKeyDown={(event) => {
				if (event.key !== "Escape" || !entry || event.defaultPrevented) return;
				event.preventDefault();
				goTo({ itemId: entry.item.id, field: titleField(languages[0] ?? "") });
			}}
		>
			<Overfull outlined={outlined} />
			{entry ? (
				<>
					<h2>{itemName(words, entry)}</h2>
					<Details entry={entry} outlined={outlined} />
				</>
			) : (
				<p className="quiet">{t("agenda.noneChosen")}</p>
			)}
		</aside>
	);
}

export function Details({ entry, outlined }: DetailsProps) {
	const words = useWords();
	const { t, languageName } = words;
	const { doc, acts, languages } = useAgendaDesk();
	const { item, spanMinutes, children } = entry;
	const { id } = item;
	const sittings = outlined.groups.flatMap((group) => group.sitting ?? []);
	const sittingId = outlined.groups.find((group) => holds(group.items, id))?.sitting?.id ?? "";
	return (
		<div className="plan-details" key={id}>
			{languages.slice(2).map((language) => (
				<Labelled key={language} label={languageName(language)}>
					{(own) => (
						<SharedInput {...own} doc={doc} id={id} language={language} placeholder={t("agenda.noTranslation")} />
					)}
				</Labelled>
			))}
			<Labelled label={t("agenda.lengthLabel")}>
				{(own) => (
					<LengthInput
						{...own}
						className="num"
						data-detail="length"
						minutes={item.minutes}
						onMinutes={(minutes) => acts.step(() => setLength(doc, id, minutes))}
					/>
				)}
			</Labelled>
			{children.length > 0 && (
				<p className="plan-note">{t("agenda.withParts", { span: spanWords(words, spanMinutes) })}</p>
			)}
			<Labelled label={t("agenda.purpose")}>
				{(own) => (
					<select
						{...own}
						data-detail="purpose"
						value={item.purpose ?? ""}
						onChange={({ target }) =>
							acts.step(() =>
								setPurpose(
									doc,
									id,
									purposes.find((purpose) => purpose === target.value),
								),
							)
						}
					>
						<option value="">{t("agenda.purposeNone")}</option>
						{purposes.map((purpose) => (
							<option key={purpose} value={purpose}>
								{t(`agenda.purpose.${purpose}`)}
							</option>
						))}
					</select>
				)}
			</Labelled>
			<PresenterFields
				presenter={item.presenter}
				onPresenter={(presenter) => acts.step(() => setPresenter(doc, id, presenter))}
			/>
			<Labelled label={t("agenda.sitting")}>
				{(own) => (
					<select
						{...own}
						value={sittingId}
						onChange={({ target }) => acts.moveTo(id, { sittingId: target.value || undefined })}
					>
						{sittings.map((sitting) => (
							<option key={sitting.id} value={sitting.id}>
								{sittingName(words, sitting)}
							</option>
						))}
						<option value="">{t("agenda.unplaced")}</option>
					</select>
				)}
			</Labelled>
			<Labelled label={t("agenda.kind")}>
				{(own) => (
					<select
						{...own}
						value={item.kind}
						disabled={item.kind === "item" && !mayBeBreak(entry)}
						onChange={({ target }) => acts.setKind(id, target.value === "break" ? "break" : "item")}
					>
						<option value="item">{t("agenda.kind.item")}</option>
						<option value="break">{t("agenda.kind.break")}</option>
					</select>
				)}
			</Labelled>
		</div>
	);
}

const holds = (entries: readonly OutlineItem[], id: string): boolean =>
	entries.some((entry) => entry.item.id === id || holds(entry.children, id));
