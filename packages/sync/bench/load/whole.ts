/** A whole client: a Yjs document kept in step by the provider that people really use. */
import { WebSocket as WsSocket } from "ws";
import { type Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { openRoom } from "../../src/client/index.ts";
import { presenceFrame } from "../../src/wire.ts";
import type { Seat } from "../servers/hosting.ts";

/**
 * `own` is Plenary's client; `stock` is y-websocket's exactly as it comes, which repeats everybody's presence; `quiet`
 * is the same but for that; `hocuspocus` is Hocuspocus's.
 */
export type ClientKind = "own" | "stock" | "quiet" | "hocuspocus";

export interface Whole {
	readonly doc: Y.Doc;
	readonly awareness: Awareness;
	/** How often the connection was lost. */
	readonly losses: () => number;
	/** Local changes that the server has not said are stored; undefined where nobody says so. */
	readonly unsaved?: () => number;
	/** Calls back when `unsaved` may have changed. */
	readonly onSaved?: (listener: () => void) => void;
	leave(): void;
}

/** The version of the document schema that our client names at the door. */
export const schema = 1;

/** A server that has not sent all of its document for so long has failed, milliseconds. */
const patience = 120_000;

// Each provider listens for the end of the process.
process.setMaxListeners(0);

export async function enter(kind: ClientKind, { door: { url, origin }, room, cookie }: Seat): Promise<Whole> {
	const Socket = socketWith(origin, cookie);
	if (kind === "own") return enterOwn(url, room, Socket);
	if (kind === "hocuspocus") return enterHocuspocus(url, room, Socket);
	return enterStock(url, room, Socket, kind === "quiet");
}

/** A browser would send cookie and origin by itself. */
function socketWith(origin: string, cookie: string): typeof WebSocket {
	const headers = cookie ? { origin, cookie } : { origin };
	const Socket = class extends WsSocket {
		constructor(url: string | URL, protocols?: string | string[]) {
			super(url, protocols ?? [], { headers, perMessageDeflate: false });
		}
	};
	return Socket as unknown as typeof WebSocket;
}

async function enterStock(url: string, room: string, Socket: typeof WebSocket, isQuiet: boolean): Promise<Whole> {
	const doc = new Y.Doc();
	const provider = new WebsocketProvider(url, room, doc, { disableBc: true, WebSocketPolyfill: Socket });
	const { awareness } = provider;
	let losses = 0;
	provider.on("connection-close", () => losses++);
	if (isQuiet) {
		awareness.off("update", provider._awarenessUpdateHandler);
		awareness.on("update", (_: unknown, from: unknown) => {
			if (from !== "local" || provider.ws?.readyState !== 1) return;
			provider.ws.send(presenceFrame(encodeAwarenessUpdate(awareness, [doc.clientID])) as Uint8Array<ArrayBuffer>);
		});
	}
	await inTime(room, (done) => provider.once("sync", done));
	return { doc, awareness, losses: () => losses, leave: () => provider.destroy() };
}

async function enterOwn(url: string, name: string, Socket: typeof WebSocket): Promise<Whole> {
	const room = openRoom({ url, room: name, schema, WebSocket: Socket });
	let losses = 0;
	room.provider.on("connection-close", () => losses++);
	await inTime(name, (done) => {
		const stop = room.subscribe(() => {
			if (!room.state.synced || room.state.right === undefined) return;
			stop();
			done();
		});
	});
	const { doc, awareness } = room;
	return {
		doc,
		awareness,
		losses: () => losses,
		unsaved: () => room.state.unsaved,
		onSaved: (listener) => room.subscribe(listener),
		leave: () => void room.close(),
	};
}

async function enterHocuspocus(url: string, name: string, Socket: typeof WebSocket): Promise<Whole> {
	const { HocuspocusProvider, HocuspocusProviderWebsocket } = await import("@hocuspocus/provider");
	const doc = new Y.Doc();
	let losses = 0;
	const websocketProvider = new HocuspocusProviderWebsocket({ url, WebSocketPolyfill: Socket });
	websocketProvider.on("close", () => losses++);
	const provider = new HocuspocusProvider({ websocketProvider, name, document: doc, token: "" });
	const { awareness } = provider;
	if (!awareness) throw new Error("Hocuspocus's provider came without presence.");
	await inTime(name, (done) => {
		provider.on("synced", () => done());
		provider.attach();
	});
	const leave = () => {
		provider.destroy();
		websocketProvider.destroy();
	};
	return { doc, awareness, losses: () => losses, leave };
}

async function inTime(room: string, start: (done: () => void) => void): Promise<void> {
	const { promise, resolve, reject } = Promise.withResolvers<void>();
	const late = setTimeout(() => reject(new Error(`A client did not get all of ${room} in time.`)), patience);
	start(resolve);
	await promise.finally(() => clearTimeout(late));
}
