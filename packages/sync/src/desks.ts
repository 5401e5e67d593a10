/** What desks of the server do with rooms: read them, and write in them with a document of their own. */
import * as Y from "yjs";
import { mergeUpdates } from "./merging.ts";
import { UpdateRefused } from "./refusals.ts";
import type { Room } from "./room.ts";
import type { Rooms } from "./rooms.ts";

interface World {
	/** Opens a room with all that is on disk by now. */
	openCurrent: (name: string) => Promise<Room>;
	isClosing: () => boolean;
}

export function deskWork({ openCurrent, isClosing }: World): Pick<Rooms, "write" | "edit" | "read"> {
	async function write(name: string, account: string, update: Uint8Array): Promise<void> {
		const room = await openCurrent(name);
		if (isClosing()) throw new Error(`Nothing can be written to "${name}" any more: the rooms are closing.`);
		const { promise, resolve, reject } = Promise.withResolvers<void>();
		const refusal = room.write(account, update, { stored: resolve, failed: reject });
		if (refusal) reject(new UpdateRefused(name, refusal));
		return promise;
	}

	return {
		write,
		async edit(name, account, verb) {
			const doc = new Y.Doc();
			for (const update of (await openCurrent(name)).pieces.updates()) Y.applyUpdate(doc, update);
			const changes: Uint8Array[] = [];
			doc.on("update", (update: Uint8Array) => changes.push(update));
			const result = doc.transact(() => verb(doc));
			if (changes.length > 0) await write(name, account, mergeUpdates(changes));
			doc.destroy();
			return result;
		},
		async read(name) {
			return (await openCurrent(name)).pieces.updates();
		},
	};
}
