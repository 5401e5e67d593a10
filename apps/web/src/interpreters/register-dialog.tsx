/** The form for an interpreter: name and languages, what they work, when they can not come, and how they are reached. */
import { type NewInterpreter, newInterpreterSchema, type RegisteredInterpreter } from "@plenary/domain";
import { NamesFields } from "../account/person-fields.tsx";
import { call } from "../api/call.ts";
import { refresh, useInterpreters, usePeople, useReliability } from "../api/questions.ts";
import { AddressField, NameField, PhoneField } from "../people/contact-fields.tsx";
import { nameOf } from "../people/names.ts";
import { ChoiceField, TextField } from "../ui/field.tsx";
import { useForm } from "../ui/form.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Problem } from "../ui/problem.tsx";
import { toast } from "../ui/toast.tsx";
import { TokenField } from "../ui/token-field.tsx";
import { readerZone } from "../words/calendar.ts";
import { useWords } from "../words/words.ts";
import { type Days, daysOf, spansOf } from "./register-days.ts";
import { DaysField } from "./register-days-field.tsx";
import { EvidenceFields } from "./register-evidence-fields.tsx";
import { LanguageFields } from "./register-languages.tsx";
import { clearanceOf, feeOf, type TypedClearance, type TypedFee, typedClearance, typedFee } from "./register-work.ts";
import { WorkFields } from "./register-work-fields.tsx";
import { ReliabilityFacts } from "./reliability-facts.tsx";

type Filled = Omit<NewInterpreter, "unavailable" | "fee" | "clearance"> & {
	unavailable: Days[];
	fee: TypedFee;
	clearance: TypedClearance;
};

const empty: NewInterpreter = newInterpreterSchema.parse({ name: "-" });

/** Days become spans, and what was typed figures, before the contract judges them. */
const schema = {
	safeParse: (filled: unknown) => {
		const { unavailable, fee, clearance, ...rest } = filled as Filled;
		const work = { fee: feeOf(fee), clearance: clearanceOf(clearance) };
		return newInterpreterSchema.safeParse({ ...rest, ...work, unavailable: spansOf(unavailable, readerZone()) });
	},
};

export default function RegisterDialog({ entry, onClose }: { entry?: RegisteredInterpreter; onClose: () => void }) {
	const { t } = useWords();
	const { data: register = [] } = useInterpreters();
	const { unavailable, fee, clearance, ...facts } = entry ?? { ...empty, name: "" };
	const form = useForm<NewInterpreter, Filled>({
		schema,
		initial: {
			...facts,
			unavailable: unavailable.map((span) => daysOf(span, readerZone())),
			fee: typedFee(fee),
			clearance: typedClearance(clearance),
		},
		send: async (asked) => {
			if (entry) await call("changeInterpreter", { params: { id: entry.id }, body: changed(entry, asked) });
			else await call("createInterpreter", { body: asked });
			await refresh("interpreters");
			toast(t("ui.saved"));
			onClose();
		},
	});
	const { value, set, wrong } = form;
	const domains = [...new Set(register.flatMap((one) => one.domains))].sort();
	return (
		<FormDialog wide title={t(entry ? "interpreters.change" : "interpreters.new")} form={form} onClose={onClose}>
			<div className="pair">
				<NameField value={value.name} wrong={wrong.name} onWords={(name) => set({ name })} />
				<NamesFields names={value.names} onNames={(names) => set({ names })} />
			</div>
			<LanguageFields value={value} wrong={wrong} onChange={set} />
			<EvidenceFields
				languages={value}
				rows={value.evidence}
				wrong={wrong.evidence}
				onRows={(evidence) => set({ evidence })}
			/>
			<h3 className="form-part">{t("interpreters.part.work")}</h3>
			<WorkFields value={value} wrong={wrong} onChange={set} />
			<TokenField
				label={t("interpreters.domains")}
				hint={t("interpreters.domainsHint")}
				values={value.domains}
				wrong={wrong.domains}
				offers={domains.filter((domain) => !value.domains.includes(domain))}
				read={(words) => words.split(/[;\n]/).flatMap((word) => word.trim() || [])}
				onValues={(all) => set({ domains: all })}
			/>
			<h3 className="form-part">{t("interpreters.part.when")}</h3>
			<DaysField rows={value.unavailable} wrong={wrong.unavailable} onRows={(rows) => set({ unavailable: rows })} />
			<h3 className="form-part">{t("interpreters.part.contact")}</h3>
			<div className="pair">
				<AddressField value={value.address} wrong={wrong.address} onWords={(address) => set({ address })} />
				<PhoneField value={value.phone} wrong={wrong.phone} onWords={(phone) => set({ phone })} />
				<TextField
					label={t("interpreters.town")}
					autoComplete="off"
					maxLength={120}
					value={value.town}
					wrong={wrong.town}
					onWords={(town) => set({ town })}
				/>
				<TextField
					label={t("interpreters.agreed")}
					hint={t("interpreters.agreedHint")}
					type="date"
					value={value.consentedOn ?? ""}
					wrong={wrong.consentedOn}
					onWords={(day) => set({ consentedOn: day || null })}
				/>
			</div>
			<AccountChoice value={value.accountId} wrong={wrong.accountId} onAccount={(accountId) => set({ accountId })} />
			<TextField
				label={t("interpreters.note")}
				hint={t("interpreters.noteHint")}
				maxLength={1000}
				value={value.note}
				wrong={wrong.note}
				onWords={(note) => set({ note })}
			/>
			{entry && <Reliable id={entry.id} />}
		</FormDialog>
	);
}

/** Only what differs is sent, so that two who change different things of one entry both keep theirs. */
function changed(entry: RegisteredInterpreter, asked: NewInterpreter): Partial<NewInterpreter> {
	const differs = (key: string) =>
		JSON.stringify(asked[key as keyof NewInterpreter]) !== JSON.stringify(entry[key as keyof NewInterpreter]);
	return Object.fromEntries(Object.entries(asked).filter(([key]) => differs(key)));
}

/** How they worked, for whoever keeps the register; noted at the meeting's own page. */
function Reliable({ id }: { id: string }) {
	const { t } = useWords();
	const { data, error } = useReliability(id);
	return (
		<>
			<h3 className="form-part">{t("interpreters.part.reliability")}</h3>
			{data ? <ReliabilityFacts reliability={data} /> : <Problem words={error?.message} />}
		</>
	);
}

interface AccountChoiceProps {
	value: string | null;
	wrong: string | undefined;
	onAccount: (accountId: string | null) => void;
}

/** Which of the people they are, if they sign in at all. */
function AccountChoice({ value, wrong, onAccount }: AccountChoiceProps) {
	const { t, language, compare } = useWords();
	const { data: people = [] } = usePeople();
	const choices = people
		.filter((person) => person.archivedAt === null || person.id === value)
		.map((person) => ({
			value: person.id,
			words: [nameOf(person, language), person.address].filter(Boolean).join(" · "),
		}))
		.sort((one, other) => compare(one.words, other.words));
	return (
		<ChoiceField
			label={t("interpreters.account")}
			hint={t("interpreters.accountHint")}
			value={value ?? ""}
			wrong={wrong}
			choices={[{ value: "", words: t("interpreters.accountNone") }, ...choices]}
			onChoice={(id) => onAccount(id || null)}
		/>
	);
}
