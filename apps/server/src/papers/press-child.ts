/** The press's own process: one piece of work after the other. What goes wrong in it ends this process and no other. */
import { boothRotas } from "@plenary/roster";
import { layOut } from "./papers.ts";
import type { Pressed, PressWork } from "./press-work.ts";
import { tellingOf } from "./telling.ts";

async function press(work: PressWork): Promise<Pressed> {
	if (work.kind === "rotas") return { kind: "rotas", days: work.days.map(boothRotas) };
	const paper = layOut(work.name, tellingOf(work.facts, work.language));
	if (work.format === "docx") {
		const { docxOf } = await import("@plenary/formats/paper-docx");
		return { kind: "file", bytes: await docxOf(paper) };
	}
	const { NoPdfHere, pdfOf } = await import("@plenary/formats/paper-pdf");
	try {
		return { kind: "file", bytes: pdfOf(paper) };
	} catch (error) {
		if (error instanceof NoPdfHere) return { kind: "noPdf" };
		throw error;
	}
}

process.on("message", async (work: PressWork) => {
	let pressed: Pressed;
	try {
		pressed = await press(work);
	} catch (error) {
		pressed = { kind: "failed", because: error instanceof Error ? error.message : String(error) };
	}
	process.send?.(pressed);
});
// The server has gone: nobody waits any more.
process.on("disconnect", () => process.exit(0));
