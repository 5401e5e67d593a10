/** Light or dark: as the system says, or as the reader chose in this browser. */
import { useSyncExternalStore } from "react";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const remembered = "plenary.theme";
const listeners = new Set<() => void>();

const themeNow = (): Theme => themes.find((theme) => theme === localStorage.getItem(remembered)) ?? "system";

/** Dresses the page; called before anything is drawn. */
export function applyTheme(theme = themeNow()): void {
	if (theme === "system") delete document.documentElement.dataset.theme;
	else document.documentElement.dataset.theme = theme;
}

export function chooseTheme(theme: Theme): void {
	localStorage.setItem(remembered, theme);
	applyTheme(theme);
	for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
	listeners.add(listener);
	return () => void listeners.delete(listener);
};
export const useTheme = (): Theme => useSyncExternalStore(subscribe, themeNow);
