/** Signing out: first whoever holds unsaved words is asked, then nothing of the account stays in this browser. */
import type { Me } from "@plenary/domain";
import { call } from "../api/call.ts";
import { forgetKept } from "../api/kept.ts";
import { client } from "../api/questions.ts";
import { forgetGoing } from "../signin/going.ts";

/** Signs out unless the person thinks better of it. Throws when the server cannot be told, because the sign-in would go on. */
export async function signOut(go: (path: string) => void): Promise<void> {
	const account = client.getQueryData<Me | null>(["me"])?.account;
	// The copies of rooms may be of an earlier visit: this page need not have opened any.
	const { mayForget, forgetRooms } = await import("../rooms/shelf.ts");
	if (account && !(await mayForget(account.id))) return;
	await call("signOut");
	forgetKept();
	forgetGoing();
	go("/sign-in");
	client.clear();
	client.setQueryData(["me"], null);
	if (account) await forgetRooms(account.id);
}
