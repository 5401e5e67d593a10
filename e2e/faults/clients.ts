/** The two kinds of clients that a room has: stock-like ones, and Plenary's own without a browser around it. */
import { schemaVersion } from "@plenary/documents";
import { openRoom } from "@plenary/sync/client";
import { WebSocket } from "ws";
import type * as Y from "yjs";
import type { Person } from "../people.ts";
import { Typist } from "./typist.ts";

export interface Client {
	readonly kind: "stock" | "own";
	readonly doc: Y.Doc;
	/** Whether it is connected and all it wrote is on the server's disk. */
	isSaved(): boolean;
	leave(): Promise<void>;
}

export function stockClient(address: string, person: Person, room: string): Client {
	const typist = new Typist(address, person, room, { comesBack: true });
	void typist.come();
	return {
		kind: "stock",
		doc: typist.doc,
		isSaved: () => typist.isSynced && typist.unstored === 0,
		leave: () => typist.leave(),
	};
}

export function ownClient(address: string, { cookie }: Person, room: string): Client {
	/** A browser would send the cookie by itself. */
	class SignedIn extends WebSocket {
		constructor(url: string | URL, protocols?: string | string[]) {
			super(url, protocols, { headers: { cookie, origin: address } });
			// Without a listener a refused connection would end the test.
			this.on("error", () => {});
		}
	}
	const opened = openRoom({
		url: `${address.replace("http", "ws")}/sync`,
		room,
		schema: schemaVersion,
		WebSocket: SignedIn as unknown as typeof globalThis.WebSocket,
	});
	return {
		kind: "own",
		doc: opened.doc,
		isSaved: () => opened.state.connection === "online" && opened.state.saved === "saved",
		leave: () => opened.close(),
	};
}
