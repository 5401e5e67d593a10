/** Secrets that travel: made of chance, kept only as hashes. */
import { createHash, randomBytes } from "node:crypto";

/** 256 random bits in letters that may stand in an address. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

/** What the server keeps of a secret. */
export const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("base64url");

/** An id of 96 random bits; ids are no secrets. */
export const newId = (): string => randomBytes(12).toString("base64url");
