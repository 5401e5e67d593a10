/** The list of actions as the page sees it: kept, asked for again when something changed, and changed in place. */
import type { ActionChange, Answered, ListedAction } from "@plenary/domain";
import { useEffect } from "react";
import { io } from "socket.io-client";
import { call } from "../api/call.ts";
import { client, refresh, useActions } from "../api/questions.ts";
import { base } from "../sample/place.ts";
import { toast } from "../ui/toast.tsx";

export type ActionsAnswer = Answered<"actions">;

/** All actions the reader may see; asked for anew as soon as somebody has changed one. */
export function useLiveActions() {
	const answer = useActions();
	const isHere = answer.data !== undefined;
	useEffect(() => {
		// The list comes first; what changes until the line stands is asked for once it does.
		if (!isHere) return;
		const socket = io({ path: `${base}/socket.io`, transports: ["websocket"] });
		socket.on("connect", () => {
			socket.emit("watchActions");
			// What happened while there was no line was told to nobody here.
			void refresh("actions");
		});
		socket.on("actions", () => void refresh("actions"));
		socket.on("disconnect", (reason) => {
			if (reason === "io server disconnect") socket.connect();
		});
		return () => void socket.disconnect();
	}, [isHere]);
	return answer;
}

/** Shows the change at once; if the server says no, shows again what stands, and why. */
export async function changeAction(action: ListedAction, change: ActionChange): Promise<void> {
	const { meetingId, recordId } = action;
	put({ ...action, ...(change as Partial<ListedAction>) });
	try {
		put(await call("changeAction", { params: { id: meetingId, recordId }, body: change }));
		void refresh("awaiting");
	} catch (problem) {
		put(action);
		toast((problem as Error).message);
	}
}

function put(action: ListedAction): void {
	const isIt = (one: ListedAction) => one.meetingId === action.meetingId && one.recordId === action.recordId;
	client.setQueryData<ActionsAnswer>(
		["actions"],
		(before) => before && { ...before, actions: before.actions.map((one) => (isIt(one) ? action : one)) },
	);
}
