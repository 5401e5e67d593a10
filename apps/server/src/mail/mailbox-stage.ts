/** A stage for tests: a mail server that takes letters, refuses them, or says nothing. */
import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";

/** What it says to a letter; nothing at all, if it holds it. */
type Answer = "250 Taken" | "451 Later" | "550 No" | "held";

export async function openMailbox() {
	const sockets = new Set<Socket>();
	const letters: { to: string; text: string; answer: Answer }[] = [];
	const box = { answer: "250 Taken" as Answer };
	const server = createServer((socket) => {
		sockets.add(socket);
		socket.on("error", () => {});
		socket.on("close", () => sockets.delete(socket));
		socket.write("220 Stage\r\n");
		let heard = "";
		let to = "";
		let isLetter = false;
		socket.on("data", (bytes) => {
			heard += bytes;
			for (let end = lineEnd(); end >= 0; end = lineEnd()) {
				const words = heard.slice(0, end);
				heard = heard.slice(end + (isLetter ? 5 : 2));
				if (isLetter) {
					letters.push({ to, text: words, answer: box.answer });
					if (box.answer !== "held") socket.write(`${box.answer}\r\n`);
				} else if (words.startsWith("RCPT")) to = /<(.*)>/.exec(words)?.[1] ?? "";
				if (!isLetter) socket.write(words === "DATA" ? "354 Go on\r\n" : "250 Yes\r\n");
				isLetter = words === "DATA";
			}
		});
		const lineEnd = () => heard.indexOf(isLetter ? "\r\n.\r\n" : "\r\n");
	}).listen(0, "127.0.0.1");
	await once(server, "listening");
	return {
		/** What goes into the setting SMTP_URL. */
		url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
		/** All that came in, with what was said to it. */
		letters,
		/** From now on, to each letter. */
		say(answer: Answer) {
			box.answer = answer;
		},
		async close() {
			for (const socket of sockets) socket.destroy();
			server.close();
			await once(server, "close");
		},
	};
}

export type Mailbox = Awaited<ReturnType<typeof openMailbox>>;
