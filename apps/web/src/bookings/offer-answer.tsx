/** Yes or no, as large as a thumb; a no with its reason. Looking at the page alone answers nothing. */
import { type DeclineReason, declineReasons, type Offer } from "@plenary/domain";
import { useState } from "react";
import { call } from "../api/call.ts";
import { Button } from "../ui/button.tsx";
import { Problem } from "../ui/problem.tsx";
import { useWords } from "../words/words.ts";

interface OfferAnswerProps {
	secret: string;
	offer: Offer;
	onOffer: (offer: Offer) => void;
	onAgain: () => void;
}

export function OfferAnswer({ secret, offer, onOffer, onAgain }: OfferAnswerProps) {
	const { t } = useWords();
	const [isDeclining, decline] = useState(false);
	const [reason, setReason] = useState<DeclineReason>("away");
	const [words, setWords] = useState("");
	const [problem, setProblem] = useState<string>();
	const [isSending, setSending] = useState(false);

	const send = async (answer: "yes" | "no") => {
		setSending(true);
		setProblem(undefined);
		try {
			const why = answer === "no" ? { reason, words } : {};
			onOffer(await call("answerOffer", { body: { secret, answer, ...why } }));
			scrollTo(0, 0);
		} catch (error) {
			setProblem((error as Error).message);
			onAgain();
		} finally {
			setSending(false);
		}
	};

	if (isDeclining)
		return (
			<form
				className="offer-answer"
				onSubmit={(event) => {
					event.preventDefault();
					void send("no");
				}}
			>
				<fieldset className="offer-reasons">
					<legend>{t("bookings.decline.title")}</legend>
					{declineReasons.map((one) => (
						<label key={one}>
							<input type="radio" name="reason" checked={reason === one} onChange={() => setReason(one)} />
							{t(`bookings.reason.${one}`)}
						</label>
					))}
				</fieldset>
				<label className="offer-words">
					{t("bookings.decline.words")}
					<textarea rows={3} maxLength={500} value={words} onChange={(event) => setWords(event.target.value)} />
				</label>
				<Problem words={problem} />
				<Button type="submit" look="primary" disabled={isSending}>
					{t("bookings.decline.send")}
				</Button>
				<Button onClick={() => decline(false)}>{t("bookings.decline.back")}</Button>
			</form>
		);
	return (
		<section className="offer-answer" aria-label={t("bookings.answer")}>
			<Problem words={problem} />
			{offer.standing === "open" && (
				<Button look="primary" disabled={isSending} onClick={() => void send("yes")}>
					{t(`bookings.yes.${offer.asked}`)}
				</Button>
			)}
			<Button disabled={isSending} onClick={() => decline(true)}>
				{t("bookings.no")}
			</Button>
		</section>
	);
}
