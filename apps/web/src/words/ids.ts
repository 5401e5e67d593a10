/** The ids of all words: one line for every subject that has words of its own. */
import type account from "../account/words.en.json";
import type actions from "../actions/words.en.json";
import type agenda from "../agenda/words.en.json";
import type api from "../api/words.en.json";
import type bookings from "../bookings/words.en.json";
import type booths from "../booths/words.en.json";
import type floor from "../floor/words.en.json";
import type frame from "../frame/words.en.json";
import type glossary from "../glossary/words.en.json";
import type home from "../home/words.en.json";
import type interpreters from "../interpreters/words.en.json";
import type keys from "../keys/words.en.json";
import type live from "../live/words.en.json";
import type look from "../look/words.en.json";
import type meeting from "../meeting/words.en.json";
import type meetings from "../meetings/words.en.json";
import type minutes from "../minutes/words.en.json";
import type outcomes from "../outcomes/words.en.json";
import type palette from "../palette/words.en.json";
import type people from "../people/words.en.json";
import type rooms from "../rooms/words.en.json";
import type rosters from "../rosters/words.en.json";
import type sample from "../sample/words.en.json";
import type settings from "../settings/words.en.json";
import type signin from "../signin/words.en.json";
import type ui from "../ui/words.en.json";

export type WordsId =
	| keyof typeof account
	| keyof typeof actions
	| keyof typeof agenda
	| keyof typeof api
	| keyof typeof bookings
	| keyof typeof booths
	| keyof typeof frame
	| keyof typeof glossary
	| keyof typeof home
	| keyof typeof interpreters
	| keyof typeof keys
	| keyof typeof look
	| keyof typeof meeting
	| keyof typeof meetings
	| keyof typeof palette
	| keyof typeof people
	| keyof typeof sample
	| keyof typeof settings
	| keyof typeof signin
	| keyof typeof ui
	| keyof typeof floor
	| keyof typeof live
	| keyof typeof minutes
	| keyof typeof outcomes
	| keyof typeof rooms
	| keyof typeof rosters;
