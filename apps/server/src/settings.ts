/** Settings: what the environment may say, checked once at the start. */
import * as z from "zod";

const settingsSchema = z.object({
	PORT: z.coerce.number().int().min(0).max(65535).default(3000),
	HOST: z.string().default("0.0.0.0"),
	DATA_DIR: z.string().min(1).default("./data"),
	/** The address people type, where it differs from this machine's: "https://plenary.example.org". */
	PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
	/** smtp://user:password@host:port, or smtps://. */
	SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
	MAIL_FROM: z.string().default("Plenary <plenary@localhost>"),
	/** How many proxies stand in front and may be believed about the visitor's address. */
	TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
	LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

export interface Settings {
	port: number;
	host: string;
	dataDir: string;
	publicUrl: string | undefined;
	smtpUrl: string | undefined;
	mailFrom: string;
	trustedProxies: number;
	logLevel: string;
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
		publicUrl: data.PUBLIC_URL?.replace(/\/+$/, ""),
		smtpUrl: data.SMTP_URL,
		mailFrom: data.MAIL_FROM,
		trustedProxies: data.TRUSTED_PROXIES,
		logLevel: data.LOG_LEVEL,
	};
}
