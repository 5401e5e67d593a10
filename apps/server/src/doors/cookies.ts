/** The cookie of a sign-in, the token of a program, and the origin of a request: whose word may be taken for whose. */
import type { IncomingMessage } from "node:http";
import { sampleAt } from "@plenary/domain";
import { longestSignIn } from "../accounts/sign-ins.ts";

/** Where a house stands below the server's address, and what its cookie is called over https and over a plain network. */
export interface Place {
	readonly path: string;
	readonly secure: string;
	readonly plain: string;
}

/** Over https the name itself forbids other hosts and paths; a hall's plain network gets the unprefixed one. */
export const realPlace: Place = { path: "", secure: "__Host-plenary", plain: "plenary" };
/** Its own path keeps the browser from showing this cookie to the real house, and the real one is never looked at here. */
export const samplePlace: Place = { path: sampleAt, secure: "__Secure-plenary-sample", plain: "plenary-sample" };

type Headers = Pick<IncomingMessage, "headers">;

/** Did this come over https? Only a proxy that may be believed can say so; we speak plain http ourselves. */
export function isSecure({ headers }: Headers, trustedProxies: number): boolean {
	if (trustedProxies === 0) return false;
	return (
		String(headers["x-forwarded-proto"] ?? "")
			.split(",")[0]
			?.trim() === "https"
	);
}

/** The secret in the cookie. Over https the unprefixed name counts for nothing: a neighbouring host could have set it. */
export function readCookie(header: string | undefined, isHttps: boolean, place: Place): string | undefined {
	const wanted = isHttps ? place.secure : place.plain;
	for (const part of (header ?? "").split(";")) {
		const at = part.indexOf("=");
		if (at > 0 && part.slice(0, at).trim() === wanted) return part.slice(at + 1).trim();
	}
	return undefined;
}

/** The secret that a program comes with; undefined when there is none. It stands above any cookie. */
export function readBearer({ headers }: Headers): string | undefined {
	const found = /^Bearer(?: +(.*))?$/i.exec(headers.authorization ?? "");
	return found ? (found[1] ?? "").trim() : undefined;
}

/** An empty secret takes the cookie away. */
export function writeCookie(secret: string, isHttps: boolean, place: Place): string {
	const life = Math.floor(longestSignIn / 1000);
	const rest = `Path=${place.path || "/"}; HttpOnly; SameSite=Lax; Max-Age=${secret ? life : 0}`;
	return isHttps ? `${place.secure}=${secret}; Secure; ${rest}` : `${place.plain}=${secret}; ${rest}`;
}

/** Did this come from a page of ours? Browsers always name the page's origin when they upgrade or change something. */
export function isOwnOrigin(request: Headers, publicUrl: string | undefined, trustedProxies: number): boolean {
	const { origin, host } = request.headers;
	if (!origin || !URL.canParse(origin)) return false;
	if (publicUrl && origin === new URL(publicUrl).origin) return true;
	const page = new URL(origin);
	// Whoever can put words into a page over plain http must not reach those who use https.
	if (isSecure(request, trustedProxies) && page.protocol !== "https:") return false;
	return page.host === host;
}
