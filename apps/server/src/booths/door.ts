/** The booths' part of the floor's door: who may watch the desk, who may act there, and what they are told. */
import { type Actor, type DeskEvent, type DeskStanding, deskCommandSchema, may } from "@plenary/domain";
import * as z from "zod";
import type { House } from "../house.ts";
import { isRefusal, type RefusalCode } from "../refusals.ts";
import { openDesks } from "./desks.ts";
import { openTeams } from "./team.ts";

/** Somebody at a meeting, by the rights of this moment. */
interface Standing {
	readonly meetingId: string;
	readonly actor: Actor;
	readonly mayChange: boolean;
	readonly seen: () => Promise<void>;
}

export interface DeskDoor {
	/** What a watcher is shown first; `enter` lets them hear what follows, before anything can have followed. */
	watch(standing: Standing, enter: () => unknown): Promise<DeskStanding | RefusalCode>;
	follow(standing: Standing, command: unknown): Promise<{ event: DeskEvent } | RefusalCode>;
	catchUp(meetingId: string): Promise<void>;
}

interface DeskWorld extends Pick<House, "db" | "clock" | "rooms"> {
	tell: (meetingId: string, event: DeskEvent) => void;
	tellOthers: ((meetingId: string) => void) | undefined;
}

export const deskOf = (meetingId: string): string => `desk:${meetingId}`;

export function openDeskDoor({ rooms, ...world }: DeskWorld): DeskDoor {
	const { db, clock } = world;
	const desks = openDesks(world);
	const teams = openTeams(db, rooms);
	return {
		async watch({ actor, meetingId }, enter) {
			if (!may(actor, "read", { kind: "desk", meetingId })) return "notAllowed";
			enter();
			const team = await teams.of(meetingId, actor.accountId);
			return { state: await desks.state(meetingId), team, now: clock() };
		},
		async follow({ actor, meetingId, mayChange, seen }, given) {
			if (!mayChange) return "outOfScope";
			if (!may(actor, "write", { kind: "desk", meetingId })) return "notAllowed";
			const read = z.safeParse(deskCommandSchema, given);
			if (!read.success) return "malformed";
			await seen();
			const judged = await teams.judge({ actor, meetingId, now: clock() }, read.data);
			if (typeof judged === "string") return judged;
			const event = await desks.command(meetingId, actor.accountId, judged);
			return isRefusal(event) ? event.refusal : { event };
		},
		catchUp: (meetingId) => desks.catchUp(meetingId),
	};
}
