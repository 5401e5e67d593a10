/** Stock y-websocket clients over real sockets. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;
const open: WebsocketProvider[] = [];

beforeEach(async () => {
	stage = await openStage();
});

afterEach(async () => {
	for (const provider of open.splice(0)) provider.destroy();
	await stage.close();
});

function join(account: string, params: Record<string, string> = {}): WebsocketProvider {
	const provider = new WebsocketProvider(stage.url, "minutes", new Y.Doc(), {
		disableBc: true,
		params: { account, ...params },
	});
	open.push(provider);
	return provider;
}

const text = (provider: WebsocketProvider) => provider.doc.getText("t").toString();

test("stock clients: two write one text", async () => {
	const anna = join("anna");
	const boris = join("boris");
	anna.doc.getText("t").insert(0, "Agreed. ");
	boris.doc.getText("t").insert(0, "Noted. ");
	await expect.poll(() => text(anna)).toHaveLength(15);
	await expect.poll(() => text(boris)).toBe(text(anna));
	const clara = join("clara");
	await expect.poll(() => clara.synced).toBe(true);
	expect(text(clara)).toBe(text(anna));
});

test("stock clients: see each other, under the names the server knows", async () => {
	const anna = join("anna");
	const boris = join("boris");
	anna.awareness.setLocalStateField("user", { name: "The Chair" });
	await expect
		.poll(() => boris.awareness.getStates().get(anna.doc.clientID)?.user)
		.toMatchObject({ account: "anna", name: "ANNA" });
	anna.destroy();
	await expect.poll(() => boris.awareness.getStates().has(anna.doc.clientID)).toBe(false);
});

test("stock clients: words written while away arrive after coming back", async () => {
	const anna = join("anna");
	const boris = join("boris");
	await expect.poll(() => anna.synced && boris.synced).toBe(true);
	anna.disconnect();
	anna.doc.getText("t").insert(0, "offline");
	anna.connect();
	anna.doc.getText("t").insert(7, " and on");
	await expect.poll(() => text(boris)).toBe("offline and on");
});

test("S8: a stock reader sees everything and its writing is refused", async () => {
	const anna = join("anna");
	anna.doc.getText("t").insert(0, "Adopted.");
	const reader = join("rita", { right: "read" });
	await expect.poll(() => text(reader)).toBe("Adopted.");
	const closed = new Promise<{ code: number }>((resolve) => reader.on("closed", resolve));
	reader.doc.getText("t").insert(0, "Not ");
	expect((await closed).code).toBe(4403);
	expect(text(anna)).toBe("Adopted.");
});
