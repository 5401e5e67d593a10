/** Where somebody stands who is not, or no longer, in the sample: let in by its own address, otherwise sent back. */
import { useEffect, useState } from "react";
import { useLocation } from "wouter";
import { forgetKept } from "../api/kept.ts";
import { Opening, Trouble } from "../frame/trouble.tsx";
import { leaveSample, wasInside } from "./place.ts";
import { enterSample } from "./sample-way.tsx";

export default function SampleGate() {
	const [path] = useLocation();
	const [problem, setProblem] = useState<Error>();
	// Whoever was in has left or saw it thrown away; only the bare address, newly opened, asks to be let in.
	const [goesIn] = useState(path === "/" && wasInside() === undefined);
	useEffect(() => {
		if (goesIn) enterSample().catch(setProblem);
		else void away(wasInside());
	}, [goesIn]);
	return problem ? <Trouble problem={problem} /> : <Opening />;
}

/** Nothing of the sample stays on this device. */
async function away(account: string | undefined): Promise<void> {
	forgetKept();
	if (account !== undefined) {
		const { forgetRooms } = await import("../rooms/shelf.ts");
		await forgetRooms(account).catch(() => {});
	}
	leaveSample();
}
