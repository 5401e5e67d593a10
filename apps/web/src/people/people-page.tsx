/** `/people`: everybody in the process and the parties they belong to, for the secretariat. */
import { may } from "@plenary/domain";
import { Link, useSearchParams } from "wouter";
import { actorOf, useMyself } from "../api/questions.ts";
import { PageTitle } from "../frame/page.tsx";
import { NotAllowed } from "../frame/trouble.tsx";
import { useWords } from "../words/words.ts";
import { PartiesPart } from "./parties-part.tsx";
import { PeoplePart } from "./people-part.tsx";
import "./people.css";

const parts = ["people", "parties"] as const;

export default function PeoplePage() {
	const { t } = useWords();
	const me = useMyself();
	const [search] = useSearchParams();
	if (!may(actorOf(me), "read", { kind: "people" })) return <NotAllowed framed />;
	const part = search.get("part") === "parties" ? "parties" : "people";
	return (
		<>
			<div className="page-head">
				<PageTitle title={t("frame.people")} />
			</div>
			<nav className="parts" aria-label={t("people.tabs")}>
				{parts.map((one) => (
					<Link
						key={one}
						href={one === "people" ? "/people" : `/people?part=${one}`}
						replace
						aria-current={one === part ? "page" : undefined}
					>
						{t(`people.tab.${one}`)}
					</Link>
				))}
			</nav>
			{part === "people" ? <PeoplePart /> : <PartiesPart />}
		</>
	);
}
