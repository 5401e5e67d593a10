/** How the browser's part is built and served while it is being written. */
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { words } from "./vite/words.ts";
import { worker } from "./vite/worker.ts";

const server = process.env.PLENARY_SERVER ?? "http://localhost:3000";

export default defineConfig({
	plugins: [react(), words(), worker()],
	build: {
		// Young enough for light-dark() and nesting to be left as they are written.
		target: ["chrome125", "firefox128", "safari17.5"],
		manifest: true,
		// A font or picture inside the style sheet would be refused by the content policy and paid for by everyone.
		assetsInlineLimit: 0,
		modulePreload: { polyfill: false },
		rolldownOptions: {
			// Meaning has no effects: of the domain only what a page uses is sent.
			treeshake: {
				moduleSideEffects: [{ test: /\/packages\/(domain|documents|formats|roster)\//, sideEffects: false }],
			},
			output: {
				// What every page needs comes as one file instead of a dozen crumbs.
				codeSplitting: { groups: [{ name: "shell", test: /\/src\/(api|frame|home|keys|look|ui|words)\// }] },
			},
		},
	},
	server: {
		proxy: {
			// The host stays as typed: the server refuses pages that come from another one.
			"/api": { target: server, changeOrigin: false },
			"/sync": { target: server, changeOrigin: false, ws: true },
			"/socket.io": { target: server, changeOrigin: false, ws: true },
			"^/sample/(api|sync|socket.io)/": { target: server, changeOrigin: false, ws: true },
		},
	},
});
