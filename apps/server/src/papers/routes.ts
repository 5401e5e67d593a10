/** Who asks for papers and rotas of the published roster, and gets them as files or as turns. */
import { createHash } from "node:crypto";
import {
	type BoothRota,
	dayOf,
	interfaceLanguages,
	may,
	type PaperFormat,
	type PaperName,
	paperFormats,
	paperNames,
	papers,
} from "@plenary/domain";
import type { DayToTurn } from "@plenary/roster";
import type { Routes, Visitor } from "../doors/http.ts";
import type { House } from "../house.ts";
import { meetingById } from "../meetings/routes.ts";
import { isRefusal, type Refusal, refuse } from "../refusals.ts";
import {
	daysOf,
	dayToTurn,
	type PaperFacts,
	type RosterFacts,
	readEarlier,
	readPeopleFacts,
	readRosterFacts,
	sittingsOn,
} from "./facts.ts";
import type { Press } from "./press.ts";

const types: Readonly<Record<PaperFormat, string>> = {
	pdf: "application/pdf",
	docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

/** Everybody who opens the page of a roster asks for its rotas: what they follow from has to be turned into them once. */
const mostRemembered = 40;

export function paperRoutes(route: Routes, { db, rooms, clock }: House, press: Press): void {
	const remembered = new Map<string, Promise<readonly (readonly BoothRota[])[] | Refusal>>();

	route("rotas", ["read", "roster"], async ({ id, visitor }) => {
		const facts = await readRosterFacts({ db, rooms }, id);
		if (!facts) return refuse("noRoster");
		const days = daysOf(facts.roster);
		const rotas = await rotasOf(facts, days);
		if (isRefusal(rotas)) return rotas;
		const shown = shownTo(visitor, id);
		return {
			version: facts.roster.version,
			days: days.map((day, at) => ({
				day,
				booths: (rotas[at] ?? []).map((rota) => asPublished(shown(rota), facts.publishedIds)),
			})),
		};
	});

	route("paper", ["read", "roster"], async ({ id, params, request, visitor, language: readers }) => {
		const name = paperNames.find((one) => one === params.paper);
		const format = paperFormats.find((one) => one === params.format);
		if (!name || !format) return refuse("notFound");
		if (!may(visitor.actor, "read", { kind: papers[name], meetingId: id })) return refuse("notAllowed");
		const language = interfaceLanguages.find((one) => one === request.query.language) ?? readers;
		const asked = request.query.day;
		const facts = await factsOf(name, typeof asked === "string" ? asked : undefined, id, visitor);
		if (isRefusal(facts)) return facts;
		const pressed = await press.press({ kind: "file", name, format, language, facts });
		if (isRefusal(pressed)) return pressed;
		const file = [name, facts.day, ...(language === "en" ? [] : [language])].join("-");
		return { bytes: pressed.bytes, type: types[format], name: `${file}.${format}` };
	});

	async function factsOf(
		name: PaperName,
		asked: string | undefined,
		id: string,
		visitor: Visitor,
	): Promise<PaperFacts | Refusal> {
		const [meeting, facts] = await Promise.all([meetingById(db, id), readRosterFacts({ db, rooms }, id)]);
		if (!meeting) return refuse("notFound");
		if (!facts) return refuse("noRoster");
		const days = daysOf(facts.roster);
		const today = dayOf(clock(), meeting.zone);
		const day = asked ?? days.find((one) => one >= today) ?? days.at(-1);
		if (day === undefined || !days.includes(day)) return refuse("nothingThatDay");
		const needsRotas = name === "rota" || name === "pack";
		const [people, earlier, rotas] = await Promise.all([
			readPeopleFacts({ db, rooms }, id, visitor.actor),
			name === "pack" ? readEarlier({ db, rooms }, meeting, visitor.actor) : undefined,
			needsRotas ? rotasOf(facts, [day]) : [[]],
		]);
		if (isRefusal(rotas)) return rotas;
		const shown = (rotas[0] ?? []).map(shownTo(visitor, id));
		const sittings = sittingsOn(facts.roster, day);
		return { ...facts, ...people, meeting, day, sittings, rotas: shown, earlier };
	}

	/** What somebody does not work from is told to the booths, and not to the whole hall. */
	function shownTo({ actor }: Visitor, meetingId: string) {
		const isAtDesk = may(actor, "read", { kind: "desk", meetingId });
		return (rota: BoothRota): BoothRota =>
			isAtDesk ? rota : { ...rota, turns: rota.turns.map((turn) => ({ ...turn, standBy: [] })) };
	}

	async function rotasOf(facts: RosterFacts, days: readonly string[]) {
		const asked: DayToTurn[] = days.map((day) => dayToTurn(facts, day));
		const key = createHash("sha256").update(JSON.stringify(asked)).digest("base64");
		const known = remembered.get(key);
		if (known) return known;
		const turning = press
			.press({ kind: "rotas", days: asked })
			.then((pressed) => (isRefusal(pressed) ? pressed : pressed.days));
		remembered.set(key, turning);
		if (remembered.size > mostRemembered) remembered.delete(remembered.keys().next().value ?? "");
		// What went wrong once may go right the next time.
		if (isRefusal(await turning)) remembered.delete(key);
		return turning;
	}
}

/** Pages know people by the ids that the roster was published with. */
function asPublished(rota: BoothRota, ids: RosterFacts["publishedIds"]): BoothRota {
	const idOf = (id: string) => (Object.hasOwn(ids, id) ? (ids[id] ?? id) : id);
	return {
		...rota,
		turns: rota.turns.map((turn) => ({
			...turn,
			interpreterId: idOf(turn.interpreterId),
			standBy: turn.standBy.map(({ language, interpreterIds }) => ({
				language,
				interpreterIds: interpreterIds.map(idOf),
			})),
		})),
		minutes: Object.fromEntries(Object.entries(rota.minutes).map(([id, minutes]) => [idOf(id), minutes])),
	};
}
