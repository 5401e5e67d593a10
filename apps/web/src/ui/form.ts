/** A form's state: what is filled in, what is wrong with it in words, and whether it is on its way. */
import { useEffect, useRef, useState } from "react";
import { Refused } from "../api/call.ts";
import type { WordsId } from "../words/ids.ts";
import { useWords } from "../words/words.ts";

/** What a schema of the contract says about a value; only what a form needs to know of it. */
interface Schema<Asked> {
	safeParse(value: unknown):
		| { success: true; data: Asked }
		| {
				success: false;
				error: { issues: readonly { code?: string; message: string; path: readonly PropertyKey[] }[] };
		  };
}

/** The faults that have a sentence of their own; each is the `error` of a rule in the contract. */
const faults = new Set([
	"titleMissing",
	"nameMissing",
	"codeMissing",
	"addressInvalid",
	"dayInvalid",
	"zoneInvalid",
	"endsBeforeStart",
	"leftBeforeJoined",
	"languageInvalid",
	"languageTwice",
	"retourInvalid",
	"spanInvalid",
	"trackMissing",
	"feeInvalid",
]);
const byCode: Record<string, WordsId> = { too_big: "ui.wrong.tooLong", too_small: "ui.wrong.missing" };

const wordsFor = (issue: { code?: string; message: string }): WordsId =>
	faults.has(issue.message)
		? (`ui.wrong.${issue.message}` as WordsId)
		: (byCode[issue.code ?? ""] ?? "ui.wrong.invalid");

interface FormPlan<Asked, Filled> {
	schema: Schema<Asked>;
	initial: Filled;
	/** Sends what the schema let through. A refusal shows at its field, or above the buttons. */
	send: (asked: Asked) => Promise<void>;
}

/**
 * Checks with the contract's own schema before anything is sent, so that the browser and the server never disagree
 * about what is right. `wrong.endsOn` is what is wrong with that field; `problem` is about the whole.
 */
export function useForm<Asked, Filled extends object>({ schema, initial, send }: FormPlan<Asked, Filled>) {
	const { t } = useWords();
	const [value, setValue] = useState(initial);
	const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
	const [problem, setProblem] = useState<string>();
	const [sending, setSending] = useState(false);

	// Once the fault is marked on the page, its field takes the focus.
	const refused = useRef(false);
	useEffect(() => {
		if (refused.current && Object.keys(wrong).length > 0)
			document.querySelector<HTMLElement>("[aria-invalid]")?.focus();
		refused.current = false;
	}, [wrong]);

	const set = (part: Partial<Filled>) => {
		setValue((before) => ({ ...before, ...part }));
		setWrong((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in part))));
	};
	const fail = (error: unknown) => {
		if (!(error instanceof Error)) throw error;
		const field = error instanceof Refused ? error.field?.split(".")[0] : undefined;
		if (field && field in value) setWrong({ [field]: error.message });
		else setProblem(error.message);
	};
	const submit = async () => {
		if (sending) return;
		setProblem(undefined);
		const parsed = schema.safeParse(value);
		if (!parsed.success) {
			const found = parsed.error.issues.map((issue) => [String(issue.path[0] ?? ""), t(wordsFor(issue))] as const);
			refused.current = true;
			setWrong(Object.fromEntries(found.reverse()));
			return;
		}
		setWrong({});
		setSending(true);
		try {
			await send(parsed.data);
		} catch (error) {
			refused.current = true;
			fail(error);
		} finally {
			setSending(false);
		}
	};
	return { value, set, wrong, problem, sending, submit };
}
