/** Where the browser begins: theme, words and who is signed in, all at once, then the first page. */
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Router } from "wouter";
import { config } from "zod/mini";
import { client } from "./api/questions.ts";
import { App } from "./app.tsx";
import { Catch } from "./frame/trouble.tsx";
import { listenToKeys } from "./keys/keys.ts";
import { applyTheme } from "./look/theme.ts";
import { base } from "./sample/place.ts";
import { languageAtStart, speak } from "./words/words.ts";
import "./tokens.css";
import "./fonts.css";
import "./base.css";
import "./ui/ui.css";
import "./frame/frame.css";
import "./keys/keys.css";
import "./home/home.css";

// The content policy forbids eval, and even trying it would be reported.
config({ jitless: true });
applyTheme();
listenToKeys();
await speak(languageAtStart());

// Over a hall's plain network browsers have no service workers: pages then need the network to open.
if (import.meta.env.PROD && "serviceWorker" in navigator) void navigator.serviceWorker.register("/worker.js");

const root = document.getElementById("root");
if (!root) throw new Error("The page has no element called root.");
createRoot(root).render(
	<StrictMode>
		<QueryClientProvider client={client}>
			<Catch>
				<Router base={base}>
					<App />
				</Router>
			</Catch>
		</QueryClientProvider>
	</StrictMode>,
);
