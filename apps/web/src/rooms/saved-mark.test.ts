/** The saved mark: each way in which the server closes a document for good has words of its own, in both languages. */
import { closeCode } from "@plenary/sync/client";
import { expect, test } from "vitest";
import { wordsOfRefusal } from "./saved-mark.tsx";
import en from "./words.en.json" with { type: "json" };
import ru from "./words.ru.json" with { type: "json" };

const final = Object.values(closeCode).filter((code) => code >= 4400 && code < 4500 && code !== closeCode.tooMany);

test.each(final)("saved mark: %d is told in words", (code) => {
	const id = wordsOfRefusal(code);
	expect(id).not.toBe("rooms.refused");
	expect(en).toHaveProperty([id], expect.stringMatching(/^[A-Z]/));
	expect(ru).toHaveProperty([id], expect.stringMatching(/^[А-Я]/));
});
