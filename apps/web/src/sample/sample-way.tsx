/** The way into the sample, where the server offers one: on the sign-in page and on an empty Home. */
import { sampleAt } from "@plenary/domain";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../api/call.ts";
import { forgetSample } from "../api/kept.ts";
import { Button } from "../ui/button.tsx";
import { Problem } from "../ui/problem.tsx";
import { useWords } from "../words/words.ts";
import "./sample.css";

/** `sheet`: on a page that has nothing else to show yet. */
export function SampleWay({ sheet = false }: { sheet?: boolean }) {
	const { t } = useWords();
	const { data } = useQuery({ queryKey: ["sample"], queryFn: ({ signal }) => call("sample", { signal }) });
	const [problem, setProblem] = useState<string>();
	const [going, setGoing] = useState(false);
	if (!data?.offered) return null;
	const go = async () => {
		setGoing(true);
		try {
			await enterSample();
		} catch (error) {
			setProblem((error as Error).message);
			setGoing(false);
		}
	};
	return (
		<div className={sheet ? "sample-way sheet" : "sample-way"}>
			<p className="quiet small">{t(sheet ? "sample.whyFirst" : "sample.why")}</p>
			<Problem words={problem} />
			<Button disabled={going} onClick={() => void go()}>
				{t("sample.enter")}
			</Button>
		</div>
	);
}

/** Goes in as the secretariat; what an earlier sample left in this browser is forgotten. */
export async function enterSample(): Promise<void> {
	await call("enterSample");
	forgetSample();
	location.assign(sampleAt);
}
