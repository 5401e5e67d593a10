/** The front door of the sync engine: rooms, peers, and the log they are kept in. */
export { type Bus, memoryBus } from "./bus.ts";
export { acceptUpgrade, type Connection, type Line, refuse } from "./connection.ts";
export { defaultLimits, type Limits } from "./limits.ts";
export type { LogBatch, LoggedUpdate, LogJudgement, StoredRoom, UpdateLog } from "./log.ts";
export type { Logger } from "./logger.ts";
export { MemoryLog } from "./memory-log.ts";
export type { Meter, RoomsFigures } from "./meter.ts";
export type { Door } from "./peer.ts";
export { closeCode, mayComeBack, type Refusal, UpdateRefused } from "./refusals.ts";
export { type Committed, openRooms, type Rooms, type RoomsOptions } from "./rooms.ts";
