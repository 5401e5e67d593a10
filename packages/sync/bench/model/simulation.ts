/** Halls on servers on one PostgreSQL and one Redis, event by event: how busy each is, and how late words arrive. */
import { Latencies } from "../load/latencies.ts";
import type { Costs } from "./costs.ts";
import { Calendar, Station } from "./stations.ts";

export interface Workshop {
	halls: number;
	people: number;
	typists: number;
	keysPerSecond: number;
	servers: number;
	/** At how many servers the people of each hall are. */
	serversOfHall: number;
	/** Of PostgreSQL's machine. */
	postgresCores: number;
}

export interface Outcome {
	/** Of one core. */
	busiestServer: number;
	/** In cores, but for what they use when nothing happens. */
	serversTogether: number;
	postgres: number;
	redis: number;
	commitsPerSecond: number;
	lettersPerSecond: number;
	framesPerSecond: number;
	/** From the key to the frame at every other server of the hall, or at the same one if there is one. */
	p50Ms: number;
	p99Ms: number;
}

const simulatedMs = 4_000;
/** Before that, queues are not yet as long as they get. */
const warmUpMs = 1_000;
const clamp = (value: number, from: number, to: number) => Math.max(from, Math.min(value, to));

/** A hall's people at one server, and what waits there. */
interface Company {
	hall: Hall;
	server: Server;
	/** When the keys were typed that wait for the commit. */
	typed: number[];
	writers: Lane;
	viewers: Lane;
	/** Between two frames to those who write, and two letters, milliseconds. */
	intervalMs: number;
	letters: Waiting;
}

/** When the keys were typed that go out together next. */
interface Waiting {
	keys: number[];
	sentAt: number;
	isPlanned: boolean;
}

/** Those who are sent the same at the same time. */
interface Lane extends Waiting {
	people: number;
	intervalMs: number;
}

interface Hall {
	companies: Company[];
	/** A commit holds the room's row until it is done. */
	lockedUntil: number;
}

interface Server {
	loop: Station;
	people: number;
	touched: Set<Company>;
	isCommitting: boolean;
	isDue: boolean;
}

/** The rhythm is the product's: packages/sync/src/flush.ts and outbox.ts. */
export function simulate(costs: Costs, workshop: Workshop, roll: () => number): Outcome {
	const calendar = new Calendar();
	const [postgres, redis] = [new Station(workshop.postgresCores), new Station()];
	const counted = { commits: 0, letters: 0, frames: 0 };
	const latencies = new Latencies();
	const servers = Array.from(
		{ length: workshop.servers },
		(): Server => ({ loop: new Station(), people: 0, touched: new Set(), isCommitting: false, isDue: false }),
	);
	const halls = Array.from({ length: workshop.halls }, (_, number) => openHall(number));
	for (const hall of halls) for (let typist = 0; typist < workshop.typists; typist++) sit(hall, typist);

	const busy = () => ({
		servers: servers.map(({ loop }) => loop.busyMs),
		postgres: postgres.busyMs,
		redis: redis.busyMs,
	});
	calendar.run(warmUpMs);
	const before = { ...busy(), ...counted };
	calendar.run(warmUpMs + simulatedMs);
	const after = { ...busy(), ...counted };
	const shares = after.servers.map((ms, at) => (ms - (before.servers[at] ?? 0)) / simulatedMs);
	const each = (kind: keyof typeof counted) => ((after[kind] - before[kind]) / simulatedMs) * 1_000;
	return {
		busiestServer: Math.max(...shares) + costs.server / 1_000,
		serversTogether: shares.reduce((sum, share) => sum + share, 0),
		postgres: (after.postgres - before.postgres) / simulatedMs,
		redis: (after.redis - before.redis) / simulatedMs,
		commitsPerSecond: each("commits"),
		lettersPerSecond: each("letters"),
		framesPerSecond: each("frames"),
		p50Ms: latencies.within(0.5),
		p99Ms: latencies.within(0.99),
	};

	function openHall(number: number): Hall {
		const hall: Hall = { companies: [], lockedUntil: 0 };
		for (let at = 0; at < workshop.serversOfHall; at++) {
			const server = servers[(number + at) % servers.length];
			if (!server) continue;
			const [people, typists] = [workshop.people, workshop.typists].map((count) => count / workshop.serversOfHall);
			if (people === undefined || typists === undefined) continue;
			server.people += people;
			const intervalMs = clamp(0.25 * people, 4, 25);
			const waiting = () => ({ keys: [], sentAt: Number.NEGATIVE_INFINITY, isPlanned: false });
			const writers = { ...waiting(), people: typists, intervalMs };
			const viewers = { ...waiting(), people: people - typists, intervalMs: 2 * intervalMs };
			hall.companies.push({ hall, server, typed: [], writers, viewers, intervalMs, letters: waiting() });
		}
		return hall;
	}

	function sit(hall: Hall, typist: number): void {
		const company = hall.companies[typist % hall.companies.length];
		const period = 1_000 / workshop.keysPerSecond;
		const press = () => {
			if (company) receive(company);
			calendar.plan(calendar.now + period * (0.5 + roll()), press);
		};
		calendar.plan(period * roll(), press);
	}

	function receive(company: Company): void {
		const { server } = company;
		const at = server.loop.serve(calendar.now, costs.key);
		company.typed.push(calendar.now);
		server.touched.add(company);
		const { writers, intervalMs } = company;
		const collected = at + clamp(0.03 * server.people, 3, 15);
		commitSoon(server, Math.max(collected, writers.sentAt + intervalMs - costs.commitMs));
	}

	function commitSoon(server: Server, at: number): void {
		if (server.isCommitting || server.isDue) return;
		server.isDue = true;
		calendar.plan(at, () => {
			server.isDue = false;
			commit(server);
		});
	}

	function commit(server: Server): void {
		const companies = [...server.touched];
		const batch = companies.map(({ typed }) => typed.splice(0));
		const rows = batch.reduce((sum, keys) => sum + keys.length, 0);
		server.touched.clear();
		server.isCommitting = true;
		counted.commits++;
		const sent = server.loop.serve(calendar.now, costs.commit);
		const free = Math.max(sent, ...companies.map(({ hall }) => hall.lockedUntil));
		const worked = postgres.serve(free, costs.postgresCommit + rows * costs.postgresKey);
		const done = Math.max(worked, free + costs.commitMs);
		for (const { hall } of companies) hall.lockedUntil = done;
		calendar.plan(done, () => {
			server.isCommitting = false;
			for (const [at, company] of companies.entries()) settle(company, batch[at] ?? []);
			if (server.touched.size > 0) commitSoon(server, calendar.now + 3);
		});
	}

	/** What is stored is shown here and told to the other servers of the hall, whether there are any or not. */
	function settle(company: Company, keys: number[]): void {
		const { hall, letters, intervalMs } = company;
		show(company, keys, hall.companies.length === 1);
		letters.keys.push(...keys);
		sendAt(letters, Math.max(calendar.now, letters.sentAt + intervalMs), (told) => tell(company, told));
	}

	function tell(company: Company, keys: number[]): void {
		counted.letters++;
		// Every server is subscribed to what it serves.
		const others = company.hall.companies.filter((other) => other !== company);
		const passed = redis.serve(calendar.now, costs.redisLetter + costs.redisDelivery * (others.length + 1));
		for (const other of others)
			calendar.plan(passed, () => {
				const read = other.server.loop.serve(calendar.now, costs.told);
				calendar.plan(read, () => show(other, keys, true));
			});
	}

	function show(company: Company, keys: number[], isCounted: boolean): void {
		for (const lane of [company.writers, company.viewers]) {
			const { intervalMs, sentAt } = lane;
			const isDue = sentAt + intervalMs * 0.75 <= calendar.now;
			// What came from this server is shown too, but how late it came across is not its affair.
			lane.keys.push(...(isCounted ? keys : []));
			sendAt(lane, isDue ? calendar.now : sentAt + intervalMs * 1.25, (shown) => {
				counted.frames += lane.people;
				const done = company.server.loop.serve(calendar.now, lane.people * costs.frame);
				if (calendar.now < warmUpMs) return;
				// The first of them has it at once, the last when all are written.
				for (const typed of shown) latencies.add((calendar.now + done) / 2 - typed, lane.people);
			});
		}
	}

	function sendAt(waiting: Waiting, at: number, send: (keys: number[]) => void): void {
		if (waiting.isPlanned) return;
		waiting.isPlanned = true;
		calendar.plan(at, () => {
			waiting.isPlanned = false;
			waiting.sentAt = calendar.now;
			send(waiting.keys.splice(0));
		});
	}
}
