/** The one screen of a first visit: name and language, then to where the person was going. */
import { api } from "@plenary/domain";
import { useLocation } from "wouter";
import { PersonFields } from "../account/person-fields.tsx";
import { call } from "../api/call.ts";
import { setMe, useMyself } from "../api/questions.ts";
import { Plain } from "../frame/trouble.tsx";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { useForm } from "../ui/form.ts";
import { Problem } from "../ui/problem.tsx";
import { useWords } from "../words/words.ts";
import { takeGoing } from "./going.ts";

export default function IntroducePage() {
	const { t } = useWords();
	const [, go] = useLocation();
	const { account } = useMyself();
	const needsAddress = account.address === "";
	const form = useForm({
		schema: api.introduce[2],
		initial: {
			// The first administrator has no name yet, only the word for the office.
			name: needsAddress ? "" : account.name,
			names: account.names,
			language: account.language,
			...(needsAddress && { address: "" }),
		},
		send: async (asked) => {
			const me = await call("introduce", { body: asked });
			const going = takeGoing();
			if (going !== "/") go(going, { replace: true });
			setMe(me);
		},
	});
	return (
		<Plain title={t("signin.introduce.title")}>
			<p>{t("signin.introduce.words")}</p>
			<form
				className="fields"
				noValidate
				onSubmit={(event) => {
					event.preventDefault();
					void form.submit();
				}}
			>
				<PersonFields value={form.value} wrong={form.wrong} onChange={form.set} />
				{needsAddress && (
					<TextField
						label={t("signin.introduce.address")}
						hint={t("signin.introduce.addressWhy")}
						type="email"
						autoComplete="email"
						value={form.value.address ?? ""}
						wrong={form.wrong.address}
						onWords={(address) => form.set({ address })}
					/>
				)}
				<Problem words={form.problem} />
				<div>
					<Button type="submit" look="primary" disabled={form.sending}>
						{t("signin.introduce.go")}
					</Button>
				</div>
			</form>
		</Plain>
	);
}
