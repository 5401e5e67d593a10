/** The interpreters' page of a meeting: whoever plans the roster fills it, everybody else reads what is published. */
import { planningRoom } from "@plenary/domain";
import { useText } from "../api/questions.ts";
import { useTitle } from "../frame/page.tsx";
import { useMeetingHere } from "../meeting/frame.tsx";
import { useWords } from "../words/words.ts";
import { PlannerPage } from "./planner-page.tsx";
import { PublishedPage } from "./published-page.tsx";
import "./rosters.css";

export default function InterpretersPage() {
	const { meeting, may } = useMeetingHere();
	const { t } = useWords();
	const text = useText();
	useTitle(`${t("meeting.tab.interpreters")} · ${text(meeting.titles)}`);
	return may("write", "planning") ? <PlannerPage key={planningRoom(meeting.id)} /> : <PublishedPage />;
}
