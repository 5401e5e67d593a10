/** A wire between browser and server that can be cut: the sockets break, and new ones find nobody. */

import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";

export interface Wire {
	readonly address: string;
	cut(): void;
	/** Holds everything back without breaking a socket, as a dead network does. */
	freeze(): void;
	heal(): void;
	close(): Promise<void>;
}

export async function stretchWire(targetPort: () => number): Promise<Wire> {
	const open = new Set<Socket>();
	let isCut = false;
	let isFrozen = false;
	const server = createServer((near) => {
		if (isCut) return void near.destroy();
		const far = connect(targetPort(), "127.0.0.1");
		for (const [one, other] of [
			[near, far],
			[far, near],
		] as const) {
			open.add(one);
			one.on("data", (bytes) => other.write(bytes));
			one.on("error", () => {});
			one.on("close", () => {
				open.delete(one);
				other.destroy();
			});
			if (isFrozen) one.pause();
		}
	});
	server.listen(0, "127.0.0.1");
	await new Promise((done) => server.once("listening", done));
	return {
		address: `http://localhost:${(server.address() as AddressInfo).port}`,
		cut() {
			isCut = true;
			for (const socket of open) socket.destroy();
		},
		freeze() {
			isFrozen = true;
			for (const socket of open) socket.pause();
		},
		heal() {
			isCut = false;
			isFrozen = false;
			for (const socket of open) socket.resume();
		},
		async close() {
			for (const socket of open) socket.destroy();
			await new Promise((done) => server.close(done));
		},
	};
}
