/** The front door of the browser's side: open a room, and keep copies of rooms on this device. */
export { type CloseCode, closeCode, type Refusal } from "../refusals.ts";
export { type Aside, LocalCopies } from "./local-copies.ts";
export { type OpenRoom, openRoom, type RoomOptions, type RoomState } from "./open-room.ts";
