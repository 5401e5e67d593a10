/** The server is killed the moment a roster and an action are on disk: back again, both lists over all meetings have them. */
import { fileOutcome, publishRoster, raiseOutcome } from "@plenary/documents";
import { newId, outcomesRoom, rosterRoom } from "@plenary/domain";
import { writeRoom } from "./pens.ts";
import { startServer, type TestServer } from "./server.ts";
import { expect, test } from "./test.ts";
import { holdWorkshop } from "./workshop.ts";

let server: TestServer;

test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(() => server.remove());

test("what was committed before a kill is in both lists after it", async () => {
	const { secretariat, meetingId } = await holdWorkshop(server);
	const { meeting } = await secretariat.ask<{ meeting: object }>("GET", `/api/meetings/${meetingId}`);
	const other = await secretariat.ask<{ id: string }>("POST", "/api/meetings", meeting);
	const booked: string[] = [];
	for (let kill = 1; kill <= 5; kill++) {
		const interpreterId = newId();
		booked.push(interpreterId);
		const action = {
			kind: "action",
			raisedBy: secretariat.id,
			raisedAt: kill,
			words: { en: `Action ${kill}` },
		} as const;
		await writeRoom(server, secretariat, outcomesRoom(meetingId), (doc) =>
			fileOutcome(doc, raiseOutcome(doc, action), kill),
		);
		const sitting = { titles: {}, hall: "", day: "2027-01-01", startsAt: "09:00", endsAt: "12:00", spoken: ["en"] };
		const booths = [{ id: "ru", into: ["ru"], interpreterIds: booked }];
		const people = Object.fromEntries(booked.map((id) => [id, { name: id, names: {} }]));
		const sittings = [{ ...sitting, sittingId: "morning", mode: "simultaneous" as const, booths }];
		await writeRoom(server, secretariat, rosterRoom(meetingId), (doc) =>
			publishRoster(doc, { sittings, people }, { at: kill, by: secretariat.id }),
		);
		await server.kill();
		await server.start();
		const path = `/api/meetings/${other.id}/bookings`;
		const busy = async () =>
			(await secretariat.ask<{ bookings: { interpreterId: string }[] }>("GET", path)).bookings.map(
				(one) => one.interpreterId,
			);
		await expect.poll(async () => (await busy()).sort()).toEqual([...booked].sort());
		const listed = async () => (await secretariat.ask<{ actions: unknown[] }>("GET", "/api/actions")).actions.length;
		await expect.poll(listed).toBe(kill);
	}
});
