/** Entries of a register that are one: shown where they look alike, and made one in a dialog that says what will happen. */
import { alike, api, type Comparable, type RegisterName } from "@plenary/domain";
import { type ReactNode, useDeferredValue, useMemo, useState } from "react";
import { call } from "../api/call.ts";
import { refresh } from "../api/questions.ts";
import { ChoiceField } from "../ui/field.tsx";
import { useForm } from "../ui/form.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { toast } from "../ui/toast.tsx";
import { useWords } from "../words/words.ts";
import type { Entry } from "./archiving.tsx";

const routes = {
	person: "mergePeople",
	party: "mergeParties",
	body: "mergeBodies",
	interpreter: "mergeInterpreters",
} as const satisfies Record<RegisterName, string>;

/** What merging needs to know of a register. */
interface Register<One extends Entry> {
	readonly kind: RegisterName;
	readonly entries: readonly One[] | undefined;
	nameOf(one: One): string;
	/** What tells entries of one name apart, in the choice. */
	hintOf?(one: One): string;
	/** Made once: all are compared again when it changes. */
	comparable(one: One): Comparable;
}

const nothing: readonly never[] = [];

/** An entry's name; with what tells it from the other one where both are called the same. */
function nameBeside<One extends Entry>({ nameOf, hintOf }: Register<One>, one: One, other: One | undefined): string {
	const [name, hint] = [nameOf(one), hintOf?.(one)];
	return hint && other && nameOf(other) === name ? `${name} (${hint})` : name;
}

/** `start` opens the dialog, which is to be shown somewhere; `alike` is the line of an entry that looks like another. */
export function useMerging<One extends Entry>(register: Register<One>) {
	const { entries, comparable } = register;
	const { t } = useWords();
	const [open, setOpen] = useState<{ entry: One; otherId: string }>();
	const here = useMemo(() => (entries ?? []).filter((one) => one.archivedAt === null), [entries]);
	// The list is drawn before its entries are compared, which takes a while where there are thousands.
	const drawn = useDeferredValue<readonly One[]>(here, nothing);
	const byId = useMemo(() => {
		const found = new Map(drawn.map((one) => [one.id, one]));
		const pairs = alike(drawn.map((one) => ({ id: one.id, ...comparable(one) })));
		return new Map([...pairs].flatMap(([id, other]) => (found.has(other) ? [[id, found.get(other)]] : [])));
	}, [drawn, comparable]);
	return {
		start: (entry: One, otherId = "") => setOpen({ entry, otherId }),
		alike(entry: One): ReactNode {
			const other = byId.get(entry.id);
			if (!other) return null;
			return (
				<button type="button" className="alike" onClick={() => setOpen({ entry, otherId: other.id })}>
					{t("people.merge.alike", { name: nameBeside(register, other, entry) })}
				</button>
			);
		},
		dialog: open && <MergeDialog {...open} register={register} others={here} onClose={() => setOpen(undefined)} />,
	};
}

interface MergeDialogProps<One extends Entry> {
	entry: One;
	/** Chosen already; "" for none. */
	otherId: string;
	register: Register<One>;
	others: readonly One[];
	onClose: () => void;
}

function MergeDialog<One extends Entry>({ entry, otherId, register, others, onClose }: MergeDialogProps<One>) {
	const { t, compare } = useWords();
	const { kind, nameOf, hintOf } = register;
	const form = useForm({
		schema: api[routes[kind]][2],
		initial: { otherId },
		send: async (asked) => {
			await call(routes[kind], { params: { id: entry.id }, body: asked });
			// So much follows from it that all answers are old.
			await refresh();
			toast(t("people.merged", { name: nameOf(entry) }));
			onClose();
		},
	});
	const choices = others
		.filter(({ id }) => id !== entry.id)
		.map((one) => ({ value: one.id, words: [nameOf(one), hintOf?.(one)].filter(Boolean).join(" · ") }))
		.sort((one, other) => compare(one.words, other.words));
	const other = others.find(({ id }) => id === form.value.otherId);
	const names = {
		kept: nameBeside(register, entry, other),
		other: other ? nameBeside(register, other, entry) : "",
	};
	return (
		<FormDialog title={t(`people.merge.title.${kind}`)} form={form} onClose={onClose} yes={t("people.merge.do")}>
			<p>
				<b>{nameOf(entry)}</b> {hintOf && <span className="quiet">{hintOf(entry)}</span>}
			</p>
			<ChoiceField
				label={t("people.merge.other")}
				value={form.value.otherId}
				wrong={form.wrong.otherId}
				hint={!other && t("people.merge.choose")}
				choices={[{ value: "", words: t("people.at.choose") }, ...choices]}
				onChoice={(id) => form.set({ otherId: id })}
			/>
			{other && (
				<ul className="merge-words" aria-live="polite">
					<li>{t("people.merge.stays", names)}</li>
					<li>{t(`people.merge.moves.${kind}`, names)}</li>
					<li>{t(`people.merge.archived.${kind}`, names)}</li>
					<li>{t("people.merge.final")}</li>
				</ul>
			)}
		</FormDialog>
	);
}

/** Where an archived entry went. */
export function useMergedWords<One extends Entry>(entries: readonly One[] | undefined, nameOf: (one: One) => string) {
	const { t } = useWords();
	return ({ mergedInto }: One): string => {
		const kept = mergedInto && entries?.find(({ id }) => id === mergedInto);
		return kept ? t("people.mergedInto", { name: nameOf(kept) }) : "";
	};
}
