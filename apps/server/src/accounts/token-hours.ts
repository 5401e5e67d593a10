/** Tokens with open connections, so that these close at the hour at which a token runs out. */
import { connectionOf, type TokenRow } from "./access-tokens.ts";

export interface TokenHours {
	/** A connection was opened with this token. */
	opened(token: TokenRow): void;
	/** What the connections are known by whose tokens have run out; each is named once. */
	over(now: number): string[];
}

/** `used` is told of each connection as it is opened. */
export function tokenHours(used: (token: TokenRow) => void): TokenHours {
	const hours = new Map<string, number>();
	return {
		opened(token) {
			hours.set(connectionOf(token), token.expires_at);
			used(token);
		},
		over(now) {
			const over = [...hours].flatMap(([connection, expiresAt]) => (expiresAt <= now ? [connection] : []));
			for (const connection of over) hours.delete(connection);
			return over;
		},
	};
}
