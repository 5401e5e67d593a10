/** A form in a dialog: its fields, what went wrong with the whole, and the two buttons that every form ends with. */
import type { ReactNode } from "react";
import { useWords } from "../words/words.ts";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { Problem } from "./problem.tsx";

interface FormDialogProps {
	title: string;
	form: { submit: () => Promise<void>; sending: boolean; problem: string | undefined };
	onClose: () => void;
	/** What the button says that sends it; "Save" when left out. */
	yes?: string;
	wide?: boolean;
	children: ReactNode;
}

export function FormDialog({ title, form, onClose, yes, wide = false, children }: FormDialogProps) {
	const { t } = useWords();
	return (
		<Dialog
			title={title}
			wide={wide}
			onClose={onClose}
			onSubmit={() => void form.submit()}
			foot={
				<>
					<Button onClick={onClose}>{t("ui.cancel")}</Button>
					<Button type="submit" look="primary" disabled={form.sending}>
						{yes ?? t("ui.save")}
					</Button>
				</>
			}
		>
			{children}
			<Problem words={form.problem} />
		</Dialog>
	);
}
