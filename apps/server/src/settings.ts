/** Settings: what the environment may say, checked once at the start. */
import { defaultLimits, type Limits } from "@plenary/sync";
import * as z from "zod";
import { keyBytes } from "./interpreters/seals.ts";

const wholeNumber = (least: number, most: number) => {
	const error = `Give a whole number from ${least} to ${most}.`;
	return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error });
};
const levels = ["debug", "info", "warn", "error", "silent"] as const;

const registerKeyWords = "Give 32 random bytes in base64, as made by: openssl rand -base64 32";

const settingsSchema = z.object({
	PORT: wholeNumber(0, 65535).default(3000),
	HOST: z.string().default("0.0.0.0"),
	DATA_DIR: z.string().default("./data"),
	/** A PostgreSQL database in the place of a file in DATA_DIR; several servers may share it. */
	DATABASE_URL: z
		.url({
			protocol: /^postgres(ql)?$/,
			error: "Give an address like postgres://user:password@host:5432/name.",
		})
		.optional(),
	/** Wraps the keys of what is personal in the interpreters' register; servers that share a database need it. */
	REGISTER_KEY: z
		.base64({ error: registerKeyWords })
		.transform((words) => Buffer.from(words, "base64"))
		.refine((key) => key.length === keyBytes, { error: registerKeyWords })
		.optional(),
	/** Where servers that share the database tell each other at once what happened; they find out by themselves too. */
	REDIS_URL: z
		.url({ protocol: /^rediss?$/, error: "Give an address like redis://user:password@host:6379." })
		.optional(),
	/** The address people type, where it differs from this machine's: "https://plenary.example.org". */
	PUBLIC_URL: z
		.string()
		.refine(isOrigin, { error: "Give an address of a host alone, like https://plenary.example.org." })
		.optional(),
	/** smtp://user:password@host:port, or smtps://. */
	SMTP_URL: z.url({ protocol: /^smtps?$/, error: "Give an address like smtp://user:password@host:587." }).optional(),
	MAIL_FROM: z.string().default("Plenary <plenary@localhost>"),
	/** How many proxies stand in front and may be believed about the visitor's address. */
	TRUSTED_PROXIES: wholeNumber(0, 5).default(0),
	/** What programs that read /metrics have to show; without it, only those on this machine may. */
	METRICS_TOKEN: z
		.string()
		.regex(/^[\x21-\x7e]{16,}$/, { error: "Give at least 16 letters, digits and signs without spaces." })
		.optional(),
	/** Other limits of documents than the default ones, by name: {"socketsPerAccount": 100}. */
	LIMITS: z.string().default("{}").transform(readLimits),
	/** Whether visitors may look around in a sample, which is one server's alone. */
	SAMPLE: z.enum(["on", "off"], { error: "Give on or off." }).optional(),
	LOG_LEVEL: z.enum(levels, { error: `Give one of ${levels.join(", ")}.` }).default("info"),
});

export interface Settings {
	port: number;
	host: string;
	dataDir: string;
	/** Of a PostgreSQL database; undefined where everything is in a file in `dataDir`. */
	databaseUrl: string | undefined;
	/** 32 bytes; undefined where they are in a file in `dataDir`. */
	registerKey: Buffer | undefined;
	/** Of the Redis that servers on one database share. */
	redisUrl: string | undefined;
	publicUrl: string | undefined;
	smtpUrl: string | undefined;
	mailFrom: string;
	trustedProxies: number;
	metricsToken: string | undefined;
	logLevel: string;
	limits: Partial<Limits>;
	/** Whether visitors may look around in a sample. */
	sample: boolean;
}

/** Reads the environment. Throws an error whose message names each setting that can not be used, and why. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
	const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
	const read = settingsSchema.safeParse(given);
	if (!read.success) {
		const lines = read.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
		throw new Error(`These settings can not be used:\n${lines.join("\n")}`);
	}
	const { data } = read;
	return {
		port: data.PORT,
		host: data.HOST,
		dataDir: data.DATA_DIR,
		databaseUrl: data.DATABASE_URL,
		registerKey: data.REGISTER_KEY,
		redisUrl: data.REDIS_URL,
		publicUrl: data.PUBLIC_URL && new URL(data.PUBLIC_URL).origin,
		smtpUrl: data.SMTP_URL,
		mailFrom: data.MAIL_FROM,
		trustedProxies: data.TRUSTED_PROXIES,
		metricsToken: data.METRICS_TOKEN,
		logLevel: data.LOG_LEVEL,
		limits: data.LIMITS,
		sample: data.SAMPLE ? data.SAMPLE === "on" : data.DATABASE_URL === undefined,
	};
}

function readLimits(words: string, context: z.RefinementCtx): Partial<Limits> {
	const limits = parsed(words);
	const message = `Give an object such as {"socketsPerAccount": 100}; the names are ${Object.keys(defaultLimits).join(", ")}.`;
	const isSound =
		typeof limits === "object" &&
		limits !== null &&
		Object.entries(limits).every(([name, value]) => Object.hasOwn(defaultLimits, name) && isCount(value));
	if (!isSound) context.addIssue({ code: "custom", message });
	return isSound ? limits : {};
}

const isCount = (value: unknown) => typeof value === "number" && Number.isSafeInteger(value) && value > 0;

function parsed(words: string): unknown {
	try {
		return JSON.parse(words);
	} catch {
		return undefined;
	}
}

/** What settings that can be used will still not do, in sentences for whoever starts the server. */
export function warningsOf({ publicUrl, smtpUrl, trustedProxies, databaseUrl, redisUrl }: Settings): string[] {
	const warnings: string[] = [];
	if (publicUrl?.startsWith("https:") && trustedProxies === 0)
		warnings.push(
			"PUBLIC_URL begins with https, but no proxy is believed: cookies are those of plain http, and all visitors look like one. Set TRUSTED_PROXIES to the number of proxies in front.",
		);
	if (redisUrl && !databaseUrl)
		warnings.push("REDIS_URL is passed over: it is for servers that share a database, and there is no DATABASE_URL.");
	if (smtpUrl && !publicUrl)
		warnings.push("Links in letters lead to this machine alone, until PUBLIC_URL says which address people type.");
	return warnings;
}

/** A scheme and a host, and nothing behind them: pages stand at the root. */
function isOrigin(address: string): boolean {
	if (!URL.canParse(address)) return false;
	const { protocol, href, origin } = new URL(address);
	return /^https?:$/.test(protocol) && href === `${origin}/`;
}
