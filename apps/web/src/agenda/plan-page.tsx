/** The plan page: the agenda as it is being made, by everyone who makes it. */
import { observeAgenda, readAgenda } from "@plenary/documents";
import { agendaRoom, outline } from "@plenary/domain";
import type { OpenRoom } from "@plenary/sync/client";
import { useMemo } from "react";
import { useText } from "../api/questions.ts";
import { useTitle } from "../frame/page.tsx";
import { useMeetingHere } from "../meeting/frame.tsx";
import { useDocument, useRoom, useRoomState } from "../rooms/use-room.ts";
import { useMedia } from "../ui/media.ts";
import { useWords } from "../words/words.ts";
import { Plan } from "./plan.tsx";
import { StillPlan } from "./still-plan.tsx";
import "./agenda.css";
import "./rows.css";

export default function PlanPage() {
	const { meeting } = useMeetingHere();
	const { t } = useWords();
	const text = useText();
	useTitle(`${t("meeting.tab.plan")} · ${text(meeting.titles)}`);
	const agenda = useRoom(agendaRoom(meeting.id));
	return agenda && <Opened key={agenda.doc.guid} agenda={agenda} />;
}

function Opened({ agenda }: { agenda: OpenRoom }) {
	const { may } = useMeetingHere();
	const { loaded, right, connection } = useRoomState(agenda);
	const plan = useDocument(agenda.doc, observeAgenda, readAgenda);
	const outlined = useMemo(() => outline(plan), [plan]);
	const isPrinted = useMedia("print");
	if (!loaded) return null;
	// Before the server has spoken, and without a network, the right is the one we last knew.
	const writes = (right ?? (may("write", "agenda") ? "write" : "read")) === "write" && connection !== "refused";
	return (
		<>
			{writes && <Plan agenda={agenda} plan={plan} outlined={outlined} />}
			{/* A field shows one line of a title; on paper the whole title is wanted. */}
			{(!writes || isPrinted) && <StillPlan outlined={outlined} />}
		</>
	);
}
