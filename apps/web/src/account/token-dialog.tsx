/** Making an access token: what for, how far it reaches, where, and for how long. */
import { type Answered, type Asked, type NewAccessToken, newAccessTokenSchema, tokenScopes } from "@plenary/domain";
import { call } from "../api/call.ts";
import { refresh, useMeetings, useText } from "../api/questions.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { ChoiceField, TextField } from "../ui/field.tsx";
import { useForm } from "../ui/form.ts";
import { Problem } from "../ui/problem.tsx";
import { useWords } from "../words/words.ts";

const lives = [7, 30, 90, 365];

interface TokenDialogProps {
	onClose: () => void;
	onMade: (made: Answered<"createAccessToken">) => void;
}

export function TokenDialog({ onClose, onMade }: TokenDialogProps) {
	const { t } = useWords();
	const text = useText();
	const meetings = useMeetings().data ?? [];
	const form = useForm<NewAccessToken, Asked<"createAccessToken">>({
		schema: newAccessTokenSchema,
		initial: { name: "", scope: "read", meetingId: null, days: 30 },
		send: async (asked) => {
			const made = await call("createAccessToken", { body: asked });
			void refresh("accessTokens");
			onClose();
			onMade(made);
		},
	});
	const { value, set, wrong } = form;
	return (
		<Dialog
			title={t("account.tokens.new")}
			onClose={onClose}
			onSubmit={() => void form.submit()}
			foot={
				<>
					<Button onClick={onClose}>{t("ui.cancel")}</Button>
					<Button type="submit" look="primary" disabled={form.sending}>
						{t("account.tokens.make")}
					</Button>
				</>
			}
		>
			<TextField
				label={t("account.tokens.name")}
				hint={t("account.tokens.nameHint")}
				value={value.name}
				wrong={wrong.name}
				onWords={(name) => set({ name })}
			/>
			<ChoiceField
				label={t("account.tokens.scope")}
				value={value.scope}
				wrong={wrong.scope}
				choices={tokenScopes.map((scope) => ({ value: scope, words: t(`account.tokens.scope.${scope}`) }))}
				onChoice={(scope) => set({ scope })}
			/>
			<ChoiceField
				label={t("account.tokens.where")}
				value={value.meetingId ?? ""}
				wrong={wrong.meetingId}
				choices={[
					{ value: "", words: t("account.tokens.everywhere") },
					...meetings.map(({ id, titles }) => ({ value: id, words: text(titles) })),
				]}
				onChoice={(id) => set({ meetingId: id || null })}
			/>
			<ChoiceField
				label={t("account.tokens.days")}
				value={String(value.days)}
				wrong={wrong.days}
				choices={lives.map((count) => ({ value: String(count), words: t("account.tokens.dayCount", { count }) }))}
				onChoice={(days) => set({ days: Number(days) })}
			/>
			<Problem words={form.problem} />
		</Dialog>
	);
}
