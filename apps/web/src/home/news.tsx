/** What happened lately at the reader's meetings; what is new since the last visit on this device is marked. */
import type { NewsItem } from "@plenary/domain";
import { useEffect, useState } from "react";
import { Link } from "wouter";
import { keep, readKept } from "../api/kept.ts";
import { useMyself, useNews, useText } from "../api/questions.ts";
import { Chip, Pill } from "../ui/badges.tsx";
import { useWords } from "../words/words.ts";

export function News() {
	const { t } = useWords();
	const { id } = useMyself().account;
	const { data: news = [] } = useNews();
	const [before] = useState(() => readKept<number>(id, "newsSeen"));
	const newest = news[0]?.at;
	useEffect(() => {
		if (newest !== undefined) keep(newest, id, "newsSeen");
	}, [newest, id]);
	if (news.length === 0) return null;
	return (
		<section aria-labelledby="news" className="home-news">
			<h2 id="news">{t("home.news")}</h2>
			<ul className="list">
				{news.map((item) => (
					<NewsRow
						key={item.kind === "action" ? `${item.meetingId} ${item.recordId}` : item.meetingId}
						item={item}
						isNew={before !== undefined && item.at > before}
					/>
				))}
			</ul>
		</section>
	);
}

function NewsRow({ item, isNew }: { item: NewsItem; isNew: boolean }) {
	const { t, ago } = useWords();
	const text = useText();
	const meeting = text(item.meetingTitles);
	return (
		<li>
			{item.kind === "action" && <Chip>A-{item.number}</Chip>}
			<span className="grow">
				<Link className="row-link" href={`/meetings/${item.meetingId}/${item.kind === "action" ? "live" : "plan"}`}>
					{item.kind === "action"
						? text(item.words) || t("home.actionWithoutWords")
						: t("home.news.meeting", { meeting })}
				</Link>
				<small>{[ago(item.at), item.kind === "action" && meeting].filter(Boolean).join(" · ")}</small>
			</span>
			{isNew && <Pill tone="done">{t("home.news.new")}</Pill>}
		</li>
	);
}
