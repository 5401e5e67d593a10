/** The HTTP interface of rosters: what is asked of the desk that proposes them. */
import * as z from "zod/mini";
import { nothing } from "./api-shapes.ts";
import { idSchema } from "./meetings.ts";
import { proposalAskSchema } from "./proposals.ts";

export const rosterRoutes = {
	/** The proposal itself comes with the planning, and grows there. */
	proposeRoster: ["POST", "/api/meetings/:id/proposal", proposalAskSchema, z.object({ id: idSchema })],
	/** What was found until then stays. */
	stopProposal: ["POST", "/api/meetings/:id/proposal/stop", nothing, nothing],
} as const;
