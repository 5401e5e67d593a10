/** Somebody who never reads costs nobody but themselves: bounded memory for them, the same echo for the others. */
import { expect, test } from "vitest";
import { difference } from "./difference.ts";
import { startEchoApart } from "./echo.ts";
import { openHall, readCold } from "./hall.ts";
import { isFull, report, rest, rollFor, seed, until } from "./rounds.ts";
import { letThemType, type Typist } from "./typist.ts";
import { hasVitals, memoryOf } from "./vitals.ts";

const [typing, seconds, everyMs, signs] = isFull ? [50, 60, 1_000, 6_000] : [10, 4, 200, 20_000];
/** Several who do not read, so that what one costs stands out from what memory does anyway. */
const stuckCount = isFull ? 20 : 5;
/** The promise is 10 MB for one; in a short run the memory of the process itself swings by more. */
const mayCost = isFull ? 10 : 30;
const healedWithinMs = 10_000;

test("stuck reader: its queue is bounded, the others notice nothing, and it catches up", async () => {
	const alone = await run(0);
	const { memory, longest, middle, healed, fates } = await run(stuckCount);
	const each = (memory - alone.memory) / stuckCount;
	if (hasVitals) expect(each, `seed ${seed}: megabytes for each who does not read`).toBeLessThanOrEqual(mayCost);
	expect(longest, `seed ${seed}: the longest echo`).toBeLessThan(2_000);
	report(
		"Stuck reader",
		`${stuckCount} who do not read, ${typing} typing for ${seconds} s`,
		`${each.toFixed(1)} MB each, echo ${middle.toFixed(0)} ms (${alone.middle.toFixed(0)} without), ${fates}, equal after ${healed.toFixed(0)} ms`,
	);
});

/** The same load with and without them; memory is the most there was at any time. */
async function run(count: number) {
	const hall = await openHall({ writers: 6 });
	const { server } = hall;
	const roll = rollFor("stuck");
	const writing = Array.from({ length: typing }, (_, place) => hall.typist(place % 2, 0));
	const stuck = Array.from({ length: count }, (_, place) => hall.typist(2 + (place % 2), 0, { comesBack: true }));
	let memory = 0;
	const measuring = setInterval(() => {
		memory = Math.max(memory, memoryOf(server.pid));
	}, 100);
	try {
		const echo = await startEchoApart(hall, [4, 5]);
		await Promise.all([...writing, ...stuck].map((typist) => typist.come()));
		for (const typist of stuck) typist.stopReading();
		const stop = letThemType(writing, everyMs, (typist) => write(typist, roll));
		await rest(seconds * 1000);
		stop();
		await until(() => writing.every(({ unstored }) => unstored === 0), "all is stored");
		const { longest, middle } = await echo.stop();
		clearInterval(measuring);
		const { history } = await readCold(server.folder, hall.rooms[0] ?? "");
		for (const typist of stuck) typist.readAgain();
		const isHealed = (typist: Typist) => typist.isSynced && difference(history, typist.doc).length === 0;
		const healed = await until(() => stuck.every(isHealed), "those who read again are equal", healedWithinMs);
		for (const { doc } of writing) expect(difference(history, doc), `seed ${seed}: a writer`).toEqual([]);
		const away = stuck.filter(({ closes }) => closes.length > 0).length;
		for (const { code } of stuck.flatMap(({ closes }) => closes)) expect([1006, 1013]).toContain(code);
		return { memory, longest, middle, healed, fates: `${away} sent away and back, ${count - away} caught up` };
	} finally {
		clearInterval(measuring);
		await server.remove();
	}
}

/** Much at once, and gone again with the next change, so that the traffic is large and the room is not. */
function write({ doc }: Typist, roll: (sides: number) => number): void {
	const text = doc.getText(`of ${doc.clientID}`);
	if (text.length > 0) text.delete(0, text.length);
	text.insert(0, String.fromCharCode(0x430 + roll(32)).repeat(signs / 2 + roll(signs)));
}
