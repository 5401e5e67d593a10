/** What each route is for, in a sentence, and who may call it: anyone, a program with a token, or only a person. */
import type { ApiName } from "./api.ts";

/**
 * `anyone` needs no sign-in. `read` and `write` are the scopes that a token needs. What gives, takes or hands on rights
 * is for a `person` who is signed in, and for no token.
 */
export type Caller = "anyone" | "read" | "write" | "person";

export const apiNotes = {
	me: ["read", "Says who is signed in; null for nobody."],
	introduce: ["person", "Changes one's own name and language; the first administrator gives an address here, once."],
	askForLink: ["anyone", "Mails a link to sign in with; the answer is the same whether or not the address is known."],
	lookAtLink: ["anyone", "Says what a link is good for, without using it up."],
	confirmLink: ["anyone", "Uses a link up and signs this browser in."],
	signOut: ["person", "Ends the sign-in of this browser."],
	signIns: ["person", "Lists where one is signed in."],
	endSignIn: ["person", "Ends one of one's own sign-ins and closes its connections."],
	accessTokens: ["person", "Lists one's own access tokens, without their secrets."],
	createAccessToken: ["person", "Makes an access token; its secret is in this answer and nowhere else."],
	endAccessToken: ["person", "Revokes one of one's own access tokens and closes its connections."],
	changeProcess: ["write", "Changes the names and languages of the process."],
	readiness: ["read", "Says how far a meeting is prepared: agenda, people, interpreting."],
	news: ["read", "Lists what happened lately at the meetings that one may read."],
	awaiting: ["read", "Lists the open actions that wait for oneself or one's delegation."],
	actions: ["read", "Lists all actions of all meetings that one may read."],
	changeAction: ["write", "Changes the status, the day or the owners of an action."],
	meetings: ["read", "Lists the meetings that one may know of."],
	createMeeting: ["write", "Makes a meeting, with the agenda of its type to begin with."],
	meeting: ["read", "Gives a meeting with its participants, heads of delegations and parties."],
	changeMeeting: ["write", "Changes the facts of a meeting."],
	addParticipant: ["person", "Brings somebody to a meeting, and invites them if they are new."],
	changeParticipant: ["person", "Changes the role and delegation of somebody at a meeting."],
	removeParticipant: ["person", "Takes somebody off a meeting; their open connections to it close."],
	bookings: ["read", "Says when interpreters are engaged at other meetings, for whoever plans this one."],
	myBookings: ["read", "Says which interpreter of the register one is, and when one is in a booth next."],
	parties: ["read", "Lists the states and organisations of the process."],
	createParty: ["write", "Adds a state or an organisation."],
	changeParty: ["write", "Changes a state or an organisation."],
	archiveParty: ["write", "Archives a state or an organisation, or brings it back."],
	mergeParties: ["write", "Makes one of two entries that are the same state or organisation."],
	importParties: ["write", "Adds states and organisations from the rows of a table, all or none."],
	undoPartyImport: ["write", "Takes back an import, except for whoever was used or changed since."],
	bodies: ["read", "Lists the bodies of the process."],
	createBody: ["write", "Adds a body."],
	changeBody: ["write", "Changes a body."],
	archiveBody: ["write", "Archives a body, or brings it back."],
	mergeBodies: ["write", "Makes one of two entries that are the same body."],
	importBodies: ["write", "Adds bodies from the rows of a table, all or none."],
	undoBodyImport: ["write", "Takes back an import, except for whatever was used or changed since."],
	people: ["read", "Lists the register of people."],
	createPerson: ["person", "Adds a person, and invites them if they are to be let in."],
	changePerson: ["person", "Changes a person: names, address, delegation, office."],
	archivePerson: ["person", "Archives a person, who can not come in any more, or brings them back."],
	mergePeople: ["person", "Makes one of two entries that are the same person."],
	importPeople: ["person", "Adds people from the rows of a table, all or none."],
	undoImport: ["person", "Takes back an import, except for whoever was used or changed since."],
	makeLink: ["person", "Makes a link that signs a person in, to be handed over if it can not be mailed."],
	interpreters: ["read", "Lists the register of interpreters."],
	createInterpreter: ["write", "Adds an interpreter to the register."],
	changeInterpreter: ["write", "Changes an interpreter's entry; what is left out stays."],
	archiveInterpreter: ["write", "Archives an interpreter's entry, or brings it back."],
	mergeInterpreters: ["write", "Makes one of two entries that are the same interpreter."],
	importInterpreters: ["write", "Adds interpreters from the rows of a table, all or none."],
	undoInterpreterImport: ["write", "Takes back an import, except for whoever was used or changed since."],
	imports: ["read", "Lists the tables that were taken into the registers."],
	lookAtImport: ["read", "Says what would go and what would stay if an import were taken back."],
	interpretersOfMeeting: ["read", "Lists the interpreters for whoever plans the meeting, without their contacts."],
	proposeRoster: ["write", "Begins to look for the best roster; what is found appears in the planning as a proposal."],
	stopProposal: ["write", "Ends the looking; what was found until then stays in the planning."],
	sample: ["anyone", "Says whether there is a sample to look around in, and as whom one looks around in it."],
	enterSample: ["anyone", "Lets a visitor into the sample, laid out if there is none; not within the sample."],
	lookAroundAs: ["person", "Changes as whom one looks around; only within the sample."],
	throwSampleAway: ["person", "Throws the sample away, and nothing else; only within the sample."],
} as const satisfies Record<ApiName, readonly [Caller, string]>;

/** The routes that a person has to call themselves. */
export type PersonalRoute = {
	[Name in ApiName]: (typeof apiNotes)[Name][0] extends "person" ? Name : never;
}[ApiName];
