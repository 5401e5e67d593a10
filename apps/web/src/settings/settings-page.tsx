/** `/settings`: the process's names and working languages, for administrators. */
import { may, processSchema } from "@plenary/domain";
import { call } from "../api/call.ts";
import { actorOf, setMe, useMyself } from "../api/questions.ts";
import { PageTitle } from "../frame/page.tsx";
import { NotAllowed } from "../frame/trouble.tsx";
import { Button } from "../ui/button.tsx";
import { useForm } from "../ui/form.ts";
import { Problem } from "../ui/problem.tsx";
import { TextsField } from "../ui/texts-field.tsx";
import { toast } from "../ui/toast.tsx";
import { useWords } from "../words/words.ts";
import { LanguagesEditor } from "./languages-editor.tsx";
import "../account/account.css";

export default function SettingsPage() {
	const me = useMyself();
	return may(actorOf(me), "manage", { kind: "process" }) ? <ProcessForm /> : <NotAllowed framed />;
}

function ProcessForm() {
	const { t } = useWords();
	const me = useMyself();
	const form = useForm({
		schema: processSchema,
		initial: me.process,
		send: async (asked) => {
			const process = await call("changeProcess", { body: asked });
			setMe({ ...me, process });
			toast(t("ui.saved"));
		},
	});
	return (
		<>
			<div className="page-head">
				<PageTitle title={t("frame.settings")} />
			</div>
			<div className="account">
				<section className="sheet padded" aria-labelledby="process">
					<h2 id="process">{t("settings.process")}</h2>
					<form
						className="fields"
						noValidate
						onSubmit={(event) => {
							event.preventDefault();
							void form.submit();
						}}
					>
						<TextsField
							label={t("settings.name")}
							maxLength={160}
							languages={form.value.languages}
							value={form.value.names}
							wrong={form.wrong.names}
							onText={(names) => form.set({ names })}
						/>
						<LanguagesEditor
							languages={form.value.languages}
							wrong={form.wrong.languages}
							onLanguages={(languages) => form.set({ languages })}
						/>
						<Problem words={form.problem} />
						<div>
							<Button type="submit" look="primary" disabled={form.sending}>
								{t("ui.save")}
							</Button>
						</div>
					</form>
				</section>
			</div>
		</>
	);
}
