/** Tests of the proposal in the planning's document. */
import type { RosterProposal } from "@plenary/domain";
import { beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { check } from "./check.ts";
import { planningUndo, readPlanning } from "./planning.ts";
import { placeInterpreter } from "./planning-verbs.ts";
import {
	acceptChanges,
	changesProposed,
	discardProposal,
	growProposal,
	leaveChanges,
	proposalOf,
	readProposal,
	writeProposal,
} from "./proposal.ts";

const room = { kind: "planning", meetingId: "meeting-1" } as const;
let doc: Y.Doc;

beforeEach(() => {
	doc = new Y.Doc();
});

/** "morning ru anna" */
function seat(words: string) {
	const [sittingId = "", booth = "", person = ""] = words.split(" ");
	return { sittingId, booth, interpreterId: `person-${person}` };
}
const put = (words: string) => placeInterpreter(doc, { ...seat(words), raisedBy: "account-1" });
const seated = () =>
	readPlanning(doc)
		.places.map(({ sittingId, booth, interpreterId }) => `${sittingId} ${booth} ${interpreterId.slice(7)}`)
		.sort();

const proposal = (...seats: string[]): RosterProposal => ({
	id: "proposal-1",
	madeBy: "account-1",
	madeAt: 1000,
	sittingIds: ["morning", "evening"],
	state: "done",
	found: {
		seats: seats.map(seat),
		coverage: { kind: "best" },
		price: { kind: "within", share: 0.004 },
		...{ uncovered: 0, missing: 1, relays: 2, cost: 900, tookMs: 400 },
	},
});
const changes = () => {
	const { put, out } = changesProposed(readPlanning(doc), readProposal(doc) as RosterProposal);
	return { put: put.map((one) => one.interpreterId), out: out.map((one) => one.interpreterId) };
};

test("a proposal lies on the table, and nonsense is none", () => {
	expect(readProposal(doc)).toBeUndefined();
	expect(writeProposal(doc, proposal("morning ru anna"))).toBe(true);
	expect(readProposal(doc)).toEqual(proposal("morning ru anna"));
	expect(check(room, doc)).toBeUndefined();
	expect(writeProposal(doc, { ...proposal(), madeAt: Number.NaN })).toBe(false);
	proposalOf(doc).set("current", { id: "nonsense" });
	expect(readProposal(doc)).toBeUndefined();
	expect(check(room, doc)).toBe("proposal has a wrong current.");
});

test("what was taken off the table or replaced grows no more", () => {
	writeProposal(doc, { ...proposal(), state: "working", found: null });
	expect(growProposal(doc, proposal("morning ru anna"))).toBe(true);
	writeProposal(doc, { ...proposal(), id: "proposal-2" });
	expect(growProposal(doc, proposal("morning ru boris"))).toBe(false);
	discardProposal(doc);
	expect(growProposal(doc, proposal())).toBe(false);
	expect(readProposal(doc)).toBeUndefined();
});

test("it differs from what stands only where it decides and where that does not stand yet", () => {
	for (const words of ["morning ru anna", "morning ru boris", "other ru clara"]) put(words);
	writeProposal(doc, proposal("morning ru anna", "evening ru dora"));
	expect(changes()).toEqual({ put: ["person-dora"], out: ["person-boris"] });
	put("evening ru dora");
	expect(changes()).toEqual({ put: [], out: ["person-boris"] });
});

test("accepting all is undone at once, and the proposal is back", () => {
	put("morning ru boris");
	writeProposal(doc, proposal("morning ru anna", "evening ru dora"), { origin: "the server" });
	const undo = planningUndo(doc);
	const all = changesProposed(readPlanning(doc), proposal("morning ru anna", "evening ru dora"));
	acceptChanges(doc, all, { by: "account-2", at: 2000, isLast: true });
	expect(seated()).toEqual(["evening ru dora", "morning ru anna"]);
	expect(readProposal(doc)).toBeUndefined();
	undo.undo();
	expect(seated()).toEqual(["morning ru boris"]);
	expect(readProposal(doc)?.id).toBe("proposal-1");
});

test("accepting some leaves the rest on the table", () => {
	writeProposal(doc, proposal("morning ru anna", "evening ru dora"));
	const [first] = changesProposed(readPlanning(doc), proposal("morning ru anna", "evening ru dora")).put;
	acceptChanges(doc, { put: first ? [first] : [], out: [] }, { by: "account-2", at: 2000, isLast: false });
	expect(seated()).toEqual(["morning ru anna"]);
	expect(changes()).toEqual({ put: ["person-dora"], out: [] });
});

test("what is left aside is proposed no more, and comes back by undo", () => {
	put("morning ru boris");
	writeProposal(doc, proposal("morning ru anna", "evening ru dora"), { origin: "the server" });
	const undo = planningUndo(doc);
	const { put: asked, out } = changesProposed(readPlanning(doc), proposal("morning ru anna", "evening ru dora"));
	leaveChanges(doc, { put: asked.slice(0, 1), out });
	expect(changes()).toEqual({ put: ["person-dora"], out: [] });
	undo.undo();
	expect(changes()).toEqual({ put: ["person-anna", "person-dora"], out: ["person-boris"] });
});
