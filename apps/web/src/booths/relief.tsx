/** Relief for somebody who can not work: who could come, how they stand, asking several at once, and one press to put one in. */
import { newId, planningRoom, rosterRoom } from "@plenary/domain";
import { boundStates } from "@plenary/roster";
import type { OpenRoom } from "@plenary/sync/client";
import { useMemo } from "react";
import { useMyself, useText } from "../api/questions.ts";
import { useBookingsDesk } from "../bookings/bookings-desk.tsx";
import { EngagementMark } from "../bookings/engagement-mark.tsx";
import { isOpen } from "../bookings/engagement-words.ts";
import { useMeetingHere } from "../meeting/frame.tsx";
import { nameOf } from "../people/names.ts";
import { useRoom } from "../rooms/use-room.ts";
import { boothName, tagsOf } from "../rosters/roster-words.ts";
import { useBookings, useInterpreters } from "../rosters/use-register.ts";
import { toast } from "../ui/toast.tsx";
import { useWords } from "../words/words.ts";
import { type Missed, reliefFor, rosteringOf } from "./illness.ts";
import { replaceNow } from "./replace.ts";
import type { Today } from "./use-today.ts";

export interface ReliefProps {
	today: Today;
	/** Where they are missed in one booth, in order. */
	missed: readonly Missed[];
	interpreterId: string;
}

export function Relief(props: ReliefProps) {
	const { meeting } = useMeetingHere();
	const planning = useRoom(planningRoom(meeting.id));
	const roster = useRoom(rosterRoom(meeting.id));
	return planning && roster ? <Opened {...props} planning={planning} roster={roster} /> : null;
}

function Opened({
	today,
	missed,
	interpreterId,
	planning,
	roster,
}: ReliefProps & { planning: OpenRoom; roster: OpenRoom }) {
	const words = useWords();
	const { t, language } = words;
	const text = useText();
	const { account } = useMyself();
	const { meeting, may } = useMeetingHere();
	const bookingsDesk = useBookingsDesk();
	const { data: interpreters } = useInterpreters(meeting.id);
	const { data: bookings } = useBookings(meeting.id);
	const { agenda, sittings, profile, out } = today;
	const outIds = [...out].join(" ");
	const [first] = missed;
	// biome-ignore lint/correctness/useExhaustiveDependencies: who is out is told by their ids
	const relief = useMemo(() => {
		if (!interpreters || !bookings || !first) return undefined;
		const rostering = rosteringOf(agenda, { sittings, profile }, meeting.zone, { interpreters, bookings });
		return reliefFor(rostering, today, first, interpreterId);
	}, [agenda, sittings, profile, meeting.zone, interpreters, bookings, interpreterId, outIds, first?.sitting]);
	if (!relief || !first || !interpreters || !bookings || !bookingsDesk) return null;
	if (relief.length === 0) return <p>{t("booths.noRelief")}</p>;

	const { day } = first.sitting;
	const booth = first.booth.id;
	const nameFor = (id: string) => {
		const known = interpreters.find((one) => one.id === id);
		return known ? nameOf(known, language) : "";
	};
	const standing = (id: string) => bookingsDesk.engagementOf(id, day);
	const isBound = (id: string) => boundStates.includes(standing(id)?.state ?? "enquired");
	const toAsk = relief.filter(({ where, interpreterId: id }) => where === "away" && !isBound(id));

	const ask = () => {
		// Whoever is asked later is asked for the same post: the first yes has it.
		const open = toAsk.map(({ interpreterId: id }) => standing(id)).find((one) => one && isOpen(one));
		bookingsDesk.ask({
			post: {
				...{ postId: open?.postId ?? newId(), booth, boothName: boothName(words, booth), day, isUrgent: true },
				sittings: missed.map(({ sitting }) => ({
					id: sitting.sittingId,
					name: text(sitting.titles) || sitting.startsAt,
				})),
			},
			people: toAsk.map(({ interpreterId: id }) => ({ id, name: nameFor(id) })),
			chosen: toAsk.map(({ interpreterId: id }) => id),
		});
	};
	const put = (reliefId: string) => {
		const version = replaceNow(
			{
				...{ planning: planning.doc, roster: roster.doc, meeting, agenda, interpreters, bookings },
				...{ by: account.id, at: Date.now() },
			},
			{ missed, illId: interpreterId, reliefId },
		);
		const name = nameFor(reliefId);
		toast(version ? t("booths.replaced", { name, version }) : t("booths.inDraft", { name }));
	};
	return (
		<div className="relief">
			<h4>{t("booths.relief")}</h4>
			<ul className="mic-team">
				{relief.map(({ interpreterId: id, from, where }) => (
					<li key={id}>
						<span className="grow">
							{t(`booths.candidate.${where}`, { name: nameFor(id), languages: tagsOf(from) })}{" "}
							<EngagementMark engagement={standing(id)} zone={meeting.zone} />
						</span>
						{may("write", "roster") && (where === "here" || isBound(id)) && (
							<button type="button" className="console-key small" onClick={() => put(id)}>
								{t("booths.putIn")}
								<span className="unseen">{nameFor(id)}</span>
							</button>
						)}
					</li>
				))}
			</ul>
			{toAsk.length > 0 && (
				<button type="button" className="console-key" onClick={ask}>
					{t("booths.askRelief", { count: toAsk.length })}
				</button>
			)}
		</div>
	);
}
