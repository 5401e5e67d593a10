/** Every way in which a room says no: the codes with which a connection is closed, and who should come back. */

export const closeCode = {
	/** The server goes down or starts anew: come back. */
	restart: 1012,
	/** The room can not be read just now, or the peer did not read what it was sent: come back. */
	tryLater: 1013,
	malformed: 4400,
	notSignedIn: 4401,
	notAllowed: 4403,
	noSuchRoom: 4404,
	/** The client knows another generation of the room, or sent an update that can never be placed. */
	outOfStep: 4409,
	tooLarge: 4413,
	/** An update that breaks a rule, such as one under somebody else's client id. */
	refusedUpdate: 4422,
	/** The client's document schema is older than the room's. */
	schemaTooOld: 4426,
	tooMany: 4429,
	/** Rights changed: come back through the door. From 4500 on, stock clients come back by themselves. */
	rightsChanged: 4510,
} as const;

export type CloseCode = (typeof closeCode)[keyof typeof closeCode];

/** A no with its reason: a short sentence. */
export interface Refusal {
	code: CloseCode;
	reason: string;
}

/** A reason cut to what a close frame can carry. */
export function closeReason(reason: string): string {
	let short = reason;
	while (new TextEncoder().encode(short).length > 123) short = short.slice(0, -1);
	return short;
}

/** Thrown to a desk whose update was refused. */
export class UpdateRefused extends Error {
	override readonly name = "UpdateRefused";
	readonly refusal: Refusal;

	constructor(room: string, refusal: Refusal) {
		super(`The update for "${room}" was refused (${refusal.code}): ${refusal.reason}`);
		this.refusal = refusal;
	}
}

/** Whether a client closed with this code should try again by itself. */
export function mayComeBack(code: number): boolean {
	// Said as a no, so that a missing code is not taken for a final one.
	return !(code >= 4400 && code < 4500) || code === closeCode.tooMany;
}

/** Whether a client closed with this code holds words that the room will not take from it, now or later. */
export function setsWordsAside(code: number): boolean {
	if (mayComeBack(code)) return false;
	// Signing in again, or loading the newer program, brings the words through.
	return code !== closeCode.notSignedIn && code !== closeCode.schemaTooOld;
}
