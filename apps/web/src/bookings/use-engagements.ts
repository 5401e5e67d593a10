/** Who was asked for the booths of a meeting, and how it stands; asked for anew as soon as the server says that it changed. */
import type { MeetingEngagement, ProposedSeat } from "@plenary/domain";
import { boundStates } from "@plenary/roster";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { io } from "socket.io-client";
import { call } from "../api/call.ts";
import { refresh } from "../api/questions.ts";
import { base } from "../sample/place.ts";

export interface Engagements {
	/** Undefined while they have not been read. */
	readonly all: readonly MeetingEngagement[] | undefined;
	/** Where interpreters are bound to sit: at each sitting that they said yes to. */
	readonly firm: readonly ProposedSeat[];
	/** The latest between the meeting and an interpreter about a day. */
	engagementOf(interpreterId: string, day: string): MeetingEngagement | undefined;
}

export function useEngagements(meetingId: string): Engagements {
	useEffect(() => {
		const socket = io({ path: `${base}/socket.io`, transports: ["websocket"] });
		const ask = () => void refresh("engagements", meetingId);
		socket.on("connect", () => {
			socket.emit("watchBookings");
			ask();
		});
		socket.on("engagements", (told: { meetingId: string }) => {
			if (told.meetingId === meetingId) ask();
		});
		socket.on("disconnect", (reason) => {
			if (reason === "io server disconnect") socket.connect();
		});
		return () => void socket.disconnect();
	}, [meetingId]);
	const { data: all } = useQuery({
		queryKey: ["engagements", meetingId],
		queryFn: async ({ signal }) => (await call("engagements", { params: { id: meetingId }, signal })).engagements,
	});
	return useMemo(
		() => ({
			all,
			firm: (all ?? []).filter(isBound).flatMap(seatsOf),
			engagementOf: (interpreterId, day) =>
				all?.findLast((one) => one.interpreterId === interpreterId && one.day === day),
		}),
		[all],
	);
}

const isBound = ({ state }: MeetingEngagement): boolean => boundStates.includes(state);

const seatsOf = ({ sittingIds, booth, interpreterId }: MeetingEngagement): ProposedSeat[] =>
	sittingIds.map((sittingId) => ({ sittingId, booth, interpreterId }));
