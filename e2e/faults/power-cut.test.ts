/**
 * The power is cut while the storage appends, folds and keeps registers: what was acknowledged is there, whole and in
 * order, and nothing is there by halves.
 *
 * By the system's calls (where strace is): every call that writes is known, and so is what each fsync made safe; what
 * came after the last one is lost, torn at 512 bytes and reordered at will. It proves that nothing is acknowledged
 * before the call that makes it safe. It does not prove that the disk keeps what it said it has.
 * By copies (everywhere): what the files held at an acknowledgement stays, of what they held later only some sectors.
 * It proves that an acknowledgement is of what was written, and that any half of later writes does no harm; not that
 * anything was synced.
 */
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { openStorage } from "@plenary/storage";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runs } from "./breaking.ts";
import { Disk, type Happening, readTrace, straceArguments, torn } from "./disk.ts";
import { batchOf, foldOf, isFoldDue, powerRooms, type Registers } from "./power-batches.ts";
import { isFull, type Roll, report, rollFor, rounds, seed } from "./rounds.ts";

const name = "plenary.sqlite";
const child = fileURLToPath(new URL("./power-child.ts", import.meta.url));
const hasStrace = runs("strace", [...straceArguments, "-o", "/dev/null", "true"]);
let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "plenary-power-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("power cut: by the system's calls, what was acknowledged is there", async ({ skip }) => {
	skip(!hasStrace, "There is no strace here that may trace: these cuts are not made.");
	const cuts = rounds(10, 200);
	const batches = isFull ? 600 : 150;
	const happenings = await record(batches);
	const roll = rollFor("power cut");
	const ready = happenings.findIndex((one) => one.kind === "said" && one.line === "ready");
	const places = Array.from({ length: cuts }, () => ready + roll(happenings.length - ready)).sort((a, b) => a - b);
	expect(happenings.some((one) => one.kind === "write" && one.path.endsWith(name))).toBe(true);
	const disk = new Disk();
	const promised = new Promised();
	let found = 0;
	let at = 0;
	for (const [cut, place] of places.entries()) {
		for (; at <= place; at++) {
			const happening = happenings[at] as Happening;
			if (happening.kind === "said") promised.hear(happening.line);
			else disk.do(happening);
		}
		const left = join(folder, "left");
		disk.cut(roll, left);
		found += await look(left, promised, `seed ${seed}, cut ${cut + 1} after call ${place}`);
		rmSync(left, { recursive: true });
	}
	report("Power cut, by the system's calls", `${cuts} cuts among ${happenings.length} calls`, `0 of ${found} lost`);
});

test("power cut: by copies, what was acknowledged is there whatever stays of later writes", async () => {
	const cuts = rounds(10, 200);
	const roll = rollFor("copies");
	const live = join(folder, "live");
	mkdirSync(live);
	const storage = await openStorage({ file: join(live, name) });
	const promised = new Promised();
	let number = 0;
	let found = 0;
	const step = async () => {
		number++;
		await storage.log.append(batchOf(seed, number));
		promised.hear(`batch ${number}`);
	};
	try {
		for (let cut = 1; cut <= cuts; cut++) {
			for (let steps = 1 + roll(15); steps > 0; steps--) await step();
			const left = join(folder, "left");
			const [safe, at] = [readBoth(live), promised.copy()];
			for (let steps = 1 + roll(4); steps > 0; steps--) await step();
			cpSync(live, left, { recursive: true, filter: (path) => !path.endsWith("-shm") });
			tear(left, safe, readBoth(live), roll);
			found += await look(left, at, `seed ${seed}, cut ${cut}`);
			rmSync(left, { recursive: true });
		}
	} finally {
		await storage.close();
	}
	report("Power cut, by copies", `${cuts} cuts`, `0 of ${found} lost`);
});

/** What was said to be stored. */
class Promised {
	batch = 0;
	note = 0;
	fold = 0;

	hear(line: string): void {
		const [kind, number] = line.split(" ");
		if (kind === "batch" || kind === "note" || kind === "fold") this[kind] = Number(number);
	}

	copy(): Promised {
		return Object.assign(new Promised(), this);
	}
}

/** Everything a child does, until it is killed, as strace saw it. */
async function record(batches: number): Promise<Happening[]> {
	const [trace, file] = [join(folder, "trace"), join(folder, name)];
	const program = [process.execPath, child, file, String(seed), String(batches), "1"];
	const ran = spawn("timeout", ["300", "strace", ...straceArguments, "-o", trace, ...program], {
		stdio: ["ignore", "pipe", "inherit"],
	});
	ran.stdout.resume();
	await new Promise((done) => ran.on("close", done));
	return [...readTrace(readFileSync(trace, "latin1"), file)];
}

/** Opens what is left and counts what was promised; throws at the first thing that is not as it was. */
async function look(left: string, promised: Promised, when: string): Promise<number> {
	const file = join(left, name);
	const storage = await openStorage<Registers>({ file });
	let found = 0;
	try {
		const rows = new Map(powerRooms.map((room) => [room, [] as Uint8Array[]]));
		const stored = new Map<string, Uint8Array[]>();
		for (const room of powerRooms) {
			const history = await storage.log.readAfter(room, 0);
			expect(
				history.map(({ seq }) => seq),
				`${when}: the order of "${room}"`,
			).toEqual(history.map((_, at) => at + 1));
			stored.set(
				room,
				history.map(({ bytes }) => bytes),
			);
			const { folded, foldedSeq, tail } = await storage.log.read(room);
			expect(foldedSeq + tail.length, `${when}: how far "${room}" reads`).toBe(history.length);
			if (folded) expect(Buffer.compare(folded, foldOf(room, foldedSeq)), `${when}: the fold of "${room}"`).toBe(0);
		}
		const length = [...stored.values()].reduce((sum, history) => sum + history.length, 0);
		// The batches up to some point, whole: what a batch brings to several rooms stands or falls together.
		let number = 0;
		for (; found < length; found += batchOf(seed, number).rows.length)
			for (const { room, bytes } of batchOf(seed, ++number).rows) rows.get(room)?.push(bytes);
		expect(number, `${when}: the last batch, ${promised.batch} were acknowledged`).toBeGreaterThanOrEqual(
			promised.batch,
		);
		for (const room of powerRooms) {
			const [was, is] = [rows.get(room) ?? [], stored.get(room) ?? []];
			expect(is.length, `${when}: updates of "${room}"`).toBe(was.length);
			expect(
				is.every((bytes, at) => Buffer.compare(bytes, was[at] as Uint8Array) === 0),
				`${when}: "${room}"`,
			).toBe(true);
			const { clients } = await storage.log.read(room);
			const claimed = Array.from({ length: promised.batch }, (_, at) => at + 1).filter(
				(each) => batchOf(seed, each).clients[0]?.room === room,
			);
			const known = new Set(clients.map(({ client }) => client));
			expect(
				claimed.filter((each) => !known.has(each)),
				`${when}: client ids of "${room}"`,
			).toEqual([]);
		}
		if (promised.note > 0) {
			const notes = await storage.db.selectFrom("note").selectAll().execute();
			const last = Math.max(0, ...notes.map(({ id }) => id));
			expect(last, `${when}: the last note`).toBeGreaterThanOrEqual(promised.note);
			expect(notes.length, `${when}: notes`).toBe(last / 5);
		}
		if (promised.fold > 0) {
			const { foldedSeq } = await storage.log.read("a");
			expect(foldedSeq, `${when}: the fold after batch ${promised.fold}`).toBeGreaterThanOrEqual(
				seqAfter("a", promised.fold),
			);
		}
	} finally {
		await storage.close();
	}
	const db = new DatabaseSync(file);
	const { integrity_check: verdict } = db.prepare("pragma integrity_check").get() as { integrity_check: string };
	db.close();
	expect(verdict, when).toBe("ok");
	return found;
}

function seqAfter(room: string, last: number): number {
	let seq = 0;
	for (let number = 1; number <= last; number++)
		seq += batchOf(seed, number).rows.filter((row) => row.room === room).length;
	return isFoldDue(last) ? seq : 0;
}

interface Both {
	main: Buffer;
	wal: Buffer;
}

const readBoth = (from: string): Both => {
	return { main: readFileSync(join(from, name)), wal: readFileSync(join(from, `${name}-wal`)) };
};

/**
 * Leaves only some sectors of what changed. While a checkpoint goes on, the journal it takes from has long been synced,
 * and before a journal begins anew, so has the main file: then only the later half may be torn.
 */
function tear(left: string, safe: Both, now: Both, roll: Roll): void {
	const isSame = (one: Buffer, other: Buffer) => Buffer.compare(one, other) === 0;
	if (!isSame(safe.wal.subarray(0, 32), now.wal.subarray(0, 32))) return;
	const which = isSame(safe.main, now.main) ? "wal" : "main";
	const [before, after] = [safe[which], now[which]];
	const path = join(left, which === "wal" ? `${name}-wal` : name);
	const mixed = Buffer.concat([before, Buffer.alloc(Math.max(0, after.length - before.length))]);
	const oneIn = 2 + roll(6);
	for (const piece of torn({ kind: "write", path, at: 0, bytes: after }, () => roll(oneIn) > 0))
		piece.bytes.copy(mixed, piece.at);
	const grown = roll(2) === 0 ? mixed : mixed.subarray(0, before.length + roll(mixed.length - before.length + 1));
	writeFileSync(path, grown);
	expect(statSync(path).size).toBe(grown.length);
}
