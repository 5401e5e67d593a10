/** Who asks for the proposal of a roster, and who ends it. */
import type { Routes } from "../doors/http.ts";
import type { House } from "../house.ts";
import { meetingById } from "../meetings/routes.ts";
import { refuse } from "../refusals.ts";
import type { ProposalDesk } from "./proposing.ts";

export function proposalRoutes(route: Routes, { db }: House, desk: ProposalDesk): void {
	route("proposeRoster", ["write", "planning"], async ({ id, body, visitor }) => {
		const meeting = await meetingById(db, id);
		return meeting ? desk.begin({ meeting, ...body, by: visitor.account.id }) : refuse("notFound");
	});

	route("stopProposal", ["write", "planning"], async ({ id, visitor }) => {
		await desk.stop(id, visitor.account.id);
		return {};
	});
}
