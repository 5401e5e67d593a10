/** The floor: what a meeting is taking up now and how long it has been at it, as a server-ordered line of events. */
import * as z from "zod/mini";
import { idSchema } from "./meetings.ts";

const itemCommand = <Kind extends string>(kind: Kind) => z.object({ kind: z.literal(kind), itemId: idSchema });

/** What the chair asks for. */
export const floorCommandSchema = z.discriminatedUnion("kind", [
	itemCommand("startItem"),
	z.object({ kind: z.literal("pauseItem") }),
	z.object({ kind: z.literal("resumeItem") }),
	itemCommand("finishItem"),
	itemCommand("reopenItem"),
]);
export type FloorCommand = z.infer<typeof floorCommandSchema>;

const happened = {
	/** Place in the meeting's line of events, from 1, without gaps. */
	seq: z.number().check(z.int(), z.minimum(1)),
	/** Unix milliseconds by the server's clock. */
	at: z.number(),
	account: z.string(),
};
const itemEvent = <Kind extends string>(kind: Kind) =>
	z.object({ kind: z.literal(kind), itemId: idSchema, ...happened });

/** What has happened. Starting or reopening an item finishes the one that was being taken. */
export const floorEventSchema = z.discriminatedUnion("kind", [
	itemEvent("itemStarted"),
	z.object({ kind: z.literal("itemPaused"), ...happened }),
	z.object({ kind: z.literal("itemResumed"), ...happened }),
	itemEvent("itemFinished"),
	itemEvent("itemReopened"),
]);
export type FloorEvent = z.infer<typeof floorEventSchema>;

/** An item that has been taken up: when it began, when it ended if it did, and how long it ran before now. */
export interface Taken {
	readonly startedAt: number;
	readonly finishedAt?: number | undefined;
	readonly ranMs: number;
}

export interface FloorState {
	/** The last event this state has seen. */
	readonly seq: number;
	/** The item being taken; paused when `resumedAt` is missing. */
	readonly current?:
		| {
				readonly itemId: string;
				readonly startedAt: number;
				/** How long it ran before the last start or resumption. */
				readonly ranMs: number;
				readonly resumedAt?: number | undefined;
		  }
		| undefined;
	/** By item id; the current item has an entry without `finishedAt`. */
	readonly taken: Readonly<Record<string, Taken>>;
}

export const emptyFloor: FloorState = { seq: 0, taken: {} };

export const floorRefusals = ["nothingRunning", "alreadyRunning", "alreadyFinished", "notTaken"] as const;
export type FloorRefusal = (typeof floorRefusals)[number];

/** Why a command makes no sense now, or undefined when it does. */
export function mayFollow(state: FloorState, command: FloorCommand): FloorRefusal | undefined {
	const { current } = state;
	switch (command.kind) {
		case "startItem":
			if (current?.itemId === command.itemId) return "alreadyRunning";
			return takenAt(state, command.itemId) ? "alreadyFinished" : undefined;
		case "pauseItem":
			return current?.resumedAt === undefined ? "nothingRunning" : undefined;
		case "resumeItem":
			if (!current) return "nothingRunning";
			return current.resumedAt === undefined ? undefined : "alreadyRunning";
		case "finishItem":
			if (current?.itemId === command.itemId) return undefined;
			return takenAt(state, command.itemId) ? "alreadyFinished" : "nothingRunning";
		case "reopenItem":
			if (current?.itemId === command.itemId) return "alreadyRunning";
			return takenAt(state, command.itemId) ? undefined : "notTaken";
	}
}

/** The event a command becomes once the server has accepted and ordered it. */
export function eventOf(command: FloorCommand, order: { seq: number; at: number; account: string }): FloorEvent {
	switch (command.kind) {
		case "startItem":
			return { kind: "itemStarted", itemId: command.itemId, ...order };
		case "pauseItem":
			return { kind: "itemPaused", ...order };
		case "resumeItem":
			return { kind: "itemResumed", ...order };
		case "finishItem":
			return { kind: "itemFinished", itemId: command.itemId, ...order };
		case "reopenItem":
			return { kind: "itemReopened", itemId: command.itemId, ...order };
	}
}

/** The state after one more event. An event seen before changes nothing; one that makes no sense only counts. */
export function reduceFloor(state: FloorState, event: FloorEvent): FloorState {
	if (event.seq <= state.seq) return state;
	const next: FloorState = { ...state, seq: event.seq };
	switch (event.kind) {
		case "itemStarted":
		case "itemReopened":
			return next.current?.itemId === event.itemId ? next : take(finish(next, event.at), event.itemId, event.at);
		case "itemPaused": {
			const { current } = next;
			if (current?.resumedAt === undefined) return next;
			const ranMs = elapsed(next, event.at);
			const { itemId, startedAt } = current;
			return {
				...next,
				current: { itemId, startedAt, ranMs },
				taken: { ...next.taken, [itemId]: { startedAt, ranMs } },
			};
		}
		case "itemResumed":
			if (!next.current || next.current.resumedAt !== undefined) return next;
			return { ...next, current: { ...next.current, resumedAt: event.at } };
		case "itemFinished":
			return next.current?.itemId === event.itemId ? finish(next, event.at) : next;
	}
}

/** How long the current item has been running, pauses left out; 0 when none is. */
export function elapsed(state: FloorState, now: number): number {
	const { current } = state;
	if (!current) return 0;
	return current.ranMs + (current.resumedAt === undefined ? 0 : Math.max(0, now - current.resumedAt));
}

export interface FloorClock {
	readonly elapsedMs: number;
	readonly plannedMs?: number | undefined;
	/** Whole minutes past its length; missing until the first one is full. */
	readonly overMinutes?: number | undefined;
}

/** What a clock on the wall shows for the current item of that planned length. */
export function floorClock(state: FloorState, now: number, plannedMinutes?: number): FloorClock {
	const elapsedMs = elapsed(state, now);
	if (plannedMinutes === undefined) return { elapsedMs };
	const plannedMs = plannedMinutes * 60_000;
	const overMinutes = Math.floor((elapsedMs - plannedMs) / 60_000);
	return overMinutes > 0 ? { elapsedMs, plannedMs, overMinutes } : { elapsedMs, plannedMs };
}

/** What is known of an item that has been taken up. An id may be any word, also one that objects know of themselves. */
export function takenAt(state: FloorState, itemId: string): Taken | undefined {
	return Object.hasOwn(state.taken, itemId) ? state.taken[itemId] : undefined;
}

function finish(state: FloorState, at: number): FloorState {
	if (!state.current) return state;
	const { itemId, startedAt } = state.current;
	const done: Taken = { startedAt, finishedAt: at, ranMs: elapsed(state, at) };
	return { seq: state.seq, taken: { ...state.taken, [itemId]: done } };
}

function take(state: FloorState, itemId: string, at: number): FloorState {
	const before = takenAt(state, itemId);
	const startedAt = before?.startedAt ?? at;
	const ranMs = before?.ranMs ?? 0;
	const current = { itemId, startedAt, ranMs, resumedAt: at };
	return { seq: state.seq, current, taken: { ...state.taken, [itemId]: { startedAt, ranMs } } };
}
