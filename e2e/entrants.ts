/** Everybody who may knock at the server's doors, each with programs that keep to no rule: roles, strangers, tokens. */
import { enter, type Person } from "./people.ts";
import { openFloor, openRaw, openRawWith, type RawFloor, type RawRoom } from "./raw.ts";
import type { TestServer } from "./server.ts";
import type { Workshop } from "./workshop.ts";

export interface Entrant {
	readonly who: string;
	ask(method: string, path: string, body?: unknown): Promise<Response>;
	room(name: string): RawRoom;
	floor(): Promise<RawFloor>;
}

export interface Everybody {
	/**
	 * The administrator, the secretariat, chair, rapporteur, delegate, chief interpreter, interpreter, observer, somebody
	 * at no meeting; nobody; the administrator's tokens that read, that write, for another meeting, for this one.
	 */
	readonly entrants: readonly Entrant[];
	readonly otherMeeting: string;
	readonly officer: Person;
	readonly chiefInterpreter: Person;
	readonly interpreter: Person;
	/** At no meeting. */
	readonly stranger: Person;
}

/** To be called once for a workshop. */
export async function everybody(server: TestServer, workshop: Workshop): Promise<Everybody> {
	const { secretariat, chair, english, delegate, observer, meetingId } = workshop;
	const { address } = server;
	const handedOver = async (path: string, name: string, more: object) => {
		const body = { address: `${name}@people.test`, name, language: "en", partyId: null, ...more };
		const { handOver } = await secretariat.ask<{ handOver: { link: string } }>("POST", path, body);
		return enter(address, handOver.link.split("#")[1] ?? "");
	};
	const bring = (name: string, role: string) => handedOver(`/api/meetings/${meetingId}/participants`, name, { role });
	const interpreter = await bring("interpreter", "interpreter");
	const chiefInterpreter = await bring("chief", "chiefInterpreter");
	const stranger = await handedOver("/api/people", "stranger", { office: null });
	const officer = await handedOver("/api/people", "officer", { office: "secretariat" });
	const { meeting } = await secretariat.ask<{ meeting: object }>("GET", `/api/meetings/${meetingId}`);
	const otherMeeting = (await secretariat.ask<{ id: string }>("POST", "/api/meetings", meeting)).id;

	const by = (who: string, person: Person): Entrant => ({
		who,
		ask: person.fetch,
		room: (name) => openRaw(address, person, name),
		floor: () => openFloor(address, person),
	});
	const asking =
		(headers: Record<string, string>): Entrant["ask"] =>
		(method, path, body) =>
			fetch(address + path, {
				method,
				headers: { "content-type": "application/json", ...headers },
				...(body === undefined ? {} : { body: JSON.stringify(body) }),
			});
	const guessed = { cookie: "plenary=guessed" };
	const nobody: Entrant = {
		who: "nobody",
		ask: asking({ origin: address }),
		room: (name) => openRaw(address, guessed, name),
		floor: () => openFloor(address, guessed),
	};
	const token = async (who: string, scope: string, at: string | null): Promise<Entrant> => {
		const asked = { name: who, scope, days: 1, meetingId: at };
		const { secret } = await secretariat.ask<{ secret: string }>("POST", "/api/tokens", asked);
		return {
			who,
			ask: asking({ authorization: `Bearer ${secret}` }),
			room: (name) => openRawWith(address, secret, name),
			floor: () => openFloor(address, { cookie: "" }, null, undefined, secret),
		};
	};
	const entrants = [
		by("the administrator", secretariat),
		by("the secretariat", officer),
		by("the chair", chair),
		by("a rapporteur", english),
		by("a delegate", delegate),
		by("the chief interpreter", chiefInterpreter),
		by("an interpreter", interpreter),
		by("an observer", observer),
		by("somebody at no meeting", stranger),
		nobody,
		await token("a token that reads", "read", null),
		await token("a token that writes", "write", null),
		await token("a token for another meeting", "write", otherMeeting),
		await token("a token for this meeting", "write", meetingId),
	];
	return { entrants, otherMeeting, officer, chiefInterpreter, interpreter, stranger };
}
