/** Rooms by name: which shared document a name stands for, and which meeting it belongs to. */

export type RoomRef = { kind: PlainRoom; meetingId: string } | { kind: "minutes"; meetingId: string; language: string };

/** Of these a meeting has one each. */
export const plainRooms = ["agenda", "outcomes", "planning", "roster", "glossary"] as const;
export type PlainRoom = (typeof plainRooms)[number];

/** Ids are made by the server or the browser from this alphabet, so that they can stand in names and addresses. */
export const idPattern = /^[A-Za-z0-9_-]{6,40}$/;

const roomPattern =
	/^meeting\/([A-Za-z0-9_-]{6,40})\/(?:(agenda|outcomes|planning|roster|glossary)|minutes\/([a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}))$/;

/** The room a name stands for, or undefined when no such room can be. */
export function parseRoom(name: string): RoomRef | undefined {
	const found = roomPattern.exec(name);
	if (!found) return undefined;
	const [, meetingId = "", plain, language] = found;
	if (language !== undefined) return { kind: "minutes", meetingId, language };
	return { kind: plain as PlainRoom, meetingId };
}

export const agendaRoom = (meetingId: string): string => `meeting/${meetingId}/agenda`;
export const minutesRoom = (meetingId: string, language: string): string => `meeting/${meetingId}/minutes/${language}`;
export const outcomesRoom = (meetingId: string): string => `meeting/${meetingId}/outcomes`;
export const planningRoom = (meetingId: string): string => `meeting/${meetingId}/planning`;
export const rosterRoom = (meetingId: string): string => `meeting/${meetingId}/roster`;
export const glossaryRoom = (meetingId: string): string => `meeting/${meetingId}/glossary`;
