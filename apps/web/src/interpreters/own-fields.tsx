/** What interpreters write in their own entry: how they are reached, and when they can not come. */
import { changedOwnSchema, type RegisteredInterpreter } from "@plenary/domain";
import { useState } from "react";
import type * as z from "zod/mini";
import { call } from "../api/call.ts";
import { refresh } from "../api/questions.ts";
import { AddressField, PhoneField } from "../people/contact-fields.tsx";
import { Button } from "../ui/button.tsx";
import { useForm } from "../ui/form.ts";
import { Problem } from "../ui/problem.tsx";
import { toast } from "../ui/toast.tsx";
import { readerZone } from "../words/calendar.ts";
import { useWords } from "../words/words.ts";
import { type Days, daysOf, spansOf } from "./register-days.ts";
import { DaysField } from "./register-days-field.tsx";

interface Typed {
	address: string;
	phone: string;
	unavailable: Days[];
}

const schema = {
	safeParse: (typed: unknown) => {
		const { unavailable, ...contact } = typed as Typed;
		return changedOwnSchema.safeParse({ ...contact, unavailable: spansOf(unavailable, readerZone()) });
	},
};

type Asked = z.infer<typeof changedOwnSchema>;

/** Only what was changed here is sent: the secretariat may have changed something else meanwhile. */
const changed = (entry: RegisteredInterpreter, asked: Asked): Asked =>
	Object.fromEntries(
		Object.entries(asked).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(entry[key as keyof Asked])),
	);

export function OwnFields({ entry }: { entry: RegisteredInterpreter }) {
	const { t } = useWords();
	/** As it stood when the form was filled, or last saved: what is being typed outlives whatever comes meanwhile. */
	const [before, rebase] = useState(entry);
	const form = useForm<Asked, Typed>({
		schema,
		initial: {
			address: entry.address,
			phone: entry.phone,
			unavailable: entry.unavailable.map((span) => daysOf(span, readerZone())),
		},
		send: async (body) => {
			rebase((await call("changeMyEntry", { body: changed(before, body) })).entry);
			await refresh("myEntry");
			toast(t("ui.saved"));
		},
	});
	const { value, set, wrong } = form;
	return (
		<form
			className="fields"
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				void form.submit();
			}}
		>
			<div className="pair">
				<AddressField value={value.address} wrong={wrong.address} onWords={(address) => set({ address })} />
				<PhoneField value={value.phone} wrong={wrong.phone} onWords={(phone) => set({ phone })} />
			</div>
			<DaysField
				legend={t("interpreters.own.days")}
				rows={value.unavailable}
				wrong={wrong.unavailable}
				onRows={(rows) => set({ unavailable: rows })}
			/>
			<Problem words={form.problem} />
			<div>
				<Button type="submit" look="primary" disabled={form.sending}>
					{t("ui.save")}
				</Button>
			</div>
		</form>
	);
}
