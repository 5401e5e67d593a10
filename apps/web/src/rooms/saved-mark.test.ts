/** The saved mark: each way in which the server closes a document for good has words of its own, in both languages. */
import { closeCode } from "@plenary/sync/client";
import { expect, test } from "vitest";
import { wordsOfAbsence, wordsOfRefusal } from "./saved-mark.tsx";
import en from "./words.en.json" with { type: "json" };
import ru from "./words.ru.json" with { type: "json" };

const final = Object.values(closeCode).filter((code) => code >= 4400 && code < 4500 && code !== closeCode.tooMany);

test.each(final)("saved mark: %d is told in words", (code) => {
	const id = wordsOfRefusal(code);
	expect(id).not.toBe("rooms.refused");
	expect(en).toHaveProperty([id], expect.stringMatching(/^[A-Z]/));
	expect(ru).toHaveProperty([id], expect.stringMatching(/^[А-Я]/));
});

test.each([closeCode.restart, closeCode.tryLater, closeCode.tooMany])(
	"saved mark: %d is told while the page comes back",
	(code) => {
		const id = wordsOfAbsence([
			{ connection: "online", closedWith: 1006 },
			{ connection: "offline", closedWith: code },
		]);
		expect(id).not.toBe("rooms.offline");
		expect(en).toHaveProperty([id], expect.stringMatching(/^[A-Z]/));
		expect(ru).toHaveProperty([id], expect.stringMatching(/^[А-Я]/));
	},
);

test("saved mark: a cut wire is called offline, and what closed an earlier connection is forgotten", () => {
	expect(wordsOfAbsence([{ connection: "offline" }, { connection: "offline", closedWith: 1006 }])).toBe(
		"rooms.offline",
	);
	expect(wordsOfAbsence([{ connection: "online", closedWith: closeCode.tooMany }])).toBe("rooms.offline");
});
