/** Signing out: first whoever holds unsaved words is asked, then nothing of the account stays in this browser. */
import { call } from "../api/call.ts";
import { forgetKept } from "../api/kept.ts";
import { client } from "../api/questions.ts";
import { forgetGoing } from "../signin/going.ts";

/** Answers whether the person may go: false stops the sign-out. */
type Ask = () => Promise<boolean>;
const asks = new Set<Ask>();

/** Registers a question to be asked before sign-out, such as "12 changes are not saved yet"; returns its removal. */
export function beforeSignOut(ask: Ask): () => void {
	asks.add(ask);
	return () => void asks.delete(ask);
}

/** Signs out unless somebody objects. Throws when the server cannot be told, because the sign-in would go on. */
export async function signOut(go: (path: string) => void): Promise<void> {
	for (const ask of asks) if (!(await ask())) return;
	await call("signOut");
	forgetKept();
	forgetGoing();
	go("/sign-in");
	client.clear();
	client.setQueryData(["me"], null);
}
