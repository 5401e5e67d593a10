/** Each paper by its name, laid out as a value. */
import type { PaperName } from "@plenary/domain";
import type { Paper } from "@plenary/formats/paper";
import { boothPlan } from "./booth-plan.ts";
import { pack } from "./pack.ts";
import { rotaPaper } from "./rota-paper.ts";
import { teamSheet } from "./team-sheet.ts";
import type { Telling } from "./telling.ts";

const layouts: Readonly<Record<PaperName, (telling: Telling) => Paper>> = {
	"team-sheet": teamSheet,
	"booth-plan": boothPlan,
	rota: rotaPaper,
	pack,
};

export const layOut = (name: PaperName, telling: Telling): Paper => layouts[name](telling);
