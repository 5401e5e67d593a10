/** Access for programs: the tokens somebody has made, and the ways to make one and to revoke it. */
import type { AccessToken, Answered } from "@plenary/domain";
import { useState } from "react";
import { call } from "../api/call.ts";
import { refresh, useAccessTokens, useMeetings, useText } from "../api/questions.ts";
import { Ask } from "../ui/ask.tsx";
import { Pill } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { CopyBox } from "../ui/copy-box.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Problem } from "../ui/problem.tsx";
import { toast } from "../ui/toast.tsx";
import { useWords } from "../words/words.ts";
import { TokenDialog } from "./token-dialog.tsx";

export function AccessTokens() {
	const { t } = useWords();
	const { data: tokens, error } = useAccessTokens();
	const [making, setMaking] = useState(false);
	const [made, setMade] = useState<Answered<"createAccessToken">>();
	const [revoking, revoke] = useState<AccessToken>();
	return (
		<section className="programs" aria-labelledby="access-tokens">
			<h2 id="access-tokens">{t("account.tokens")}</h2>
			<p className="quiet">{t("account.tokens.why")}</p>
			{!tokens && <Problem words={error?.message} />}
			{tokens && tokens.length > 0 && (
				<ul className="list">
					{tokens.map((token) => (
						<Row key={token.id} token={token} onRevoke={() => revoke(token)} />
					))}
				</ul>
			)}
			<div className="row">
				<Button onClick={() => setMaking(true)}>{t("account.tokens.new")}</Button>
			</div>
			{making && <TokenDialog onClose={() => setMaking(false)} onMade={setMade} />}
			{made && <Shown made={made} onClose={() => setMade(undefined)} />}
			{revoking && (
				<Ask
					title={t("account.tokens.revokeTitle")}
					words={t("account.tokens.revokeWords", { name: revoking.name })}
					yes={t("account.tokens.revoke")}
					onClose={() => revoke(undefined)}
					run={async () => {
						await call("endAccessToken", { params: { id: revoking.id } });
						await refresh("accessTokens");
						toast(t("account.tokens.revoked"));
					}}
				/>
			)}
		</section>
	);
}

function Row({ token, onRevoke }: { token: AccessToken; onRevoke: () => void }) {
	const { t, moment, ago } = useWords();
	const text = useText();
	const meeting = useMeetings().data?.find(({ id }) => id === token.meetingId);
	const facts = [
		t(`account.tokens.scope.${token.scope}`),
		token.meetingId === null
			? t("account.tokens.everywhere")
			: meeting
				? text(meeting.titles)
				: t("account.tokens.oneMeeting"),
		t("account.tokens.until", { until: moment(token.expiresAt) }),
		token.usedAt === null ? t("account.tokens.unused") : t("account.tokens.used", { ago: ago(token.usedAt) }),
	];
	return (
		<li>
			<span className="grow">
				<b>{token.name}</b>
				<small>{facts.join(" · ")}</small>
			</span>
			{token.expiresAt <= Date.now() && <Pill tone="late">{t("account.tokens.over")}</Pill>}
			<Button onClick={onRevoke}>{t("account.tokens.revoke")}</Button>
		</li>
	);
}

/** The only time that a token is shown. */
function Shown({ made, onClose }: { made: Answered<"createAccessToken">; onClose: () => void }) {
	const { t, moment } = useWords();
	const { name, expiresAt } = made.accessToken;
	return (
		<Dialog
			title={t("account.tokens.shown")}
			onClose={onClose}
			foot={<Button onClick={onClose}>{t("account.tokens.done")}</Button>}
		>
			<p>{t("account.tokens.shownWords", { name, until: moment(expiresAt) })}</p>
			<CopyBox value={made.secret} label={t("account.tokens.field")} />
		</Dialog>
	);
}
