/** News: what happened in the house is told to whoever is connected here, and to the other servers. */
import type { ActionLists } from "../actions/action-lists.ts";
import type { DocumentsDoor } from "../doors/documents.ts";
import type { FloorDoor } from "../doors/floor.ts";
import type { News } from "../house.ts";
import type { RoomIndex } from "../indexes/room-index.ts";
import type { Notice } from "./notices.ts";

interface NewsWorld {
	floor: Pick<FloorDoor, "news" | "startOver">;
	documents: Pick<DocumentsDoor, "review" | "signInEnded" | "startOver">;
	actions: Pick<RoomIndex, "meetingChanged">;
	bookings: Pick<RoomIndex, "meetingChanged">;
	lists: Pick<ActionLists, "changed" | "forget">;
	tellOthers: (notice: Notice) => void;
	/** Called before anything is told here. */
	told: (notice: Notice) => void;
}

export interface NewsDesk extends News {
	/** Tells whoever is connected here. */
	tellHere(notice: Notice): void;
	/** Nobody knows what was missed: everybody here begins anew. */
	startOver(): void;
}

export function openNews({ floor, documents, actions, bookings, lists, tellOthers, told }: NewsWorld): NewsDesk {
	function tellHere(notice: Notice): void {
		told(notice);
		switch (notice.kind) {
			case "meetingChanged":
				floor.news.meetingChanged(notice.meetingId);
				break;
			case "actionsChanged":
				lists.changed(notice.meetingId);
				floor.news.actionsChanged(notice.meetingId);
				break;
			case "bookingsChanged":
				floor.news.bookingsChanged();
				break;
			case "engagementsChanged":
				floor.news.engagementsChanged(notice.meetingId);
				break;
			case "floorChanged":
				floor.news.floorChanged(notice.meetingId);
				break;
			case "deskChanged":
				floor.news.deskChanged(notice.meetingId);
				break;
			case "rightsChanged":
				floor.news.rightsChanged(notice.accountId);
				void documents.review(notice.accountId);
				break;
			case "signInEnded":
				floor.news.signInEnded(notice.connection);
				documents.signInEnded(notice.connection);
				break;
		}
	}
	function tell(notice: Notice): void {
		tellHere(notice);
		tellOthers(notice);
	}
	return {
		tellHere,
		meetingChanged(meetingId) {
			tell({ kind: "meetingChanged", meetingId });
			actions.meetingChanged(meetingId);
			bookings.meetingChanged(meetingId);
		},
		engagementsChanged: (meetingId) => tell({ kind: "engagementsChanged", meetingId }),
		rightsChanged: (accountId) => tell({ kind: "rightsChanged", accountId }),
		signInEnded: (connection) => tell({ kind: "signInEnded", connection }),
		startOver() {
			lists.forget();
			floor.startOver();
			documents.startOver();
		},
	};
}
