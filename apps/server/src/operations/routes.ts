/** /healthz, /readyz and /metrics: how the server is, for machines that look after it. */
import { createHash, timingSafeEqual } from "node:crypto";
import express, { type Request, type RequestHandler } from "express";
import { languageOf, sendSentence } from "../doors/http.ts";
import type { Settings } from "../settings.ts";
import type { Health } from "./health.ts";
import type { Metrics, Standing } from "./metrics.ts";

interface Operations {
	health: Health;
	metrics: Metrics;
	standing: () => Omit<Standing, "isReady">;
	settings: Pick<Settings, "metricsToken" | "publicUrl" | "trustedProxies">;
}

export function operationsOf({ health, metrics, standing, settings }: Operations): express.Router {
	const router = express.Router();
	router.get("/healthz", fresh, (_request, response) => {
		response.type("text/plain").send("ok");
	});
	router.get("/readyz", fresh, async (_request, response) => {
		const readiness = await health.readiness();
		const { isReady: ready, ...reason } = readiness;
		response.status(ready ? 200 : 503).json({ ready, ...reason });
	});
	router.get("/metrics", fresh, async (request, response) => {
		if (!mayReadMetrics(request, settings)) {
			if (settings.metricsToken !== undefined) response.set("WWW-Authenticate", "Bearer");
			sendSentence(response, settings.metricsToken === undefined ? "notAllowed" : "notSignedIn", languageOf(request));
			return;
		}
		const { isReady } = await health.readiness();
		response.set("Content-Type", metrics.contentType).send(await metrics.read({ ...standing(), isReady }));
	});
	return router;
}

const fresh: RequestHandler = (_request, response, next) => {
	response.set("Cache-Control", "no-store");
	next();
};

/** Whoever has the token; without one, programs on this machine, and nobody for whom a proxy speaks. */
function mayReadMetrics(
	request: Request,
	{ metricsToken, publicUrl, trustedProxies }: Operations["settings"],
): boolean {
	if (metricsToken !== undefined) {
		const given = /^Bearer (.+)$/i.exec(request.get("authorization") ?? "")?.[1] ?? "";
		return timingSafeEqual(hash(given), hash(metricsToken));
	}
	// A proxy on this machine makes everybody look local, unless it says for whom it speaks and may be believed.
	if (trustedProxies === 0 && publicUrl !== undefined && !isLoopback(new URL(publicUrl).hostname)) return false;
	const isForwarded = ["forwarded", "x-forwarded-for", "x-real-ip", "via"].some((name) => request.get(name));
	return !isForwarded && isLoopback(request.socket.remoteAddress ?? "");
}

const isLoopback = (host: string): boolean => /^(localhost|(::ffff:)?127(\.\d{1,3}){3}|\[?::1\]?)$/.test(host);

const hash = (secret: string): Buffer => createHash("sha256").update(secret).digest();
