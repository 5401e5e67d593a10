/** A hall full of clients: typists and watchers who are whole, and the light ones who fill the other seats. */
import type * as Y from "yjs";
import type { Seat } from "../servers/hosting.ts";
import { Latencies } from "./latencies.ts";
import { Light } from "./light.ts";
import { hocuspocusTongue, yWebsocketTongue } from "./tongues.ts";
import { rootText, Typist } from "./typist.ts";
import { type ClientKind, enter, schema, type Whole } from "./whole.ts";

export interface HallPlan {
	seats: Seat[];
	client: ClientKind;
	/** Of each document's clients, so many type, so many more are whole; the others are light. */
	typists: number;
	watchers: number;
	/** Only every so many-th document has its watchers. */
	watchedEvery: number;
	/** Whether light clients send back everybody's presence, as stock ones do. */
	lightRepeat: boolean;
}

export interface Document {
	typists: Typist[];
	watchers: Whole[];
	lights: Light[];
}

/** So many come in at the same time. */
const atOnce = 20;

type Place = "typist" | "watcher" | "light";

export class Hall {
	readonly documents: Document[] = [];
	latencies = new Latencies();
	/** The typists' own view, who may be told sooner than those who watch. */
	typistsLatencies = new Latencies();
	/** From a typist at one server to whoever is at another. */
	acrossLatencies = new Latencies();
	readonly #doors = new Map<Whole, string>();
	/** Until their writer was told that keystrokes are on disk. */
	savedLatencies = new Latencies();

	static async fill(plan: HallPlan): Promise<Hall> {
		const hall = new Hall();
		const rooms = [...Map.groupBy(plan.seats, ({ room }) => room).values()];
		const arrivals: (() => Promise<void>)[] = [];
		for (const [index, roomSeats] of rooms.entries()) {
			const document: Document = { typists: [], watchers: [], lights: [] };
			hall.documents.push(document);
			const watchers = index % plan.watchedEvery === 0 ? plan.watchers : 0;
			const places = placesOf(roomSeats.length, plan.typists, watchers);
			for (const [at, seat] of roomSeats.entries())
				arrivals.push(() => hall.#admit(plan, document, seat, places[at] ?? "light"));
		}
		for (let at = 0; at < arrivals.length; at += atOnce)
			await Promise.all(arrivals.slice(at, at + atOnce).map((arrive) => arrive()));
		for (const document of hall.documents) hall.#listen(document);
		return hall;
	}

	get typists(): Typist[] {
		return this.documents.flatMap(({ typists }) => typists);
	}

	get lights(): Light[] {
		return this.documents.flatMap(({ lights }) => lights);
	}

	wholesOf({ typists, watchers }: Document): Whole[] {
		return [...typists.map(({ whole }) => whole), ...watchers];
	}

	/** Whether every whole client has every key of its document. */
	isSettled(): boolean {
		return this.documents.every((document) =>
			this.wholesOf(document).every(({ doc }) =>
				document.typists.every(({ client, typedAt }) => stateOf(doc, client) >= typedAt.length),
			),
		);
	}

	/** Whether each document is the same everywhere with every key in it, and which share of typists' cursors is shown. */
	compare(): { isEqual: boolean; cursorsShown: number; lost: number } {
		let [shown, expected] = [0, 0];
		let isEqual = true;
		for (const document of this.documents) {
			const wholes = this.wholesOf(document);
			const keys = document.typists.reduce((sum, { typedAt }) => sum + typedAt.length, 0);
			const texts = new Set(wholes.map(({ doc }) => doc.getText(rootText).toString()));
			isEqual &&= texts.size === 1 && [...texts][0]?.length === keys;
			for (const { client, whole } of document.typists) {
				const cursor = JSON.stringify(whole.awareness.getLocalState()?.cursor);
				for (const { awareness } of wholes) {
					if (awareness.clientID === client) continue;
					expected++;
					if (JSON.stringify(awareness.getStates().get(client)?.cursor) === cursor) shown++;
				}
			}
		}
		const losses = this.documents.flatMap((document) => this.wholesOf(document).map(({ losses }) => losses()));
		const lost = losses.reduce((sum, each) => sum + each, 0) + this.lights.filter(({ isLost }) => isLost).length;
		return { isEqual, cursorsShown: shown / expected, lost };
	}

	leave(): void {
		for (const document of this.documents) {
			for (const whole of this.wholesOf(document)) whole.leave();
			for (const light of document.lights) light.leave();
		}
	}

	async #admit(plan: HallPlan, document: Document, seat: Seat, place: Place): Promise<void> {
		const { client } = plan;
		if (place === "light") {
			const query = client === "own" ? `?ack=1&schema=${schema}` : "";
			const tongue = client === "hocuspocus" ? hocuspocusTongue() : yWebsocketTongue(query);
			document.lights.push(await Light.enter(seat, tongue, plan.lightRepeat));
			return;
		}
		const whole = await enter(client, seat);
		this.#doors.set(whole, seat.door.url);
		if (place === "watcher") document.watchers.push(whole);
		else document.typists.push(new Typist(whole, `Typist ${document.typists.length + 1}`));
	}

	/** A keystroke has arrived when the receiver's own Yjs state has passed it, so a server may merge as it pleases. */
	#listen(document: Document): void {
		const typistsOf = new Map(document.typists.map((typist) => [typist.client, typist]));
		for (const typist of document.typists) this.#awaitSaved(typist);
		// Whoever watches light sees the words when a whole watcher does.
		const weight = document.watchers.length > 0 ? 1 + document.lights.length / document.watchers.length : 1;
		for (const whole of this.wholesOf(document)) {
			const isWatcher = document.watchers.includes(whole);
			whole.doc.on("afterTransaction", ({ local, beforeState, afterState }: Y.Transaction) => {
				if (local) return;
				const now = performance.now();
				for (const [client, clock] of afterState) {
					const typist = typistsOf.get(client);
					if (!typist) continue;
					const isAcross = this.#doors.get(typist.whole) !== this.#doors.get(whole);
					for (let at = beforeState.get(client) ?? 0; at < clock; at++) {
						const ms = now - (typist.typedAt[at] ?? now);
						this.latencies.add(ms, isWatcher ? weight : 1);
						if (isAcross) this.acrossLatencies.add(ms, isWatcher ? weight : 1);
						if (!isWatcher) this.typistsLatencies.add(ms);
					}
				}
			});
		}
	}

	#awaitSaved({ whole, typedAt }: Typist): void {
		let saved = 0;
		whole.onSaved?.(() => {
			const now = performance.now();
			for (const all = typedAt.length - (whole.unsaved?.() ?? 0); saved < all; saved++)
				this.savedLatencies.add(now - (typedAt[saved] ?? now));
		});
	}
}

/** Spreads typists and watchers evenly over the seats: a server may serve in the order in which people came. */
function placesOf(seats: number, typists: number, watchers: number): Place[] {
	const places: Place[] = Array.from({ length: seats }, () => "light");
	const wholes = Math.min(seats, typists + watchers);
	let typing = 0;
	for (let whole = 0; whole < wholes; whole++) {
		const at = Math.floor(((whole + 0.5) * seats) / wholes);
		const isTypist = Math.floor(((whole + 1) * Math.min(typists, wholes)) / wholes) > typing;
		if (isTypist) typing++;
		places[at] = isTypist ? "typist" : "watcher";
	}
	return places;
}

function stateOf(doc: Y.Doc, client: number): number {
	const structs = doc.store.clients.get(client);
	const last = structs?.at(-1);
	return last ? last.id.clock + last.length : 0;
}
