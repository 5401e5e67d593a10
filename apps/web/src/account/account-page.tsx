/** `/account`: one's own name, language and look, where one is signed in, access for programs, and the way out. */
import { api } from "@plenary/domain";
import { lazy, Suspense } from "react";
import { useLocation } from "wouter";
import { call } from "../api/call.ts";
import { setMe, useMyself } from "../api/questions.ts";
import { PageTitle } from "../frame/page.tsx";
import { chooseTheme, themes, useTheme } from "../look/theme.ts";
import { Button } from "../ui/button.tsx";
import { useForm } from "../ui/form.ts";
import { Problem } from "../ui/problem.tsx";
import { Segments } from "../ui/segments.tsx";
import { toast } from "../ui/toast.tsx";
import { useWords, wordsNow } from "../words/words.ts";
import { AccessTokens } from "./access-tokens.tsx";
import { PersonFields } from "./person-fields.tsx";
import { SignIns } from "./sign-ins.tsx";
import { signOut } from "./sign-out.ts";
import "./account.css";

const OwnEntry = lazy(() => import("../interpreters/own-entry.tsx"));

export default function AccountPage() {
	const { t } = useWords();
	return (
		<>
			<div className="page-head">
				<PageTitle title={t("frame.account")} />
			</div>
			<div className="account">
				<AboutYou />
				<Suspense>
					<OwnEntry />
				</Suspense>
				<Look />
				<SignIns />
				<AccessTokens />
				<Out />
			</div>
		</>
	);
}

function AboutYou() {
	const { t } = useWords();
	const { account } = useMyself();
	const form = useForm({
		schema: api.introduce[2],
		initial: { name: account.name, names: account.names, language: account.language },
		send: async (asked) => {
			setMe(await call("introduce", { body: asked }));
			toast(wordsNow().t("ui.saved"));
		},
	});
	return (
		<section className="sheet padded" aria-labelledby="about-you">
			<h2 id="about-you">{t("account.me")}</h2>
			<form
				className="fields"
				noValidate
				onSubmit={(event) => {
					event.preventDefault();
					void form.submit();
				}}
			>
				{account.address && <p className="quiet">{t("account.address", { address: account.address })}</p>}
				<PersonFields value={form.value} wrong={form.wrong} onChange={form.set} />
				<Problem words={form.problem} />
				<div>
					<Button type="submit" look="primary" disabled={form.sending}>
						{t("ui.save")}
					</Button>
				</div>
			</form>
		</section>
	);
}

function Look() {
	const { t } = useWords();
	const chosen = useTheme();
	return (
		<section className="sheet padded" aria-labelledby="look">
			<h2 id="look">{t("look.theme")}</h2>
			<Segments
				label={t("look.theme")}
				value={chosen}
				choices={themes.map((theme) => ({ value: theme, words: t(`look.${theme}`) }))}
				onChoice={chooseTheme}
			/>
		</section>
	);
}

function Out() {
	const { t } = useWords();
	const [, go] = useLocation();
	return (
		<section className="row">
			<Button onClick={() => void signOut(go).catch((problem: Error) => toast(problem.message))}>
				{t("account.out")}
			</Button>
			<span className="quiet small">{t("account.outWhy")}</span>
		</section>
	);
}
