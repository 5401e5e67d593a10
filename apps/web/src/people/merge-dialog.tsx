/** Two entries that are one person: the other one is chosen, and what happens is said before it happens. */
import { api, type Person } from "@plenary/domain";
import { call } from "../api/call.ts";
import { refresh, usePeople } from "../api/questions.ts";
import { ChoiceField } from "../ui/field.tsx";
import { useForm } from "../ui/form.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { toast } from "../ui/toast.tsx";
import { useWords } from "../words/words.ts";
import { nameOf } from "./names.ts";

export function MergeDialog({ person, onClose }: { person: Person; onClose: () => void }) {
	const { t, language, compare } = useWords();
	const { data: people = [] } = usePeople();
	const form = useForm({
		schema: api.mergePeople[2],
		initial: { otherId: "" },
		send: async (asked) => {
			const merged = await call("mergePeople", { params: { id: person.id }, body: asked });
			await Promise.all([refresh("people"), refresh("meeting")]);
			toast(t("people.merged", { name: nameOf(merged, language) }));
			onClose();
		},
	});
	const others = people
		.filter(({ id, archivedAt }) => id !== person.id && archivedAt === null)
		.map((other) => ({ value: other.id, words: [nameOf(other, language), other.address].filter(Boolean).join(" · ") }))
		.sort((one, other) => compare(one.words, other.words));
	return (
		<FormDialog title={t("people.merge.title")} form={form} onClose={onClose} yes={t("people.merge.do")}>
			<p>
				<b>{nameOf(person, language)}</b>
			</p>
			<ChoiceField
				label={t("people.merge.other")}
				value={form.value.otherId}
				wrong={form.wrong.otherId}
				choices={[{ value: "", words: t("people.at.choose") }, ...others]}
				onChoice={(otherId) => form.set({ otherId })}
			/>
			<p className="hint">{t("people.merge.words")}</p>
		</FormDialog>
	);
}
