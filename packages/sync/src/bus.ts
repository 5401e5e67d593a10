/** The bus as a port: what servers that share a log tell each other. It carries hints; the log has the truth. */

/** Every implementation runs the suite in `bus-contract.ts`. */
export interface Bus {
	/**
	 * Sends to every server that subscribes to the topic, this one included. Never throws and never waits: what can not
	 * be sent now is lost.
	 */
	publish(topic: string, message: Uint8Array): void;
	/** Hears what is published from now on, in the order in which each server sent it. Returns the way to stop. */
	subscribe(topic: string, hear: (message: Uint8Array) => void): () => void;
	close(): Promise<void>;
}

/** A bus for servers of one process: each `connect()` is one server's. */
export function memoryBus(): { connect(): Bus & { isCut: boolean } } {
	const hearers = new Map<string, Set<(message: Uint8Array) => void>>();
	return {
		connect: () => ({
			isCut: false,
			publish(topic, message) {
				if (this.isCut) return;
				const copy = message.slice();
				for (const hear of hearers.get(topic) ?? []) queueMicrotask(() => hear(copy));
			},
			subscribe(topic, hear) {
				const heard = (message: Uint8Array) => {
					if (!this.isCut && hearers.get(topic)?.has(heard)) hear(message);
				};
				const all = hearers.get(topic) ?? new Set();
				hearers.set(topic, all.add(heard));
				return () => {
					all.delete(heard);
					if (all.size === 0 && hearers.get(topic) === all) hearers.delete(topic);
				};
			},
			async close() {
				this.isCut = true;
			},
		}),
	};
}
