/** Tests of reading a file with an agenda. */
import { expect, it } from "vitest";
import { readTextFile } from "./import-file.ts";

const file = (...parts: BlobPart[]) => readTextFile(new Blob(parts));

it("reads text in any script", async () => {
	expect(await file("1. Открытие 😀")).toEqual({ text: "1. Открытие 😀" });
});

it("says why a file can not be taken", async () => {
	expect(await file("x".repeat(1_000_001))).toEqual({ problem: "tooLarge" });
	expect(await file(new Uint8Array([0x50, 0x4b, 3, 4, 0xff, 0xfe]))).toEqual({ problem: "notText" });
	expect(await file("PK\0\0")).toEqual({ problem: "notText" });
	expect(await file(" \n")).toEqual({ problem: "empty" });
});
