/** `/keeping#…`: an interpreter says by a press whether their entry may stay, without an account. */
import type { Keeping } from "@plenary/domain";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { call, Refused } from "../api/call.ts";
import { client } from "../api/questions.ts";
import { Opening, Plain } from "../frame/trouble.tsx";
import { nameOf } from "../people/names.ts";
import { LanguageSwitch } from "../signin/language-switch.tsx";
import { Ask } from "../ui/ask.tsx";
import { Button } from "../ui/button.tsx";
import { Problem } from "../ui/problem.tsx";
import { speak, useWords } from "../words/words.ts";
import "../bookings/bookings.css";

export default function KeepingPage() {
	// The secret stands behind the #, where browsers send it to nobody.
	const [secret] = useState(() => location.hash.slice(1));
	const { data, error, refetch } = useQuery({
		queryKey: ["keeping", secret],
		queryFn: ({ signal }) => call("lookAtKeeping", { body: { secret }, signal }),
		gcTime: 0,
		staleTime: Number.POSITIVE_INFINITY,
	});
	const language = data?.language;
	useEffect(() => {
		if (language) void speak(language);
	}, [language]);
	if (data) return <Question secret={secret} keeping={data} />;
	return error ? <DeadLink problem={error} onAgain={() => void refetch()} /> : <Opening />;
}

function Question({ secret, keeping }: { secret: string; keeping: Keeping }) {
	const { t, day, language } = useWords();
	const [isSure, makeSure] = useState(false);
	const [problem, setProblem] = useState<string>();
	const answer = async (said: "keep" | "erase") => {
		const answered = await call("answerKeeping", { body: { secret, answer: said } });
		client.setQueryData(["keeping", secret], answered);
		scrollTo(0, 0);
	};
	const { standing, lastDay, dueOn } = keeping;
	const process = keeping.processNames[language] ?? Object.values(keeping.processNames)[0] ?? "";
	return (
		<Plain title={t(`interpreters.keeping.${standing}`)}>
			<div className="offer">
				<p role="status">
					{t(`interpreters.keeping.${standing}.words`, {
						name: nameOf(keeping, language),
						process,
						until: day(dueOn),
					})}
				</p>
				{standing === "open" && lastDay && <p>{t("interpreters.keeping.last", { day: day(lastDay) })}</p>}
				{standing !== "erased" && (
					<section className="offer-answer" aria-label={t("interpreters.keeping.answer")}>
						<Problem words={problem} />
						{standing === "open" && (
							<Button
								look="primary"
								onClick={() => void answer("keep").catch((error: Error) => setProblem(error.message))}
							>
								{t("interpreters.keeping.keep")}
							</Button>
						)}
						<Button onClick={() => makeSure(true)}>{t("interpreters.keeping.erase")}</Button>
					</section>
				)}
				{isSure && (
					<Ask
						title={t("interpreters.keeping.sure")}
						words={t("interpreters.keeping.sureWords")}
						yes={t("interpreters.keeping.erase")}
						run={() => answer("erase")}
						onClose={() => makeSure(false)}
					/>
				)}
				<LanguageSwitch />
			</div>
		</Plain>
	);
}

function DeadLink({ problem, onAgain }: { problem: Error; onAgain: () => void }) {
	const { t } = useWords();
	const code = problem instanceof Refused ? problem.code : "";
	const isUnknown = code === "linkUnknown" || code === "invalid" || code === "tooLong";
	const isExpired = code === "linkExpired";
	return (
		<Plain title={t("interpreters.keeping.dead")}>
			<p>
				{isUnknown ? t("interpreters.keeping.unknown") : isExpired ? t("interpreters.keeping.over") : problem.message}
			</p>
			{!isUnknown && !isExpired && (
				<Button look="primary" onClick={onAgain}>
					{t("frame.again")}
				</Button>
			)}
			<LanguageSwitch />
		</Plain>
	);
}
