/** A language's name in itself, so that those who need it can read it: "English", "Русский". */
import { capital } from "./capital.ts";

export const ownName = (tag: string): string =>
	capital(new Intl.DisplayNames(tag, { type: "language" }).of(tag) ?? tag);
