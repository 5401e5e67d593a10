/** Whether this page is one of the sample's: they all stand below a path of their own, and ask the sample alone. */
import { sampleAt } from "@plenary/domain";

const path = globalThis.location?.pathname ?? "/";

export const inSample = path === sampleAt || path.startsWith(`${sampleAt}/`);

/** What stands before every address of this page's house. */
export const base = inSample ? sampleAt : "";

let inside: string | undefined;
let wayOut = "/";

/** Remembers for as long as the page is open that somebody is in, and as whom. */
export function noteInside(account: string): void {
	inside = account;
}

/** As whom this page was in the house last; undefined if it never was. */
export const wasInside = (): string | undefined => inside;

/** Chooses where to go from the sample when it is over; without it, to the real house. */
export function leaveTo(path: string): void {
	wayOut = path;
}

export const leaveSample = (): void => location.replace(wayOut);
