/** Seals: what is personal about somebody, encrypted by a key of their own, which is itself encrypted by the house's key. */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

/** Everything sealed is AES-256-GCM; what it is and whose it is are bound to it, so that none can stand for another. */
const cipherName = "aes-256-gcm";
const ivBytes = 12;
const tagBytes = 16;
export const keyBytes = 32;

export interface Seals {
	/** By which the house's key is told from others; nothing of the key can be told from it. */
	readonly keyId: string;
	/** A new key for a person, wrapped. */
	newKey(personId: string): string;
	/** `what` is bound to it as the person is: what is sealed as one thing is not opened as another. */
	seal(personId: string, wrapped: string, words: string, what?: string): string;
	/** Throws for what was not sealed for this person with this key as this thing. */
	open(personId: string, wrapped: string, sealed: string, what?: string): string;
	/** What was opened of somebody and is still at hand is dropped: their key was destroyed. */
	forget(personId: string): void;
	/** The same person's key, wrapped by another house key. */
	rewrap(personId: string, wrapped: string, by: Seals): string;
	wrap(personId: string, key: Buffer): string;
}

/** So many people's words stay at hand, those opened longest ago go first. */
const mostOpened = 5_000;

/** Words as they were opened last: they count for exactly this seal under exactly this key, so they are never stale. */
interface Opened {
	readonly wrapped: string;
	readonly sealed: string;
	readonly words: string;
}

export function sealsOf(master: Buffer): Seals {
	const opened = new Map<string, Opened>();
	const keyId = createHash("sha256").update("register key ").update(master).digest("base64url").slice(0, 12);
	const wrap = (personId: string, key: Buffer) => `${keyId}.${encrypt(master, `key of ${personId}`, key)}`;
	const unwrap = (personId: string, wrapped: string) => {
		const [id, words = ""] = wrapped.split(".");
		if (id !== keyId) throw new Error(`The key of ${personId} was wrapped by another house key.`);
		return decrypt(master, `key of ${personId}`, words);
	};
	return {
		keyId,
		newKey: (personId) => wrap(personId, randomBytes(keyBytes)),
		seal: (personId, wrapped, words, what) =>
			encrypt(unwrap(personId, wrapped), bound(personId, what), Buffer.from(words)),
		open(personId, wrapped, sealed, what) {
			const open = () => decrypt(unwrap(personId, wrapped), bound(personId, what), sealed).toString();
			// The register is read whole by whoever plans; what else is sealed is read by few.
			if (what !== undefined) return open();
			const known = opened.get(personId);
			if (known?.sealed === sealed && known.wrapped === wrapped) return known.words;
			const words = open();
			opened.delete(personId);
			opened.set(personId, { wrapped, sealed, words });
			for (const oldest of opened.keys()) {
				if (opened.size <= mostOpened) break;
				opened.delete(oldest);
			}
			return words;
		},
		forget: (personId) => void opened.delete(personId),
		rewrap: (personId, wrapped, by) => by.wrap(personId, unwrap(personId, wrapped)),
		wrap,
	};
}

/** Which house key wrapped this one. */
export const keyIdOf = (wrapped: string): string => wrapped.split(".")[0] ?? "";

const bound = (personId: string, what = "personal facts"): string => `${what} of ${personId}`;

function encrypt(key: Buffer, about: string, words: Buffer): string {
	const iv = randomBytes(ivBytes);
	const cipher = createCipheriv(cipherName, key, iv);
	cipher.setAAD(Buffer.from(about));
	return Buffer.concat([iv, cipher.update(words), cipher.final(), cipher.getAuthTag()]).toString("base64url");
}

function decrypt(key: Buffer, about: string, sealed: string): Buffer {
	const bytes = Buffer.from(sealed, "base64url");
	const cipher = createDecipheriv(cipherName, key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes });
	cipher.setAAD(Buffer.from(about));
	cipher.setAuthTag(bytes.subarray(-tagBytes));
	return Buffer.concat([cipher.update(bytes.subarray(ivBytes, -tagBytes)), cipher.final()]);
}
