/** How often something may be asked, by a network, for a mailbox or over one connection. */
import { RateLimiterMemory } from "rate-limiter-flexible";

/** Says whether one more is allowed now, and counts it. */
export type Limit = (key: string) => Promise<boolean>;

export function limitOf(points: number, seconds: number): Limit {
	const limiter = new RateLimiterMemory({ points, duration: seconds });
	return async (key) => {
		try {
			await limiter.consume(key);
			return true;
		} catch (full) {
			if (full instanceof Error) throw full;
			return false;
		}
	};
}

/** The network a visitor came from: an address without its last part. */
export function networkOf(ip = ""): string {
	const plain = ip.replace(/^::ffff:(?=\d+\.)/, "");
	return plain.includes(":") ? `${plain.split(":").slice(0, 4).join(":")}::` : plain.replace(/\.\d+$/, ".0");
}
