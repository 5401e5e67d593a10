/** The front door of the sync engine: rooms, peers, and the log they are kept in. */
export { type Clock, systemClock } from "./clock.ts";
export { defaultLimits, type Limits } from "./limits.ts";
export type { LogBatch, LogClient, LoggedUpdate, LogRow, StoredRoom, UpdateLog } from "./log.ts";
export type { Logger } from "./logger.ts";
export { MemoryLog } from "./memory-log.ts";
export type { Meter, RoomsFigures } from "./meter.ts";
export { type Door, refuse, type Socket } from "./peer.ts";
export { type CloseCode, closeCode, mayComeBack, type Refusal, setsWordsAside, UpdateRefused } from "./refusals.ts";
export { type Committed, openRooms, type Rooms, type RoomsOptions } from "./rooms.ts";
