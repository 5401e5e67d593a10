/** What every desk and door of the server is handed: the world, as plain values. */
import type { Rooms } from "@plenary/sync";
import type { Logger } from "pino";
import type { TokenHours } from "./accounts/token-hours.ts";
import type { Database } from "./database.ts";
import type { Place } from "./doors/cookies.ts";
import type { Limits } from "./doors/limits.ts";
import type { Seals } from "./interpreters/seals.ts";
import type { Post } from "./mail/post.ts";
import type { Settings } from "./settings.ts";

export interface House {
	readonly db: Database;
	readonly rooms: Rooms;
	readonly post: Post;
	readonly settings: Settings;
	/** For what is personal in the interpreters' register. */
	readonly seals: Seals;
	/** Below the server's address, and under which cookie. */
	readonly place: Place;
	/** Unix milliseconds. */
	readonly clock: () => number;
	readonly log: Logger;
	/** Where this house can be reached, without a slash at the end. */
	readonly address: () => string;
	readonly news: News;
	readonly tokenHours: TokenHours;
	readonly limits: Limits;
}

/** What the rest of the server wants open connections to hear. */
export interface News {
	/** Facts of a meeting changed: those who have it open ask again. */
	meetingChanged(meetingId: string): void;
	/** Interpreters of a meeting were asked, or answered: whoever plans it asks again. */
	engagementsChanged(meetingId: string): void;
	/** Rights of an account changed: its open connections come through the door again. */
	rightsChanged(accountId: string): void;
	/** A sign-in or a token is over: its connections, by what they are known by, close. */
	signInEnded(connection: string): void;
}
