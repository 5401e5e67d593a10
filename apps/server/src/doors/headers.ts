/** What the browser is told about the pages it gets from us: nothing from elsewhere, in no frame, no guessing of types. */
import type { RequestHandler } from "express";
import helmet from "helmet";
import { isSecure } from "./cookies.ts";

const policy = {
	defaultSrc: ["'none'"],
	scriptSrc: ["'self'"],
	styleSrc: ["'self'"],
	imgSrc: ["'self'", "data:", "blob:"],
	connectSrc: ["'self'"],
	fontSrc: ["'self'"],
	manifestSrc: ["'self'"],
	workerSrc: ["'self'"],
	frameAncestors: ["'none'"],
	baseUri: ["'none'"],
	formAction: ["'self'"],
};

/** Some headers mean something over https only; over a hall's plain network browsers complain of them aloud. */
export function headers(trustedProxies: number): RequestHandler {
	const both = {
		contentSecurityPolicy: { useDefaults: false, directives: policy },
		originAgentCluster: false,
		referrerPolicy: { policy: "no-referrer" as const },
		crossOriginResourcePolicy: { policy: "same-origin" as const },
	};
	const secure = helmet({ ...both, strictTransportSecurity: { maxAge: 31_536_000 } });
	const plain = helmet({ ...both, strictTransportSecurity: false, crossOriginOpenerPolicy: false });
	return (request, response, next) => {
		response.set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
		(isSecure(request, trustedProxies) ? secure : plain)(request, response, next);
	};
}
