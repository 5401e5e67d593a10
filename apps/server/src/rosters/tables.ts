/** Who interprets when, over all meetings: derived from published rosters, never edited, rebuilt by one command. */

export interface RosterTables {
	/** `from` and `to` are Unix milliseconds, by the clocks of the meeting's zone. */
	booking: { meeting_id: string; sitting_id: string; interpreter_id: string; from: number; to: number };
}
