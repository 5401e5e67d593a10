/** A question before something that cannot be taken back. */
import { useState } from "react";
import { useWords } from "../words/words.ts";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { Problem } from "./problem.tsx";

interface AskProps {
	title: string;
	words: string;
	/** What the button that does it says. */
	yes: string;
	run: () => Promise<void>;
	onClose: () => void;
}

export function Ask({ title, words, yes, run, onClose }: AskProps) {
	const { t } = useWords();
	const [problem, setProblem] = useState<string>();
	const submit = () => run().then(onClose, (error: Error) => setProblem(error.message));
	return (
		<Dialog
			title={title}
			onClose={onClose}
			onSubmit={() => void submit()}
			foot={
				<>
					<Button onClick={onClose}>{t("ui.cancel")}</Button>
					<Button type="submit" look="danger">
						{yes}
					</Button>
				</>
			}
		>
			<p>{words}</p>
			<Problem words={problem} />
		</Dialog>
	);
}
