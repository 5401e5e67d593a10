/** What one may do in a roster by key, button, menu or drag: each act one step of undo, and told to those who hear it. */
import {
	movePlace,
	type PlaceMove,
	placeInterpreter,
	planningUndo,
	setProfile,
	setRegime,
	takeOut,
} from "@plenary/documents";
import type { BoothPlace, ProfileName, Regime } from "@plenary/domain";
import type * as Y from "yjs";
import { toast } from "../ui/toast.tsx";
import { wordsNow } from "../words/words.ts";
import { boothName, type Told } from "./roster-words.ts";

interface Around {
	readonly doc: Y.Doc;
	readonly accountId: string;
	/** The names as they stand now. */
	told(): Told;
	/** Says something to those who hear the page. */
	say(words: string): void;
}

export type RosterActs = ReturnType<typeof rosterActs>;
export type Seat = Pick<BoothPlace, "sittingId" | "booth">;

const kept = new WeakMap<Y.Doc, Y.UndoManager>();

/** One undo for each planning, which outlives a change of tabs. */
export function undoOf(doc: Y.Doc): Y.UndoManager {
	const undo = kept.get(doc) ?? planningUndo(doc);
	kept.set(doc, undo);
	return undo;
}

export function rosterActs({ doc, accountId, told, say }: Around) {
	const undo = undoOf(doc);

	function step<Result>(act: () => Result): Result {
		undo.stopCapturing();
		const result = act();
		undo.stopCapturing();
		return result;
	}

	const where = ({ sittingId, booth }: Seat) => ({
		booth: boothName(told().words, booth),
		sitting: told().sittingName(sittingId),
	});

	return {
		undoManager: undo,

		/** Does it as one step of undo. */
		step,

		/** Puts somebody into that booth at each of these sittings. */
		put(interpreterId: string, seats: readonly Seat[]): void {
			step(() => {
				for (const seat of seats) placeInterpreter(doc, { ...seat, interpreterId, raisedBy: accountId });
			});
			const last = seats.at(-1);
			if (last) say(wordsNow().t("rosters.said.put", { name: told().nameOf(interpreterId), ...where(last) }));
		},

		move(place: BoothPlace, move: PlaceMove): void {
			step(() => movePlace(doc, place.id, move, Date.now()));
			const now = { ...place, ...move };
			say(wordsNow().t("rosters.said.moved", { name: told().nameOf(now.interpreterId), ...where(now) }));
		},

		out(place: BoothPlace): void {
			const { t } = wordsNow();
			const words = t("rosters.said.out", { name: told().nameOf(place.interpreterId) });
			step(() => takeOut(doc, place.id, Date.now()));
			const { sittingId, booth, interpreterId } = place;
			toast(words, {
				words: t("rosters.undo"),
				run: () => step(() => placeInterpreter(doc, { sittingId, booth, interpreterId, raisedBy: accountId })),
			});
		},

		/** False for a regime that is none. */
		regime: (sittingIds: readonly string[], regime: Regime | undefined): boolean =>
			step(() => setRegime(doc, sittingIds, regime)),

		profile: (profile: ProfileName): void => step(() => setProfile(doc, profile)),

		undo(): void {
			const { t } = wordsNow();
			if (!undo.undo()) say(t("rosters.nothingToUndo"));
			else toast(t("rosters.undone"), { words: t("rosters.redo"), run: () => void undo.redo() });
		},

		redo: (): void => void undo.redo(),
	};
}
