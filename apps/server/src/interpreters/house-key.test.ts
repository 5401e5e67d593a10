/** Tests of the house's key: what is kept can not be read in the file, where the key comes from, and how it is changed. */
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newInterpreterSchema } from "@plenary/domain";
import { afterEach, beforeEach, expect, test } from "vitest";
import { rotateRegisterKey } from "../operations/register-key.ts";
import { startServer } from "../server.ts";
import { readSettings } from "../settings.ts";
import { quiet, testRegisterKey } from "../stage.ts";
import { keyFile } from "./house-key.ts";
import { readRegister } from "./register.ts";
import { addInterpreter } from "./routes.ts";

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "plenary-key-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const settings = (more: Record<string, string> = {}) =>
	readSettings({ DATA_DIR: folder, HOST: "127.0.0.1", PORT: "0", SAMPLE: "off", ...more });
const start = (more?: Record<string, string>) => startServer(settings(more), quiet);
const nino = newInterpreterSchema.parse({
	...{ name: "Nino Example", address: "hidden@people.test", phone: "+995 5 777", note: "Told in confidence" },
	fee: { amount: 417, currency: "GEL" },
});

async function enter(more?: Record<string, string>): Promise<void> {
	const { house, stop } = await start(more);
	await addInterpreter(house.db, house.seals, nino, Date.now());
	await stop();
}

async function register(more?: Record<string, string>) {
	const { house, stop } = await start(more);
	const [entry] = await readRegister(house.db, house.seals);
	await stop();
	return entry;
}

const everything = () =>
	readdirSync(folder)
		.filter((name) => name.startsWith("plenary.sqlite"))
		.map((name) => readFileSync(join(folder, name), "latin1"))
		.join("");

test("house key: is made where there is none, for its owner alone, and what is personal is not in the file", async () => {
	await enter();
	expect(statSync(keyFile(folder)).mode & 0o777).toBe(0o600);
	expect(everything()).toContain("Nino Example");
	for (const secret of [nino.address, nino.phone, nino.note, "417"]) expect(everything()).not.toContain(secret);
	expect(await register()).toMatchObject(nino);
});

test("house key: without the one that was used nothing starts", async () => {
	await enter();
	const [file, elsewhere] = [keyFile(folder), join(folder, "elsewhere")];
	renameSync(file, elsewhere);
	await expect(start()).rejects.toThrow("its key is not here");
	expect(readdirSync(folder)).not.toContain("register.key");
	expect(await register({ REGISTER_KEY: readFileSync(elsewhere, "utf8").trim() })).toMatchObject(nino);
});

test("house key: with another one nothing starts", async () => {
	await enter();
	const file = keyFile(folder);
	await expect(start({ REGISTER_KEY: testRegisterKey })).rejects.toThrow("REGISTER_KEY is not the key");
	writeFileSync(file, testRegisterKey);
	await expect(start()).rejects.toThrow("does not hold the key");
	writeFileSync(file, "nothing");
	await expect(start()).rejects.toThrow("does not hold 32 bytes");
});

test("house key: a setting that is no key is named", () => {
	for (const REGISTER_KEY of ["short", "AAAA", "ü".repeat(43)])
		expect(() => settings({ REGISTER_KEY })).toThrow("REGISTER_KEY: Give 32 random bytes");
});

test("house key: a new one takes the old one's place, and the old one opens nothing", async () => {
	await enter();
	const before = readFileSync(keyFile(folder), "utf8");
	expect(await rotateRegisterKey(settings(), undefined)).toBe(1);
	expect(readFileSync(keyFile(folder), "utf8")).not.toBe(before);
	expect(await register()).toMatchObject(nino);
	await expect(start({ REGISTER_KEY: before.trim() })).rejects.toThrow("is not the key");
});

test("house key: a rotation that was cut off is finished, or forgotten, by the next start", async () => {
	await enter();
	const [file, next] = [keyFile(folder), `${keyFile(folder)}.next`];
	const before = readFileSync(file, "utf8");
	writeFileSync(next, testRegisterKey);
	expect(await register()).toMatchObject(nino);
	expect([readdirSync(folder).includes("register.key.next"), readFileSync(file, "utf8")]).toEqual([false, before]);
	await rotateRegisterKey(settings(), undefined);
	renameSync(file, next);
	writeFileSync(file, before);
	expect(await register()).toMatchObject(nino);
	expect(readFileSync(file, "utf8")).not.toBe(before);
});

test("house key: one that is given is changed for one that is given", async () => {
	const [REGISTER_KEY, other] = [testRegisterKey, Buffer.alloc(32, 9)];
	await enter({ REGISTER_KEY });
	await expect(rotateRegisterKey(settings({ REGISTER_KEY }), undefined)).rejects.toThrow("NEW_REGISTER_KEY");
	expect(await rotateRegisterKey(settings({ REGISTER_KEY }), other)).toBe(1);
	expect(await register({ REGISTER_KEY: other.toString("base64") })).toMatchObject(nino);
	expect(readdirSync(folder)).not.toContain("register.key");
});
