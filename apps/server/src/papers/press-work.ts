/** What the press is asked to do and what it answers, as they cross between the two processes. */
import type { BoothRota, InterfaceLanguage, PaperFormat, PaperName } from "@plenary/domain";
import type { DayToTurn } from "@plenary/roster";
import type { PaperFacts } from "./facts.ts";

/** A paper to be laid out and written as a file, or the rotas of some days to be worked out. */
export type PressWork =
	| {
			readonly kind: "file";
			readonly name: PaperName;
			readonly format: PaperFormat;
			readonly language: InterfaceLanguage;
			readonly facts: PaperFacts;
	  }
	| { readonly kind: "rotas"; readonly days: readonly DayToTurn[] };

export type Pressed =
	| { readonly kind: "file"; readonly bytes: Uint8Array }
	| { readonly kind: "rotas"; readonly days: readonly (readonly BoothRota[])[] }
	/** There is no Typst for this machine. */
	| { readonly kind: "noPdf" }
	| { readonly kind: "failed"; readonly because: string };
