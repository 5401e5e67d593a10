/** `/people`: everybody in the process, the parties they belong to, its bodies and its interpreters, for the secretariat. */
import { may } from "@plenary/domain";
import { Link, useSearchParams } from "wouter";
import { actorOf, useMyself } from "../api/questions.ts";
import { PageTitle } from "../frame/page.tsx";
import { NotAllowed } from "../frame/trouble.tsx";
import { RegisterPart } from "../interpreters/register-part.tsx";
import { useWords } from "../words/words.ts";
import { BodiesPart } from "./bodies-part.tsx";
import { PartiesPart } from "./parties-part.tsx";
import { PeoplePart } from "./people-part.tsx";
import "./people.css";

const parts = ["people", "parties", "bodies", "interpreters"] as const;

export default function PeoplePage() {
	const { t } = useWords();
	const me = useMyself();
	const [search] = useSearchParams();
	if (!may(actorOf(me), "read", { kind: "people" })) return <NotAllowed framed />;
	const part = parts.find((one) => one === search.get("part")) ?? "people";
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
			{part === "people" && <PeoplePart key={search.get("find")} sought={search.get("find") ?? undefined} />}
			{part === "parties" && <PartiesPart />}
			{part === "bodies" && <BodiesPart />}
			{part === "interpreters" && <RegisterPart />}
		</>
	);
}
