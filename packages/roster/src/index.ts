/** The front door of roster: who may work where, what is covered, and what is wrong. */
export * from "./booking.ts";
export type { BookingEvent } from "./booking-moves.ts";
export {
	type BookingRefusal,
	type BookingSide,
	type BookingState,
	bookingStates,
	boundStates,
	type Engagement,
	standingsOf,
} from "./booking-states.ts";
export * from "./booth-rotas.ts";
export * from "./breach.ts";
export { breachesOf } from "./breaches.ts";
export * from "./candidates.ts";
export * from "./changes.ts";
export { type Costs, costsOf } from "./costs.ts";
export * from "./cover.ts";
export * from "./coverage.ts";
export { coversOf, fallsAt } from "./covers.ts";
export * from "./drift.ts";
export { type DayItem, interpretedMinutes, type ProjectedDay, projectedDay, type Stretch } from "./drift-day.ts";
export {
	type DriftCode,
	type DriftGroup,
	type DriftMember,
	driftCodes,
	profileLimits,
	type Reached,
} from "./drift-limits.ts";
export type { DriftOption } from "./drift-options.ts";
export { mostOvertime, type Notice, notices } from "./drift-rules.ts";
export { blockersOf, type Eligible, eligibleOf } from "./eligible.ts";
export { type Best, bestOf } from "./exhaustive.ts";
export * from "./gaps.ts";
export type { KnownInterpreter, Rostering, SeatedPlace } from "./ground.ts";
export type { Group } from "./groups.ts";
export { groupsOf } from "./groups.ts";
export { type Instance, readInstance } from "./instance/read.ts";
export { NotReadable } from "./instance/reading.ts";
export * from "./leading.ts";
export { type GivenUp, leastRegime } from "./least-regime.ts";
export * from "./meeting.ts";
export * from "./prices.ts";
export * from "./profiles.ts";
export * from "./regimes.ts";
export * from "./retours.ts";
export type { Ability, RotaAsk, RotaItem, RotaMember, RotaNow } from "./rota/ask.ts";
export { replanned, rotaOfDay, type TakenTurn } from "./rota/day.ts";
export { type Rota, rota } from "./rota/rota.ts";
export { type RotaPrices, type RotaRules, rotaRules, type TurnRules } from "./rota/rules.ts";
export type { Turn, Uncovered } from "./rota/turns.ts";
export { byScore, type Score, type Scoring, scoreOf } from "./score.ts";
export * from "./sittings.ts";
export * from "./snapshot.ts";
export * from "./sources.ts";
export * from "./strength.ts";
export * from "./travel.ts";
