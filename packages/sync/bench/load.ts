/** The load of the benchmark: many clients in one document, some of whom type. */

import { WebSocket as WsSocket } from "ws";
import { encodeAwarenessUpdate } from "y-protocols/awareness";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { presenceFrame } from "../src/wire.ts";

export interface LoadTask {
	port: number;
	clients: number;
	typists: number;
	seconds: number;
}

export interface LoadResult {
	keys: number;
	p50Ms: number;
	p99Ms: number;
	/** Whether all ended with the same text, every key in it. */
	isEqual: boolean;
}

// Each provider listens for the end of the process.
process.setMaxListeners(0);

const keysPerSecond = 6;
const settleMs = 1_500;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** When each typist's n-th letter was typed; each letter is one clock. */
const typedAt = new Map<number, number[]>();
const latencies: number[] = [];

function enter(port: number): WebsocketProvider {
	const doc = new Y.Doc();
	const provider = new WebsocketProvider(`ws://127.0.0.1:${port}`, "minutes", doc, {
		disableBc: true,
		WebSocketPolyfill: WsSocket as unknown as typeof WebSocket,
	});
	const { awareness } = provider;
	awareness.off("update", provider._awarenessUpdateHandler);
	awareness.on("update", (_: unknown, origin: unknown) => {
		if (origin !== "local" || provider.ws?.readyState !== 1) return;
		provider.ws.send(presenceFrame(encodeAwarenessUpdate(awareness, [doc.clientID])) as Uint8Array<ArrayBuffer>);
	});
	doc.on("afterTransaction", ({ local, beforeState, afterState }: Y.Transaction) => {
		if (local) return;
		const now = performance.now();
		for (const [client, clock] of afterState) {
			const times = typedAt.get(client);
			for (let at = beforeState.get(client) ?? 0; times && at < clock; at++) latencies.push(now - (times[at] ?? now));
		}
	});
	return provider;
}

function typeKey({ doc, awareness }: WebsocketProvider): void {
	const text = doc.getText("t");
	typedAt.get(doc.clientID)?.push(performance.now());
	const at = Math.floor(Math.random() * (text.length + 1));
	text.insert(at, "abcdefghij"[Math.floor(Math.random() * 10)] ?? "a");
	awareness.setLocalStateField("cursor", at);
}

async function run({ port, clients, typists, seconds }: LoadTask): Promise<LoadResult> {
	const everyone: WebsocketProvider[] = [];
	for (let i = 0; i < clients; i++) {
		everyone.push(enter(port));
		await pause(5);
	}
	await pause(settleMs);
	const typing = everyone.slice(0, typists);
	for (const { doc } of typing) typedAt.set(doc.clientID, []);
	process.send?.("ready");
	await new Promise((resolve) => process.once("message", resolve));
	const intervals: NodeJS.Timeout[] = [];
	for (const typist of typing) {
		intervals.push(setInterval(() => typeKey(typist), 1_000 / keysPerSecond));
		await pause(1_000 / keysPerSecond / typists);
	}
	await pause(seconds * 1_000);
	for (const interval of intervals) clearInterval(interval);
	await pause(settleMs);
	const keys = [...typedAt.values()].reduce((sum, times) => sum + times.length, 0);
	const texts = everyone.map(({ doc }) => doc.getText("t").toString());
	const isEqual = new Set(texts).size === 1 && texts[0]?.length === keys;
	latencies.sort((a, b) => a - b);
	const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? Number.NaN;
	return { keys, p50Ms: at(0.5), p99Ms: at(0.99), isEqual };
}

process.once("message", (task: LoadTask) => {
	void run(task).then((result) => process.send?.(result));
});
