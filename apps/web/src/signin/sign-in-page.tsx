/** `/sign-in`: an address goes in, a link goes out by mail; where there is no mail, it says who gives one. */
import { api } from "@plenary/domain";
import { useState } from "react";
import { call } from "../api/call.ts";
import { Plain } from "../frame/trouble.tsx";
import { SampleWay } from "../sample/sample-way.tsx";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { useForm } from "../ui/form.ts";
import { Problem } from "../ui/problem.tsx";
import { useWords } from "../words/words.ts";
import { LanguageSwitch } from "./language-switch.tsx";

export default function SignInPage() {
	const [asked, setAsked] = useState<{ mail: boolean; address: string }>();
	if (asked) return <Asked {...asked} onBack={() => setAsked(undefined)} />;
	return <AskForm onAsked={setAsked} />;
}

function AskForm({ onAsked }: { onAsked: (asked: { mail: boolean; address: string }) => void }) {
	const { t, language } = useWords();
	const form = useForm({
		schema: api.askForLink[2],
		initial: { address: "", language },
		send: async (asked) => {
			const { mail } = await call("askForLink", { body: { ...asked, language } });
			onAsked({ mail, address: asked.address });
		},
	});
	return (
		<Plain title={t("signin.ask.title")}>
			<p>{t("signin.ask.words")}</p>
			<form
				className="fields"
				noValidate
				onSubmit={(event) => {
					event.preventDefault();
					void form.submit();
				}}
			>
				<TextField
					label={t("signin.ask.address")}
					type="email"
					autoComplete="email"
					inputMode="email"
					value={form.value.address}
					wrong={form.wrong.address}
					onWords={(address) => form.set({ address })}
				/>
				<Problem words={form.problem} />
				<div>
					<Button type="submit" look="primary" disabled={form.sending}>
						{t("signin.ask.send")}
					</Button>
				</div>
			</form>
			<SampleWay />
			<LanguageSwitch />
		</Plain>
	);
}

function Asked({ mail, address, onBack }: { mail: boolean; address: string; onBack: () => void }) {
	const { t } = useWords();
	return (
		<Plain title={t(mail ? "signin.ask.sentTitle" : "signin.ask.noMailTitle")}>
			<p role="status">{mail ? t("signin.ask.sent", { address }) : t("signin.ask.noMail")}</p>
			{!mail && <p>{t("signin.ask.noMailFirst")}</p>}
			<Button onClick={onBack}>{t("signin.ask.another")}</Button>
			<LanguageSwitch />
		</Plain>
	);
}
