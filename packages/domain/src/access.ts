/** Who may do what: one table and one question for HTTP, for every room's door and for socket.io. */

/** Standing in the whole process. An administrator has the secretariat's rights, and the settings. */
export const offices = ["administrator", "secretariat"] as const;
export type Office = (typeof offices)[number];

/** Standing at one meeting. */
export const meetingRoles = ["chair", "rapporteur", "delegate", "chiefInterpreter", "interpreter", "observer"] as const;
export type MeetingRole = (typeof meetingRoles)[number];

/** The columns of the table. `signedIn` is anybody with an account, without regard to a meeting. */
export const roles = [...offices, ...meetingRoles, "signedIn"] as const;
export type Role = (typeof roles)[number];

/** Read; write; manage (rights, publishing, removal). A higher one includes the lower. */
export const actions = ["read", "write", "manage"] as const;
export type Action = (typeof actions)[number];

/** What belongs to a meeting, and what belongs to the process. */
export const meetingObjects = [
	"meeting",
	"participants",
	"agenda",
	"minutes",
	"outcomes",
	"planning",
	"facts",
	"roster",
	"glossary",
	"floor",
	"desk",
	"presence",
] as const;
export const processObjects = [
	"process",
	"meetings",
	"parties",
	"bodies",
	"people",
	"interpreters",
	"ownEntry",
	"links",
	"offices",
] as const;
export type MeetingObject = (typeof meetingObjects)[number];
export type ProcessObject = (typeof processObjects)[number];
export type AccessObject = { kind: MeetingObject; meetingId: string } | { kind: ProcessObject };

/** The account as far as rights go: its office in the process, if any, and its role at each of its meetings. */
export interface Actor {
	readonly accountId: string;
	readonly office?: Office | undefined;
	readonly roleAt: Readonly<Record<string, MeetingRole>>;
	/** For one who may act at one meeting only: which, and the office that counts there and nowhere else. */
	readonly only?: { readonly meetingId: string; readonly office?: Office | undefined } | undefined;
}

/** The same actor with their rights at that meeting, and elsewhere what anybody signed in may do. */
export function within({ accountId, office, roleAt }: Actor, meetingId: string): Actor {
	const role = Object.hasOwn(roleAt, meetingId) ? roleAt[meetingId] : undefined;
	return { accountId, roleAt: role ? { [meetingId]: role } : {}, only: { meetingId, office } };
}

/** Where the actor may have rights without holding an office in the process. */
export const meetingsOf = ({ roleAt, only }: Actor): string[] => [
	...new Set([...Object.keys(roleAt), ...(only ? [only.meetingId] : [])]),
];

const none = 0;
const r = 1;
const w = 2;
const m = 3;
type Reach = 0 | 1 | 2 | 3;

/**
 * The whole truth about rights. A missing cell is a no. `presence` says who is shown by name and sees the others'
 * names (write), and who only counts (none).
 */
export const accessTable: Readonly<Record<MeetingObject | ProcessObject, Readonly<Partial<Record<Role, Reach>>>>> = {
	meeting: { secretariat: m, chair: r, rapporteur: r, delegate: r, chiefInterpreter: r, interpreter: r, observer: r },
	participants: {
		secretariat: m,
		chair: r,
		rapporteur: r,
		delegate: r,
		chiefInterpreter: r,
		interpreter: r,
		observer: r,
	},
	agenda: { secretariat: m, chair: w, rapporteur: w, delegate: r, chiefInterpreter: r, interpreter: r, observer: r },
	minutes: { secretariat: m, chair: r, rapporteur: w, delegate: r, chiefInterpreter: r, interpreter: r, observer: r },
	outcomes: { secretariat: m, chair: w, rapporteur: w, delegate: r, chiefInterpreter: r, interpreter: r, observer: r },
	planning: { secretariat: m, chiefInterpreter: w },
	/** Of interpreters' reliability, where they are noted. Whoever only writes sees and withdraws their own. */
	facts: { secretariat: m, chiefInterpreter: w },
	roster: { secretariat: w, chair: r, rapporteur: r, delegate: r, chiefInterpreter: w, interpreter: r, observer: r },
	glossary: { secretariat: m, chair: r, rapporteur: r, chiefInterpreter: w, interpreter: w },
	floor: { secretariat: w, chair: w, rapporteur: r, delegate: r, chiefInterpreter: r, interpreter: r, observer: r },
	desk: { secretariat: w, chair: w, chiefInterpreter: w, interpreter: w },
	presence: { secretariat: w, chair: w, rapporteur: w, delegate: w },
	process: { administrator: m, secretariat: r, signedIn: r },
	meetings: { secretariat: m },
	parties: { secretariat: m, signedIn: r },
	bodies: { secretariat: m, signedIn: r },
	people: { secretariat: m },
	interpreters: { secretariat: m },
	/** In the register of interpreters: the entry that the account is linked to, and no other. */
	ownEntry: { signedIn: w },
	links: { secretariat: m },
	offices: { administrator: m },
};

/** May this account do this to that? Everything the table does not grant is refused. */
export function may(actor: Actor, action: Action, object: AccessObject): boolean {
	return reachOf(actor, object) >= actions.indexOf(action) + 1;
}

function reachOf(actor: Actor, object: AccessObject): number {
	const row = accessTable[object.kind];
	const held: Role[] = ["signedIn"];
	const isOnly = "meetingId" in object && object.meetingId === actor.only?.meetingId;
	const office = isOnly ? actor.only?.office : actor.office;
	if (office === "administrator") held.push("administrator", "secretariat");
	if (office === "secretariat") held.push("secretariat");
	if ("meetingId" in object && Object.hasOwn(actor.roleAt, object.meetingId)) {
		held.push(actor.roleAt[object.meetingId] as MeetingRole);
	}
	return Math.max(...held.map((role) => row[role] ?? none));
}
