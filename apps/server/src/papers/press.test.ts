/** Tests of the press: what happens in its process stays there. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { quiet } from "../stage.ts";
import { openPress, type Press } from "./press.ts";
import type { PressWork } from "./press-work.ts";

const work: PressWork = { kind: "rotas", days: [] };
let folder: string;
let press: Press | undefined;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "plenary-press-"));
});
afterEach(async () => {
	await press?.close();
	rmSync(folder, { recursive: true });
});

/** A press whose process does this with what it is asked. */
function pressThat(does: string, patience: { mostWaiting?: number; patienceMs?: number } = {}): Press {
	const program = join(folder, "child.mjs");
	writeFileSync(program, `process.on("message", (work) => { ${does} });`);
	press = openPress(quiet, { ...patience, program });
	return press;
}

test("press: works out what it is asked", async () => {
	press = openPress(quiet);
	expect(await press.press(work)).toEqual({ kind: "rotas", days: [] });
});

test("press: says that there is no Typst on this machine", async () => {
	expect(await pressThat('process.send({ kind: "noPdf" })').press(work)).toMatchObject({ refusal: "noPdfHere" });
});

test("press: begins anew after its process died in the middle", async () => {
	const dies = pressThat('if (work.days.length > 0) process.abort(); else process.send({ kind: "rotas", days: [] })');
	const day = { sittings: [], agenda: { items: [], sittings: [] }, languages: {} };
	expect(await dies.press({ kind: "rotas", days: [day] })).toMatchObject({ refusal: "paperFailed" });
	expect(await dies.press(work)).toMatchObject({ kind: "rotas" });
});

test("press: gives up what takes too long, even where no word reaches it", async () => {
	const stuck = pressThat("for (;;);", { patienceMs: 300 });
	expect(await stuck.press(work)).toMatchObject({ refusal: "paperFailed" });
});

test("press: lets so many wait and asks whoever comes then to come again", async () => {
	const slow = pressThat('setTimeout(() => process.send({ kind: "rotas", days: [] }), 200)', { mostWaiting: 2 });
	const answers = await Promise.all([slow.press(work), slow.press(work), slow.press(work)]);
	expect(answers.map((answer) => ("refusal" in answer ? answer.refusal : "done"))).toEqual([
		"done",
		"done",
		"pressBusy",
	]);
});

test("press: tells whoever waits while the server stops", async () => {
	const stuck = pressThat("for (;;);");
	const asked = stuck.press(work);
	await stuck.close();
	expect(await asked).toMatchObject({ refusal: "paperFailed" });
});
