/** How long each list takes in a large house, and how much it is: `npm run lists-bench -w e2e`. */
import { loadavg } from "node:os";
import { chromium } from "@playwright/test";
import { launchOptions } from "./chromium.ts";
import { fillHouse, largeHouse } from "./large-house.ts";
import { measurePages } from "./lists-in-browser.ts";
import type { Person } from "./people.ts";
import { startServer } from "./server.ts";

const askings = 15;

const server = await startServer({ LOG_LEVEL: "error" });
try {
	const house = await fillHouse(server);
	const [meetingId = ""] = house.meetingIds;
	console.log(
		`\n${largeHouse.people} people, ${largeHouse.interpreters} interpreters, ${largeHouse.meetings} meetings, ${largeHouse.meetings * largeHouse.actionsInMeeting} actions`,
	);
	console.log(
		`load ${loadavg()[0]?.toFixed(1)}; processor time of the server for one; median and slowest of ${askings}, with the way there and back on this machine\n`,
	);
	for (const path of [
		"/api/me",
		"/api/people",
		"/api/interpreters",
		"/api/parties",
		"/api/bodies",
		"/api/meetings",
		`/api/meetings/${meetingId}`,
		`/api/meetings/${meetingId}/interpreters`,
		`/api/meetings/${meetingId}/bookings`,
		"/api/me/bookings",
		"/api/actions",
		"/api/awaiting",
		"/api/openapi.json",
	]) {
		await measure(house.secretariat, path, "secretariat");
		if (path === "/api/meetings" || path === "/api/actions" || path === "/api/awaiting")
			await measure(house.delegate, path, "delegate");
	}
	const browser = await chromium.launch(launchOptions);
	try {
		await measurePages(browser, server, house.secretariat);
	} finally {
		await browser.close();
	}
} finally {
	await server.remove();
}

async function measure(person: Person, path: string, who: string): Promise<void> {
	const taken: number[] = [];
	let bytes = 0;
	const before = await processorTime();
	for (let asked = 0; asked < askings; asked++) {
		const since = performance.now();
		const answer = await person.fetch("GET", path);
		bytes = (await answer.arrayBuffer()).byteLength;
		taken.push(performance.now() - since);
		if (answer.status !== 200) return console.log(`${path.padEnd(46)} ${who.padEnd(12)} ${answer.status}`);
	}
	const processor = ((await processorTime()) - before) / askings;
	taken.sort((a, b) => a - b);
	const [median = 0, slowest = 0] = [taken[askings >> 1], taken.at(-1)];
	const size = `${(bytes / 1000).toFixed(1)} kB`;
	const inMs = (ms: number) => `${ms.toFixed(1).padStart(7)} ms`;
	const about = `${path.replace(/[\w-]{16}/, ":id").padEnd(34)} ${who.padEnd(12)}`;
	console.log(`${about} ${inMs(processor)} ${inMs(median)} ${inMs(slowest)} ${size.padStart(11)}`);
}

/** What the server's process has taken of its processors so far, milliseconds; others on the machine do not count. */
async function processorTime(): Promise<number> {
	const figures = await (await fetch(`${server.address}/metrics`)).text();
	return Number(/^process_cpu_seconds_total (\S+)/m.exec(figures)?.[1]) * 1000;
}
