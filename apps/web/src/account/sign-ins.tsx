/** Where the account is signed in: each browser with its network and times, and a way to end it. */
import { useState } from "react";
import { call } from "../api/call.ts";
import { refresh, type SignIn, useSignIns } from "../api/questions.ts";
import { Ask } from "../ui/ask.tsx";
import { Pill } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { Problem } from "../ui/problem.tsx";
import { toast } from "../ui/toast.tsx";
import { useWords } from "../words/words.ts";
import { browserName } from "./browser-name.ts";

export function SignIns() {
	const { t } = useWords();
	const { data: signIns, error } = useSignIns();
	const [ending, end] = useState<SignIn>();
	return (
		<section aria-labelledby="sign-ins">
			<h2 id="sign-ins">{t("account.signIns")}</h2>
			{!signIns && <Problem words={error?.message} />}
			<ul className="list">
				{signIns?.map((signIn) => (
					<Row key={signIn.id} signIn={signIn} onEnd={() => end(signIn)} />
				))}
			</ul>
			{ending && (
				<Ask
					title={t("account.signIns.endTitle")}
					words={t("account.signIns.endWords", {
						browser: browserName(ending.browser) || t("account.unknownBrowser"),
					})}
					yes={t("account.signIns.end")}
					onClose={() => end(undefined)}
					run={async () => {
						await call("endSignIn", { params: { id: ending.id } });
						await refresh("signIns");
						toast(t("account.signIns.ended"));
					}}
				/>
			)}
		</section>
	);
}

function Row({ signIn, onEnd }: { signIn: SignIn; onEnd: () => void }) {
	const { t, moment, ago } = useWords();
	return (
		<li>
			<span className="grow">
				<b>{browserName(signIn.browser) || t("account.unknownBrowser")}</b>
				<small>
					{t("account.signIns.since", {
						since: moment(signIn.startedAt),
						seen: ago(signIn.seenAt),
						from: signIn.from,
					})}
				</small>
			</span>
			{signIn.current ? (
				<Pill tone="done" dot>
					{t("account.signIns.here")}
				</Pill>
			) : (
				<Button onClick={onEnd}>{t("account.signIns.end")}</Button>
			)}
		</li>
	);
}
