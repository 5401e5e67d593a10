/** Putting somebody into the place of whoever can not work: in the draft, and in force where nothing else would come with it. */
import { movePlace, placeInterpreter, publishRoster, readPlanning, readRoster } from "@plenary/documents";
import { type Agenda, type Booking, type Interpreter, leadsOf, type Meeting } from "@plenary/domain";
import {
	breachesOf,
	changesSince,
	isHard,
	ledPlanning,
	ledRoster,
	meetingRostering,
	snapshotOf,
} from "@plenary/roster";
import type * as Y from "yjs";
import { undoOf } from "../rosters/acts.ts";
import type { Missed } from "./illness.ts";

export interface Replacing {
	readonly planning: Y.Doc;
	readonly roster: Y.Doc;
	readonly meeting: Pick<Meeting, "id" | "zone" | "endsOn">;
	readonly agenda: Agenda;
	readonly interpreters: readonly Interpreter[];
	readonly bookings: readonly Booking[];
	/** Who does it, and when. */
	readonly by: string;
	readonly at: number;
}

/** Where and for whom somebody comes in. */
export interface Replacement {
	readonly missed: readonly Missed[];
	readonly illId: string;
	readonly reliefId: string;
}

/**
 * One step of undo in the draft. Gives the version that is in force since; undefined where the draft holds other changes,
 * or a rule would be broken: then whoever plans has to look before it is published.
 */
export function replaceNow(replacing: Replacing, { missed, illId, reliefId }: Replacement): number | undefined {
	const { planning: doc, roster, agenda, interpreters, by, at } = replacing;
	const lead = leadsOf(interpreters);
	const draft = () => ledPlanning(readPlanning(doc), lead);
	const inForce = readRoster(roster);
	const undo = undoOf(doc);
	undo.stopCapturing();
	for (const { sitting, booth } of missed) {
		const { sittingId } = sitting;
		const theirs = draft().places.find(
			(place) => place.sittingId === sittingId && place.booth === booth.id && place.interpreterId === illId,
		);
		if (theirs) movePlace(doc, theirs.id, { interpreterId: reliefId }, at);
		else placeInterpreter(doc, { sittingId, booth: booth.id, interpreterId: reliefId, raisedBy: by });
	}
	undo.stopCapturing();
	if (!inForce || breaksRule(replacing, draft(), reliefId)) return undefined;
	const places = new Set(missed.map(({ sitting, booth }) => `${sitting.sittingId} ${booth.id}`));
	const wanted = ledRoster(inForce, lead).sittings.map((sitting) => ({
		...sitting,
		booths: sitting.booths.map((booth) =>
			places.has(`${sitting.sittingId} ${booth.id}`)
				? { ...booth, interpreterIds: [...booth.interpreterIds.filter((id) => id !== illId), reliefId] }
				: booth,
		),
	}));
	const snapshot = snapshotOf(agenda, draft(), interpreters);
	if (changesSince({ ...inForce, sittings: wanted }, snapshot) !== 0) return undefined;
	return publishRoster(roster, snapshot, { at, by });
}

function breaksRule(
	{ meeting, agenda, interpreters, bookings }: Replacing,
	planning: ReturnType<typeof readPlanning>,
	reliefId: string,
): boolean {
	const rostering = meetingRostering({ meeting, agenda, planning, interpreters, bookings, firm: [] });
	return breachesOf(rostering).some((breach) => breach.interpreterId === reliefId && isHard(breach));
}
