/** The load process: everyone who connects to the server under test. */
import { answer } from "../answering.ts";
import { Hall, type HallPlan } from "./hall.ts";
import { type Stretch, type } from "./typing.ts";

let hall: Hall | undefined;

function theHall(): Hall {
	if (!hall) throw new Error("Nobody has come in yet.");
	return hall;
}

answer({
	async fill(plan: HallPlan) {
		hall = await Hall.fill(plan);
	},
	type: (stretch: Stretch) => type(theHall(), stretch),
	compare: () => theHall().compare(),
	leave() {
		theHall().leave();
		hall = undefined;
	},
});
