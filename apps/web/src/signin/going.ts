/** Where somebody was going before they had to sign in. */

const remembered = "plenary.going";

/** Remembers a page to come back to; the ways in themselves are not worth coming back to. */
export function rememberGoing(path: string): void {
	if (path !== "/" && !/^\/(enter|sign-in)\b/.test(path)) localStorage.setItem(remembered, path);
}

/** Takes the remembered page, once; home when there is none. */
export function takeGoing(): string {
	const path = localStorage.getItem(remembered) ?? "/";
	forgetGoing();
	// Only a path of this server: "//elsewhere" would be another one.
	return /^\/(?!\/)/.test(path) ? path : "/";
}

export const forgetGoing = (): void => localStorage.removeItem(remembered);
