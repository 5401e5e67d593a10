/** One port before several servers, as a proxy gives it: each new connection goes to the next that answers. */
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A port that nobody listens on just now. */
export async function freePort(): Promise<number> {
	const server = createServer().listen(0, "127.0.0.1");
	await once(server, "listening");
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, "close");
	return port;
}

export interface Gate {
	readonly port: number;
	close(): Promise<void>;
}

export async function openGate(ports: () => readonly number[]): Promise<Gate> {
	const open = new Set<Socket>();
	let turn = 0;

	/** Undefined if nobody answers. */
	async function reach(): Promise<Socket | undefined> {
		const all = ports();
		turn++;
		for (const index of all.keys()) {
			const far = connect(all[(turn + index) % all.length] ?? 0, "127.0.0.1");
			try {
				await once(far, "connect");
				return far;
			} catch {
				far.destroy();
			}
		}
		return undefined;
	}

	const server = createServer({ pauseOnConnect: true }, async (near) => {
		open.add(near);
		near.on("close", () => open.delete(near));
		near.on("error", () => near.destroy());
		const far = await reach();
		if (!far) return void near.destroy();
		open.add(far);
		far.on("close", () => {
			open.delete(far);
			near.destroy();
		});
		far.on("error", () => far.destroy());
		near.on("close", () => far.destroy());
		near.pipe(far);
		far.pipe(near);
		near.resume();
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	return {
		port: (server.address() as AddressInfo).port,
		async close() {
			for (const socket of open) socket.destroy();
			server.close();
			await once(server, "close");
		},
	};
}
