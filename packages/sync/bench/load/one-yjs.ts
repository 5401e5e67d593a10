/** Gives everyone in this process the same copy of Yjs, whichever package asks: documents of two copies do not mix. */
import { registerHooks } from "node:module";

const shared = /^(yjs|lib0|y-protocols|y-websocket|ws)(\/|$)/;

registerHooks({
	resolve(specifier, context, next) {
		return next(specifier, shared.test(specifier) ? { ...context, parentURL: import.meta.url } : context);
	},
});
