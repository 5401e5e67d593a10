/** `/enter#…`: looks at a one-time link, says whom it signs in, and uses it only when the person confirms. */
import type { Answered } from "@plenary/domain";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import { call, Refused } from "../api/call.ts";
import { client, setMe } from "../api/questions.ts";
import { Opening, Plain } from "../frame/trouble.tsx";
import { Button, LinkButton } from "../ui/button.tsx";
import { Problem } from "../ui/problem.tsx";
import { speak, useWords } from "../words/words.ts";
import { takeGoing } from "./going.ts";
import { LanguageSwitch } from "./language-switch.tsx";

export default function EnterPage() {
	// The secret stands behind the #, where browsers send it to nobody.
	const [token] = useState(() => location.hash.slice(1));
	const { data: look, error } = useQuery({
		queryKey: ["link", token],
		queryFn: () => call("lookAtLink", { body: { token } }),
		gcTime: 0,
		staleTime: Number.POSITIVE_INFINITY,
	});
	if (error) return <DeadLink problem={error} />;
	return look ? <Confirm token={token} look={look} /> : <Opening />;
}

function Confirm({ token, look }: { token: string; look: Answered<"lookAtLink"> }) {
	const { t } = useWords();
	const [, go] = useLocation();
	const [problem, setProblem] = useState<Error>();
	const [sending, setSending] = useState(false);
	const invited = look.purpose === "invitation";
	const confirm = async () => {
		setSending(true);
		try {
			const me = await call("confirmLink", { body: { token } });
			// Somebody else may have been signed in here before.
			client.clear();
			await speak(me.account.language);
			setMe(me);
			go(takeGoing(), { replace: true });
		} catch (error) {
			setProblem(error as Error);
			setSending(false);
		}
	};
	if (problem instanceof Refused && problem.status !== 429) return <DeadLink problem={problem} />;
	return (
		<Plain title={t(invited ? "signin.enter.invited" : "signin.enter.title")}>
			<p>
				{look.address
					? t("signin.enter.who", { name: look.name, address: look.address })
					: t("signin.enter.whoNoAddress", { name: look.name })}
			</p>
			<p className="quiet small">{t("signin.enter.notYou")}</p>
			<Problem words={problem?.message} />
			<Button look="primary" disabled={sending} onClick={() => void confirm()}>
				{t(invited ? "signin.enter.accept" : "signin.enter.confirm")}
			</Button>
			<LanguageSwitch />
		</Plain>
	);
}

const deaths = { linkUsed: "used", linkExpired: "expired", linkUnknown: "unknown", invalid: "unknown" } as const;

/** A link that signs in nobody, and what to do about it. */
function DeadLink({ problem }: { problem: Error }) {
	const { t } = useWords();
	const code = problem instanceof Refused ? problem.code : "";
	const death = Object.hasOwn(deaths, code) ? deaths[code as keyof typeof deaths] : undefined;
	return (
		<Plain title={death ? t(`signin.enter.${death}Title`) : t("signin.enter.failedTitle")}>
			<p>{death ? t(`signin.enter.${death}`) : problem.message}</p>
			<div className="row">
				<LinkButton look="primary" href="/sign-in">
					{t("signin.new")}
				</LinkButton>
				{death === "used" && <LinkButton href="/">{t("signin.enter.goOn")}</LinkButton>}
			</div>
			<LanguageSwitch />
		</Plain>
	);
}
