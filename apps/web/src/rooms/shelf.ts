/** The rooms that are open in this page: each opened once, shared by all who show it, closed a while after the last. */
import { schemaVersion } from "@plenary/documents";
import { type Aside, closeCode, LocalCopies, type OpenRoom, openRoom } from "@plenary/sync/client";
import { refresh } from "../api/questions.ts";
import { base } from "../sample/place.ts";
import { wordsNow } from "../words/words.ts";

/** How long a room stays open after the last who showed it has gone: a change of tabs must not close it. */
const lingering = 5_000;

interface Held {
	room: OpenRoom;
	holders: number;
	closing?: ReturnType<typeof setTimeout> | undefined;
	unsubscribe: () => void;
}

const held = new Map<string, Held>();
const listeners = new Set<() => void>();
let copies: LocalCopies | undefined;
let asides: readonly Aside[] = [];
let rooms: readonly OpenRoom[] = [];
let version = 0;

export const subscribe = (listener: () => void): (() => void) => {
	listeners.add(listener);
	return () => listeners.delete(listener);
};
/** The open room of that name, if it is held. */
export const peek = (name: string): OpenRoom | undefined => held.get(name)?.room;
export const openRooms = (): readonly OpenRoom[] => rooms;
/** Grows with every change of any open room's state. */
export const shelfVersion = (): number => version;
/** Words that the server would not take, until somebody has copied them or put them back. */
export const openAsides = (): readonly Aside[] => asides;

/** Opens a room, or shares it; the returned function lets it go. */
export function hold(account: string, name: string): () => void {
	const mine = held.get(name) ?? start(account, name);
	mine.holders += 1;
	clearTimeout(mine.closing);
	return () => {
		mine.holders -= 1;
		if (mine.holders === 0) mine.closing = setTimeout(() => close(name), lingering);
	};
}

export async function dropAside(id: string): Promise<void> {
	await copies?.dropAside(id);
	asides = asides.filter((aside) => aside.id !== id);
	tell();
}

function start(account: string, name: string): Held {
	const mine: Held = { room: open(copiesOf(account), name), holders: 0, unsubscribe: () => {} };
	watch(mine, name);
	held.set(name, mine);
	tell();
	return mine;
}

function copiesOf(account: string): LocalCopies {
	if (copies?.account === account) return copies;
	const opened = new LocalCopies(account);
	copies = opened;
	// Words of an earlier visit that were set aside and never looked at come back into sight.
	opened.asides().then(
		(found) => {
			if (copies !== opened) return;
			asides = found;
			tell();
		},
		() => {},
	);
	return opened;
}

/** A refused document can not be sent again: it is set aside, and a fresh one with a new client id takes its place. */
function watch(mine: Held, name: string): void {
	const { room } = mine;
	mine.unsubscribe = room.subscribe(() => {
		const { aside, refusal, localFailed } = room.state;
		// The sign-in is over: the app asks who is here, and shows the way in. The words stay on this device.
		if (refusal?.code === closeCode.notSignedIn) void refresh("me");
		// After a restore even a copy without words of one's own has to give way, if it could be emptied.
		const isOutOfStep = refusal?.code === closeCode.outOfStep && !localFailed;
		if ((aside || isOutOfStep) && mine.room === room && copies) {
			if (aside) asides = [...asides, aside];
			mine.unsubscribe();
			void room.close();
			mine.room = open(copies, name);
			watch(mine, name);
		}
		tell();
	});
}

function open(from: LocalCopies, name: string): OpenRoom {
	const scheme = location.protocol === "https:" ? "wss:" : "ws:";
	return openRoom({ url: `${scheme}//${location.host}${base}/sync`, room: name, schema: schemaVersion, copies: from });
}

function close(name: string): Promise<void> {
	const mine = held.get(name);
	if (!mine) return Promise.resolve();
	held.delete(name);
	mine.unsubscribe();
	tell();
	return mine.room.close();
}

function tell(): void {
	version += 1;
	rooms = [...held.values()].map((one) => one.room);
	for (const listener of listeners) listener();
}

/** Asks whether words that are only on this device may be lost with it; true when there are none. */
export async function mayForget(account: string): Promise<boolean> {
	const unsaved = await copiesOf(account)
		.unsavedRooms()
		.catch(() => []);
	const count = unsaved.reduce((sum, one) => sum + one.unsaved, 0);
	return count === 0 || confirm(wordsNow().t("rooms.signOutUnsaved", { count }));
}

/** Takes everything of the account's rooms off this device. */
export async function forgetRooms(account: string): Promise<void> {
	const mine = copiesOf(account);
	await Promise.all([...held.keys()].map(close));
	await mine.wipe();
	copies = undefined;
	asides = [];
	tell();
}
