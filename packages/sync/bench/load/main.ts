/** The load process: everyone who connects to the server under test. */
import { answer, usage } from "../answering.ts";
import { Archive, type HistoryPlan, type OpeningPlan } from "./cold.ts";
import { Hall, type HallPlan } from "./hall.ts";
import { type Stretch, type } from "./typing.ts";

let hall: Hall | undefined;
let archive: Archive | undefined;

const nobody = "Nobody has come in yet.";
const nothing = "There is no history yet.";

function there<Thing>(thing: Thing | undefined, complaint: string): Thing {
	if (!thing) throw new Error(complaint);
	return thing;
}

answer({
	usage,
	async fill(plan: HallPlan) {
		hall = await Hall.fill(plan);
	},
	type: (stretch: Stretch) => type(there(hall, nobody), stretch),
	compare: () => there(hall, nobody).compare(),
	history(plan: HistoryPlan) {
		archive = new Archive(plan);
		const { updates, text, clocks } = archive.history;
		return { edits: updates.length, length: text.length, clocks };
	},
	store: (plan: OpeningPlan) => there(archive, nothing).store(plan),
	isSaved: () => there(archive, nothing).isSaved,
	leave: () => there(archive, nothing).leave(),
	open: (plan: OpeningPlan) => there(archive, nothing).open(plan),
});
