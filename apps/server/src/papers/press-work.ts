/** What the press is asked to do and what it answers, as they cross between the two processes. */
import type { BoothRota, PaperFormat } from "@plenary/domain";
import type { Paper } from "@plenary/formats/paper";
import type { DayToTurn } from "@plenary/roster";

/** A paper to be written as a file, or the rotas of some days to be worked out. */
export type PressWork =
	| { readonly kind: "file"; readonly format: PaperFormat; readonly paper: Paper }
	| { readonly kind: "rotas"; readonly days: readonly DayToTurn[] };

export type Pressed =
	| { readonly kind: "file"; readonly bytes: Uint8Array }
	| { readonly kind: "rotas"; readonly days: readonly (readonly BoothRota[])[] }
	/** There is no Typst for this machine. */
	| { readonly kind: "noPdf" }
	| { readonly kind: "failed"; readonly because: string };
