/** Tests of the rotas of a published day. */
import type { Agenda, Languages } from "@plenary/domain";
import { describe, expect, it } from "vitest";
import { boothRotas } from "./booth-rotas.ts";
import type { PublishedSitting } from "./regimes.ts";

const sitting = (more: Partial<PublishedSitting> = {}): PublishedSitting => ({
	sittingId: "morning",
	titles: { en: "Morning" },
	hall: "",
	day: "2026-07-07",
	startsAt: "09:00",
	endsAt: "10:30",
	mode: "simultaneous",
	spoken: ["en", "ka", "pl"],
	booths: [{ id: "en", into: ["en"], interpreterIds: ["anna", "boris"] }],
	...more,
});

const item = (id: string, minutes: number, more: Partial<Agenda["items"][number]> = {}): Agenda["items"][number] => ({
	id,
	position: id,
	titles: { en: id },
	minutes,
	presenter: {},
	kind: "item",
	sittingId: "morning",
	...more,
});

const speaks = (c: readonly string[]): Languages => ({ a: ["en"], b: [], c: [...c], retours: [] });
const languages = { anna: speaks(["ka"]), boris: speaks(["ka", "pl"]) };
const agenda: Agenda = { items: [item("a", 30), item("b", 15, { kind: "break" }), item("c", 30)], sittings: [] };
const clocks = (turns: readonly { interpreterId: string; startsAt: string; endsAt: string }[] = []) =>
	turns.map(({ interpreterId, startsAt, endsAt }) => `${interpreterId} ${startsAt}-${endsAt}`).join(", ");

describe("booth rotas", () => {
	it("gives turns by the venue's clock along the agenda, and what it leaves of the sitting", () => {
		const [rota] = boothRotas({ sittings: [sitting()], agenda, languages });
		expect(clocks(rota?.turns)).toBe("anna 09:00-09:30, boris 09:45-10:15, anna 10:15-10:30");
		expect(rota?.turns.map(({ itemIds }) => itemIds)).toEqual([["a"], ["c"], []]);
	});

	it("says who stands by for what somebody does not work from, and what nobody does", () => {
		const [rota] = boothRotas({ sittings: [sitting({ spoken: ["en", "pl", "hy"] })], agenda, languages });
		expect(rota?.turns[0]?.standBy).toEqual([
			{ language: "pl", interpreterIds: ["boris"] },
			{ language: "hy", interpreterIds: [] },
		]);
		expect(rota?.turns[1]?.standBy).toEqual([{ language: "hy", interpreterIds: [] }]);
	});

	it("carries the minutes of the morning over", () => {
		const afternoon = sitting({ sittingId: "afternoon", startsAt: "14:00", endsAt: "14:30" });
		const [, rota] = boothRotas({ sittings: [sitting(), afternoon], agenda, languages });
		expect(clocks(rota?.turns)).toBe("boris 14:00-14:30");
		expect(rota?.minutes).toEqual({ anna: 45, boris: 60 });
	});

	it("says by when relief must come", () => {
		const alone = sitting({ booths: [{ id: "en", into: ["en"], interpreterIds: ["anna"] }] });
		const [rota] = boothRotas({ sittings: [alone], agenda: { items: [], sittings: [] }, languages });
		expect([clocks(rota?.turns), rota?.reliefBy]).toEqual(["anna 09:00-09:45", "09:45"]);
	});

	it.each([
		["nobody", sitting({ booths: [{ id: "en", into: ["en"], interpreterIds: [] }] })],
		["many", sitting({ booths: [{ id: "en", into: ["en"], interpreterIds: ["a", "b", "c", "d", "e", "f"] }] })],
		["consecutive", sitting({ mode: "consecutive" })],
	])("has no turns and says why: %s", (absence, asked) => {
		expect(boothRotas({ sittings: [asked], agenda, languages })).toMatchObject([{ absence, turns: [] }]);
	});

	it("changes turns twice as often for signing", () => {
		const [rota] = boothRotas({ sittings: [sitting({ mode: "signed" })], agenda, languages });
		expect(rota?.turns.map(({ minutes }) => minutes)).toEqual([15, 15, 15, 15, 15]);
	});

	it("takes a person who is in no register as one who works from nothing", () => {
		const [rota] = boothRotas({ sittings: [sitting()], agenda, languages: { anna: speaks(["ka"]) } });
		expect(rota?.turns.find(({ interpreterId }) => interpreterId === "boris")?.standBy).toContainEqual({
			language: "ka",
			interpreterIds: ["anna"],
		});
	});
});
