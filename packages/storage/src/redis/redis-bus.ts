/** The bus in Redis: what servers tell each other, signed, and lost rather than waited for. */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { Bus, Logger } from "@plenary/sync";
import { createClient } from "redis";
import { inTime } from "../patience.ts";

interface RedisBusOptions {
	/** Such as `redis://user:password@host:6379`; `rediss://` for TLS. */
	url: string;
	/** Known to our servers alone: whoever can write to Redis and does not know it is not listened to. */
	secret: string;
	logger: Logger;
}

export interface RedisBus extends Bus {
	/** Whether Redis can be reached just now. */
	readonly isConnected: boolean;
	/** Counts one more under the key, for so many seconds from the first; undefined if Redis does not tell in time. */
	count(key: string, seconds: number): Promise<number | undefined>;
}

const prefix = "plenary:";
const signatureBytes = 16;
/** What Redis has not taken in is kept up to so much; the rest is lost. */
const mostWaitingBytes = 8_000_000;
const longestPauseMs = 1_000;
/** Redis is asked so often whether it is there; a connection without an answer is made anew. */
const pingMs = 2_000;
const againMs = 500;
/** Whoever counts waits so long for Redis at the most. */
const countMs = 200;
const countOneMore = `local times = redis.call("incr", KEYS[1])
if times == 1 then redis.call("expire", KEYS[1], ARGV[1]) end
return times`;

/** Returns at once, whether Redis is there or not: it is tried again for ever. */
export function openRedisBus({ url, secret, logger }: RedisBusOptions): RedisBus {
	const socket = {
		reconnectStrategy: (tries: number) => Math.min(50 * 2 ** Math.min(tries, 5), longestPauseMs),
		connectTimeout: 2_000,
		socketTimeout: 3 * pingMs,
	};
	const settings = { url, socket, pingInterval: pingMs };
	const speaker = createClient({ ...settings, disableOfflineQueue: true });
	const listener = createClient(settings);
	let waitingBytes = 0;
	let isClosed = false;
	let isTroubled = false;

	for (const client of [speaker, listener]) {
		client.on("error", (error: Error) => {
			if (!isTroubled && !isClosed) logger.warn({ err: error }, "Redis can not be reached; it is tried again.");
			isTroubled = true;
		});
		client.on("ready", () => {
			if (isTroubled && speaker.isReady && listener.isReady) {
				isTroubled = false;
				logger.info({}, "Redis is back.");
			}
		});
		// Told to the listener above; the strategy never gives up.
		client.connect().catch(() => {});
	}

	const sign = (topic: string, message: Uint8Array) =>
		createHmac("sha256", secret).update(`${topic}\0`).update(message).digest().subarray(0, signatureBytes);

	/** The message, if one of our servers signed it for this topic. */
	function verified(topic: string, signed: Uint8Array): Uint8Array | undefined {
		if (signed.length < signatureBytes) return undefined;
		const message = signed.subarray(signatureBytes);
		return timingSafeEqual(sign(topic, message), signed.subarray(0, signatureBytes)) ? message : undefined;
	}

	return {
		get isConnected() {
			return speaker.isReady && listener.isReady;
		},
		publish(topic, message) {
			if (isClosed || !speaker.isReady || waitingBytes + message.length > mostWaitingBytes) return;
			const signed = Buffer.concat([sign(topic, message), message]);
			waitingBytes += signed.length;
			const answered = () => {
				waitingBytes -= signed.length;
			};
			speaker.publish(prefix + topic, signed).then(answered, answered);
		},
		subscribe(topic, hear) {
			let isHearing = true;
			const heard = (signed: Buffer) => {
				const message = isHearing ? verified(topic, signed) : undefined;
				if (message) hear(message);
			};
			const ask = () => {
				if (isHearing && !isClosed)
					listener.subscribe(prefix + topic, heard, true).catch(() => setTimeout(ask, againMs).unref());
			};
			ask();
			return () => {
				isHearing = false;
				listener.unsubscribe(prefix + topic, heard, true).catch(() => {});
			};
		},
		async count(key, seconds) {
			if (isClosed || !speaker.isReady) return undefined;
			const asked = speaker.eval(countOneMore, { keys: [`${prefix}count:${key}`], arguments: [`${seconds}`] });
			const times = await inTime(asked, countMs).catch(() => undefined);
			return typeof times === "number" ? times : undefined;
		},
		async close() {
			isClosed = true;
			for (const client of [speaker, listener]) client.destroy();
		},
	};
}
