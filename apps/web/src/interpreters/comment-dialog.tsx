/** One's own word on a fact that was noted about one. */
import { factCommentSchema, type NotedFact } from "@plenary/domain";
import { call } from "../api/call.ts";
import { refresh } from "../api/questions.ts";
import { Field } from "../ui/field.tsx";
import { useForm } from "../ui/form.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { toast } from "../ui/toast.tsx";
import { useWords } from "../words/words.ts";
import { factWords } from "./fact-words.ts";

export function CommentDialog({ fact, onClose }: { fact: NotedFact; onClose: () => void }) {
	const words = useWords();
	const { t, day } = words;
	const form = useForm({
		schema: factCommentSchema,
		initial: { comment: fact.comment },
		send: async (body) => {
			await call("commentOnFact", { params: { factId: fact.id }, body });
			await refresh("myEntry");
			toast(t("ui.saved"));
			onClose();
		},
	});
	return (
		<FormDialog title={t("interpreters.fact.comment")} form={form} onClose={onClose}>
			<p className="quiet">{`${factWords(words, fact)} · ${day(fact.day)}`}</p>
			<Field
				label={t("interpreters.fact.yourWord")}
				hint={t("interpreters.fact.yourWordHint")}
				wrong={form.wrong.comment}
			>
				{(tie) => (
					<textarea
						{...tie}
						rows={4}
						maxLength={500}
						value={form.value.comment}
						onChange={(event) => form.set({ comment: event.target.value })}
					/>
				)}
			</Field>
		</FormDialog>
	);
}
