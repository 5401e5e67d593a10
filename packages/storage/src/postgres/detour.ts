/** A way to PostgreSQL that can be held up and cut, for tests: what is on it stays on it, in both directions. */
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export interface Detour {
	url: string;
	/** Holds what comes from here on in that direction, until it is let go. */
	hold(direction: "questions" | "answers"): void;
	/** Lets go of everything that is held. */
	release(): void;
	/** Cuts all connections. */
	cut(): void;
	/** Lets nobody through any more, and cuts; until it is opened again. */
	shut(isShut: boolean): void;
	close(): Promise<void>;
}

export async function openDetour(url: string): Promise<Detour> {
	const { hostname, port } = new URL(url);
	const sockets = new Set<Socket>();
	const held = { questions: false, answers: false };
	let waiting: (() => void)[] = [];
	let isShut = false;

	const server = createServer((near) => {
		if (isShut) return void near.destroy();
		const far = connect(Number(port), hostname);
		pass(near, far, "questions");
		pass(far, near, "answers");
	}).listen(0, "127.0.0.1");
	await once(server, "listening");

	function pass(from: Socket, to: Socket, direction: "questions" | "answers"): void {
		sockets.add(from);
		from.on("error", () => {});
		from.on("data", (bytes) => {
			const go = () => void to.write(bytes);
			if (held[direction]) waiting.push(go);
			else go();
		});
		from.on("close", () => {
			sockets.delete(from);
			// What is held is on its way already; the network knows no better.
			const go = () => void to.end();
			if (held.questions || held.answers) waiting.push(go);
			else go();
		});
	}

	function cut(): void {
		for (const socket of sockets) socket.destroy();
	}

	const own = new URL(url);
	own.hostname = "127.0.0.1";
	own.port = `${(server.address() as AddressInfo).port}`;
	return {
		url: own.href,
		hold(direction) {
			held[direction] = true;
		},
		release() {
			held.questions = held.answers = false;
			for (const go of waiting) go();
			waiting = [];
		},
		cut,
		shut(whether) {
			isShut = whether;
			if (isShut) cut();
		},
		async close() {
			cut();
			server.close();
			await once(server, "close");
		},
	};
}
