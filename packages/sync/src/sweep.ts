/** The sweep: whoever is silent is asked whether they are there, and whoever is not, or does not read, is cut off. */
import type { Limits } from "./limits.ts";
import type { Logger } from "./logger.ts";
import type { Peer } from "./peer.ts";
import { closeCode } from "./refusals.ts";

/** Who has been silent for so long is asked whether they are still there; stock clients show themselves anew before. */
const askAfterMs = 18_000;
const goodbyeMs = 10_000;

/** Looks at one peer; to be called every few seconds. One that goes wrong is cut off alone. */
export function sweepPeer(peer: Peer, now: number, limits: Limits, logger: Logger): void {
	try {
		sweep(peer, now, limits);
	} catch (error) {
		logger.error({ err: error, account: peer.door.account }, "A peer went wrong and is cut off.");
		peer.line.terminate();
	}
}

function sweep(peer: Peer, now: number, { silentPeerMs }: Limits): void {
	const silentMs = peer.silentMs(now);
	if (peer.closedAt !== undefined) {
		if (now - peer.closedAt >= goodbyeMs) peer.line.terminate();
	} else if (silentMs >= silentPeerMs) peer.line.terminate();
	else if (peer.hasStoppedReading(now)) {
		peer.close({ code: closeCode.tryLater, reason: "You did not read what you were sent." });
		peer.line.terminate();
	} else if (silentMs >= askAfterMs) peer.ask();
}
