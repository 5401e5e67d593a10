/** `/offer#…`: what an interpreter is asked, their yes or no by a press, and how it stands; for a telephone, without an account. */
import type { Offer } from "@plenary/domain";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { call, Refused } from "../api/call.ts";
import { client } from "../api/questions.ts";
import { Opening, Plain } from "../frame/trouble.tsx";
import { LanguageSwitch } from "../signin/language-switch.tsx";
import { Button } from "../ui/button.tsx";
import { speak, useWords } from "../words/words.ts";
import { OfferAnswer } from "./offer-answer.tsx";
import { OfferCalendar } from "./offer-calendar.tsx";
import { OfferFacts } from "./offer-facts.tsx";
import "./bookings.css";

export default function OfferPage() {
	// The secret stands behind the #, where browsers send it to nobody.
	const [secret] = useState(() => location.hash.slice(1));
	const { data, error, refetch } = useQuery({
		queryKey: ["offer", secret],
		queryFn: ({ signal }) => call("lookAtOffer", { body: { secret }, signal }),
		gcTime: 0,
		refetchOnWindowFocus: true,
	});
	const language = data?.language;
	useEffect(() => {
		if (language) void speak(language);
	}, [language]);
	if (data) {
		const show = (offer: Offer) => client.setQueryData(["offer", secret], offer);
		return <Shown secret={secret} offer={data} onOffer={show} onAgain={() => void refetch()} />;
	}
	return error ? <DeadOffer problem={error} onAgain={() => void refetch()} /> : <Opening />;
}

interface ShownProps {
	secret: string;
	offer: Offer;
	onOffer: (offer: Offer) => void;
	onAgain: () => void;
}

function Shown({ secret, offer, onOffer, onAgain }: ShownProps) {
	const { t } = useWords();
	const { standing, asked } = offer;
	const isOpen = standing === "open";
	return (
		<Plain title={isOpen ? t("bookings.title") : t(`bookings.standing.${standing}`)}>
			<div className="offer">
				<p role="status">{isOpen ? t(`bookings.lead.${asked}`) : t(`bookings.standing.${standing}.words`)}</p>
				<OfferFacts offer={offer} />
				{(isOpen || standing === "free") && (
					<OfferAnswer secret={secret} offer={offer} onOffer={onOffer} onAgain={onAgain} />
				)}
				{offer.calendar !== null && (standing === "firm" || standing === "option") && (
					<OfferCalendar secret={secret} offer={offer} calendar={offer.calendar} onAgain={onAgain} />
				)}
				<LanguageSwitch />
			</div>
		</Plain>
	);
}

/** A link behind which there is nothing, or nothing just now. */
function DeadOffer({ problem, onAgain }: { problem: Error; onAgain: () => void }) {
	const { t } = useWords();
	const code = problem instanceof Refused ? problem.code : "";
	const isUnknown = code === "linkUnknown" || code === "invalid" || code === "tooLong";
	const isExpired = code === "linkExpired";
	const words = isUnknown ? t("bookings.trouble.unknown") : isExpired ? t("bookings.trouble.expired") : problem.message;
	return (
		<Plain title={t("bookings.trouble.title")}>
			<p>{words}</p>
			{!isUnknown && !isExpired && (
				<Button look="primary" onClick={onAgain}>
					{t("frame.again")}
				</Button>
			)}
			<LanguageSwitch />
		</Plain>
	);
}
