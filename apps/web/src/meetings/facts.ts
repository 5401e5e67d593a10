/** A meeting's facts as short words: of which type, hosted by whom, where. */
import type { Meeting } from "@plenary/domain";
import { useParties, useText } from "../api/questions.ts";
import { useWords } from "../words/words.ts";

export function useFacts() {
	const { t, list } = useWords();
	const text = useText();
	const { data: parties = [] } = useParties();
	return {
		/** "Cluster conference · hosts: Lithuania and Belarus" */
		kindAndHosts: (meeting: Meeting): string => {
			const hosts = meeting.hostPartyIds.flatMap((id) => {
				const party = parties.find((one) => one.id === id);
				return party ? [text(party.names)] : [];
			});
			const kind = t(`meetings.type.${meeting.type}`);
			return hosts.length > 0 ? `${kind} · ${t("meetings.hosts", { hosts: list(hosts), count: hosts.length })}` : kind;
		},
		/** "Hall A, Vilnius" */
		where: (meeting: Meeting): string => [meeting.hall, meeting.place].filter(Boolean).join(", "),
	};
}
