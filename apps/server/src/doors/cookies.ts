/** The cookie of a sign-in: how it is named, written and found again. */
import type { IncomingMessage } from "node:http";
import { longestSignIn } from "../accounts/sign-ins.ts";

/** Over https the name itself forbids other hosts and paths; a hall's plain network gets the unprefixed one. */
const names = { secure: "__Host-plenary", plain: "plenary" };

export function readCookie(header: string | undefined): string | undefined {
	const found = new Map<string, string>();
	for (const part of (header ?? "").slice(0, 8192).split(";")) {
		const at = part.indexOf("=");
		if (at > 0) found.set(part.slice(0, at).trim(), part.slice(at + 1).trim());
	}
	return found.get(names.secure) ?? found.get(names.plain);
}

export function writeCookie(secret: string, secure: boolean): string {
	const life = Math.floor(longestSignIn / 1000);
	const rest = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${secret ? life : 0}`;
	return secure ? `${names.secure}=${secret}; Secure; ${rest}` : `${names.plain}=${secret}; ${rest}`;
}

/** Did this come from a page of ours? Browsers always name the page's origin when they upgrade or change something. */
export function isOwnOrigin(request: IncomingMessage, publicUrl: string | undefined): boolean {
	const { origin, host } = request.headers;
	if (!origin) return false;
	if (publicUrl && origin === new URL(publicUrl).origin) return true;
	return URL.canParse(origin) && new URL(origin).host === host;
}
