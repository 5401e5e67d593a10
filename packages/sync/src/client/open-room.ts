/** A room in the browser: the document, who is there, and how far one's own words have come. */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { closeCode, mayComeBack, setsWordsAside } from "../refusals.ts";
import { frameKind } from "../wire.ts";
import type { Aside, LocalCopies } from "./local-copies.ts";
import { LocalCopy } from "./local-copy.ts";
import { Tally } from "./tally.ts";

export interface RoomOptions {
	/** Where rooms are, such as `wss://plenary.example/sync`. */
	url: string;
	room: string;
	/** The version of the document schema that this program knows. */
	schema: number;
	/** The account's copies on this device; without them everything is kept in memory only. */
	copies?: LocalCopies;
	/** More parameters of the address. */
	params?: Record<string, string>;
	WebSocket?: typeof WebSocket;
}

/** Replaced, never changed: the same object until something is different. */
export interface RoomState {
	/** `offline` tries again by itself; `refused` does not. */
	connection: "connecting" | "online" | "offline" | "refused";
	/** Undefined until the server has said it on this connection. */
	right: "read" | "write" | undefined;
	/** `saved` is said only when the server has all of it on its disk. */
	saved: "saved" | "saving" | "offline";
	/** Local changes that are not known to be on the server's disk. */
	unsaved: number;
	/** Whether there is something to show: the copy on this device, or the server's state. */
	loaded: boolean;
	/** Whether all that the server had when it was asked on this connection is in. */
	synced: boolean;
	/** Whether the copy on this device can not be written or read. */
	localFailed: boolean;
	/** Since when (Unix time in milliseconds) the server has not been able to store anything. */
	troubleSince?: number;
	/** With which code the server closed the last connection, while it is tried again. */
	closedWith?: number;
	/** Said after words are set aside, if any. */
	refusal?: { code: number; reason: string };
	/** Words this room will not take, set aside. Close this handle and open a fresh one: the copy is empty again. */
	aside?: Aside;
}

export interface OpenRoom {
	readonly room: string;
	readonly doc: Y.Doc;
	readonly awareness: Awareness;
	readonly provider: WebsocketProvider;
	readonly state: RoomState;
	/** Calls back after each change of `state`. Returns the way to stop. */
	subscribe(listener: () => void): () => void;
	/** Lets go of everything; resolves when the copy on this device is written. */
	close(): Promise<void>;
}

export function openRoom(options: RoomOptions): OpenRoom {
	const { room, copies } = options;
	const doc = new Y.Doc();
	const awareness = new Awareness(doc);
	// The server says who has gone: nobody here has to be renewed, and nobody expires in a tab that sleeps.
	clearInterval(awareness._checkInterval);
	const listeners = new Set<() => void>();
	const tally = new Tally();
	/** The origin of updates from the copy on this device. */
	const fromCopy = {};
	let generation = 0;
	let earlierUnsaved = 0;
	let isClosed = false;
	let state: RoomState = {
		connection: "connecting",
		right: undefined,
		saved: "offline",
		unsaved: 0,
		loaded: false,
		synced: false,
		localFailed: false,
	};

	const copy = copies && new LocalCopy(copies, room, (localFailed) => change({ localFailed }));

	// Listens before the provider does, so that a change is counted before it is sent.
	doc.on("update", (update: Uint8Array, origin: unknown, _: Y.Doc, transaction: Y.Transaction) => {
		if (origin === fromCopy) return;
		if (origin === provider) return copy?.addRemote(update);
		// Yjs tidies up formatting by itself, in a reader's document too: that is nobody's words.
		const isTidying = tally.right === "read" && !hasWritten(transaction);
		if (!isTidying) tally.countChange();
		copy?.addLocal(update, tally.unsaved - earlierUnsaved);
		change({});
	});

	const provider = new WebsocketProvider(options.url, room, doc, {
		connect: false,
		awareness,
		disableBc: true,
		params: { ...options.params, ack: "1", schema: String(options.schema) },
		WebSocketPolyfill: countingSocket(options.WebSocket ?? WebSocket, tally),
		shouldReconnect: (event) => mayComeBack(event.code),
	});
	tellOwnPresenceOnly(provider);

	provider.messageHandlers[frameKind.welcome] = (_, decoder) => {
		generation = decoding.readVarUint(decoder);
		const right = decoding.readVarUint(decoder) === 1 ? "write" : "read";
		tally.right = right;
		copy?.know(generation);
		provider.params = { ...provider.params, gen: String(generation) };
		change({ right });
		if (right === "read" && tally.unsaved > 0) {
			provider.disconnect();
			void refuse({ code: closeCode.notAllowed, reason: "You may only read here now." });
		}
	};
	provider.messageHandlers[frameKind.ack] = (_, decoder) => {
		tally.ack(decoding.readVarUint(decoder));
		if (tally.unsaved === 0 && earlierUnsaved > 0) {
			earlierUnsaved = 0;
			copy?.forgetEarlier();
		}
		copy?.setUnsaved(Math.max(0, tally.unsaved - earlierUnsaved));
		change({});
	};
	provider.messageHandlers[frameKind.trouble] = (_, decoder) => {
		const since = decoding.readVarUint(decoder);
		change({}, since);
	};
	provider.on("status", ({ status }) => {
		if (status === "connecting") return;
		change({ connection: status === "connected" ? "online" : "offline", right: undefined }, 0);
	});
	// A first attempt that fails changes no status: the provider only ever says so here.
	provider.on("connection-close", (event) => {
		if (state.connection === "refused") return;
		change({ connection: "offline", right: undefined, ...(event ? { closedWith: event.code } : {}) }, 0);
	});
	provider.on("sync", (synced) => change(synced ? { synced, loaded: true } : { synced }));
	provider.on("closed", refuse);

	void start();

	async function start(): Promise<void> {
		const kept = await copy?.read();
		if (isClosed) return;
		if (kept) {
			doc.transact(() => {
				for (const update of kept.updates) Y.applyUpdate(doc, update);
			}, fromCopy);
			earlierUnsaved = kept.unsaved;
			tally.countChange(kept.unsaved);
			generation = kept.generation ?? 0;
			if (kept.generation !== undefined) provider.params = { ...provider.params, gen: String(kept.generation) };
			change({ loaded: kept.updates.length > 0 });
		}
		provider.connect();
	}

	async function refuse(refusal: { code: number; reason: string }): Promise<void> {
		const aside = setsWordsAside(refusal.code) ? await setAside(refusal) : undefined;
		change({ connection: "refused", refusal, right: undefined, ...(aside ? { aside } : {}) });
	}

	/** Empties the copy, so that a fresh handle starts clean, and keeps the words that nobody else has. */
	async function setAside({ code, reason }: { code: number; reason: string }): Promise<Aside | undefined> {
		const [id, at] = [crypto.randomUUID(), Date.now()];
		const snapshot = (): Aside => {
			return { id, room, at, code, reason, unsaved: tally.unsaved, bytes: Y.encodeStateAsUpdate(doc) };
		};
		let aside = snapshot();
		try {
			await copy?.empty(aside.unsaved > 0 ? aside : undefined);
			// Somebody may have gone on typing meanwhile.
			for (; aside.unsaved !== tally.unsaved; await copies?.keepAside(aside)) aside = snapshot();
		} catch {
			aside = snapshot();
			change({ localFailed: true });
		}
		return aside.unsaved > 0 ? aside : undefined;
	}

	function change(changes: Partial<RoomState>, troubleSince = state.troubleSince ?? 0): void {
		const { troubleSince: _, ...before } = state;
		const next: RoomState = {
			...before,
			...changes,
			unsaved: tally.unsaved,
			...(troubleSince ? { troubleSince } : {}),
		};
		next.saved = next.connection !== "online" ? "offline" : isSaved(next) ? "saved" : "saving";
		const keys = Object.keys({ ...state, ...next }) as (keyof RoomState)[];
		if (keys.every((key) => state[key] === next[key])) return;
		state = next;
		for (const listener of listeners) listener();
	}

	function isSaved({ synced, unsaved }: RoomState): boolean {
		return synced && tally.isSettled && unsaved === 0;
	}

	return {
		room,
		doc,
		awareness,
		provider,
		get state() {
			return state;
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		async close() {
			isClosed = true;
			listeners.clear();
			provider.destroy();
			await copy?.close();
			doc.destroy();
		},
	};
}

function hasWritten({ beforeState, afterState }: Y.Transaction): boolean {
	return [...afterState].some(([client, clock]) => (beforeState.get(client) ?? 0) < clock);
}

/** A socket that counts what goes out, and keeps back what must not. */
function countingSocket(Base: typeof WebSocket, tally: Tally): typeof WebSocket {
	return class extends Base {
		constructor(url: string | URL, protocols?: string | string[]) {
			super(url, protocols);
			tally.begin();
		}

		override send(frame: Uint8Array<ArrayBuffer>): void {
			if (tally.send(frame)) super.send(frame);
		}
	};
}

/** The provider would repeat everyone's presence to everyone; the server passes that over, so it need not be sent. */
function tellOwnPresenceOnly(provider: WebsocketProvider): void {
	const { awareness } = provider;
	awareness.off("update", provider._awarenessUpdateHandler);
	const tell = ({ added, updated, removed }: Record<"added" | "updated" | "removed", number[]>, origin: unknown) => {
		if (origin === provider) return;
		if (![...added, ...updated, ...removed].includes(awareness.clientID)) return;
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, frameKind.presence);
		encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [awareness.clientID]));
		const { ws, wsconnected } = provider;
		if (ws && wsconnected && ws.readyState === ws.OPEN) ws.send(encoding.toUint8Array(encoder));
	};
	awareness.on("update", tell);
	// So that the provider takes this one off when it is destroyed.
	provider._awarenessUpdateHandler = tell;
}
