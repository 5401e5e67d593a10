/** A stage for tests: a connection to the floor. */
import { once } from "node:events";
import { expect, vi } from "vitest";
import { WebSocket } from "ws";
import type { Person, Running } from "./stage.ts";

/** Speaks to the floor in socket.io's own letters; answers come by their number. */
export async function openFloor(server: Pick<Running, "address">, person: Pick<Person, "cookie">) {
	const address = `${server.address.replace("http", "ws")}/socket.io/?EIO=4&transport=websocket`;
	const socket = new WebSocket(address, { headers: { cookie: person.cookie, origin: server.address } });
	const heard: string[] = [];
	socket.on("error", () => {});
	socket.on("message", (words) => {
		if (String(words) === "2") socket.send("3");
		heard.push(String(words));
	});
	await once(socket, "open");
	socket.send('40{"language":"ru"}');
	await vi.waitFor(() => expect(heard.some((words) => words.startsWith("40{"))).toBe(true));
	const answerTo = (number: number) =>
		vi.waitFor(() => {
			const found = heard.find((words) => words.startsWith(`43${number}[`));
			if (!found) throw new Error("No answer yet.");
			return JSON.parse(found.slice(`43${number}`.length))[0] as { refusal?: { code: string }; state?: unknown };
		}, 5000);
	return { socket, heard, answerTo };
}
