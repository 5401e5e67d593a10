/** Where somebody stands who is not, or no longer, in the sample: let in by its own address, otherwise sent back. */
import { useEffect, useState } from "react";
import { useLocation } from "wouter";
import { Opening, Trouble } from "../frame/trouble.tsx";
import { leaveSample } from "./place.ts";
import { enterSample } from "./sample-way.tsx";

export default function SampleGate({ wasIn }: { wasIn: boolean }) {
	const [path] = useLocation();
	const [problem, setProblem] = useState<Error>();
	// Whoever was in saw it thrown away or signed out; only the bare address asks for a new beginning.
	const goesIn = path === "/" && !wasIn;
	useEffect(() => {
		if (goesIn) enterSample().catch(setProblem);
		else leaveSample();
	}, [goesIn]);
	return problem ? <Trouble problem={problem} /> : <Opening />;
}
