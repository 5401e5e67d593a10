/** The interpreters' register: what is kept about each of them, and which languages contradict each other. */
import * as z from "zod/mini";
import { mostBusySpans } from "./interpreter-calendar.ts";
import { type Evidence, evidenceListSchema, evidenceOfPairs } from "./interpreter-evidence.ts";
import { plannedByDefault, planningFacts } from "./interpreter-facts.ts";
import { knows, type Languages, languagesSchema, type Pair, spanSchema } from "./interpreters.ts";
import { daySchema, idSchema } from "./meetings.ts";
import { addressOrNone, mergedInto, personNameSchema } from "./people.ts";
import { textSchema } from "./text.ts";

const mostAbsences = 500;

/** What whoever plans a meeting knows about an interpreter. */
const facts = {
	name: personNameSchema,
	/** The name in other scripts, by language. */
	names: textSchema(120),
	...languagesSchema.shape,
	/** When this person can not come, whatever the reason. */
	unavailable: z.array(spanSchema).check(z.maxLength(mostAbsences)),
	/** What the person knows about, in words: "asylum law". */
	domains: z.array(z.string().check(z.trim(), z.minLength(1), z.maxLength(80))).check(z.maxLength(40)),
	/** Professional domicile: the place from which travel is counted. */
	town: z.string().check(z.trim(), z.maxLength(120)),
	...planningFacts,
};

/** What only those who keep the register know. */
const keptFacts = {
	/** Why somebody is thought to work a pair. */
	evidence: evidenceListSchema,
	address: addressOrNone,
	phone: z.string().check(z.trim(), z.maxLength(60)),
	note: z.string().check(z.trim(), z.maxLength(1000)),
	/** With which account the interpreter signs in, if they do. */
	accountId: z.nullable(idSchema),
	/** On which day they agreed to stand in the register; null when nobody has asked them. */
	consentedOn: z.nullable(daySchema),
};

/** Each language stands once, and each retour goes from a language that is known into a B language. */
const agree = z.check<Languages>(({ value, issues }) => {
	const { a, b, c } = value;
	for (const [field, before, tags] of [
		["b", a, b],
		["c", [...a, ...b], c],
	] as const)
		if (tags.some((tag) => before.includes(tag)))
			issues.push({ code: "custom", message: "languageTwice", path: [field], input: value });
	if (!value.retours.every(([from, to]) => from !== to && b.includes(to) && knows(value, from)))
		issues.push({ code: "custom", message: "retourInvalid", path: ["retours"], input: value });
});
const keepingEvidence = z.overwrite<Languages & { evidence: Evidence[] }>(evidenceOfPairs);

const asked = z.object({
	...facts,
	...keptFacts,
	names: z._default(facts.names, {}),
	a: z._default(facts.a, []),
	b: z._default(facts.b, []),
	c: z._default(facts.c, []),
	retours: z._default(facts.retours, []),
	evidence: z._default(keptFacts.evidence, []),
	unavailable: z._default(facts.unavailable, []),
	domains: z._default(facts.domains, []),
	town: z._default(facts.town, ""),
	...plannedByDefault,
	address: z._default(keptFacts.address, ""),
	phone: z._default(keptFacts.phone, ""),
	note: z._default(keptFacts.note, ""),
	accountId: z._default(keptFacts.accountId, null),
	consentedOn: z._default(keptFacts.consentedOn, null),
});

/** An interpreter as asked for; refused with `languageTwice` or `retourInvalid` when its languages contradict. */
export const newInterpreterSchema = asked.check(agree, keepingEvidence);
export type NewInterpreter = z.infer<typeof newInterpreterSchema>;

/** What may be changed; what is left out stays, and the whole is judged by `newInterpreterSchema`. */
export const changedInterpreterSchema = z.partial(z.object({ ...facts, ...keptFacts }));

/** As many interpreters may come with one table. */
export const mostImportedInterpreters = 2_000;

/** One that is archived is put in no booth any more; where it sits already it keeps its name. */
const archivedAt = z.nullable(z.number());
/** With the days of their own calendar among those when they can not come. */
const unavailable = z.array(spanSchema).check(z.maxLength(mostAbsences + mostBusySpans));
export const interpreterSchema = z.object({ id: idSchema, ...facts, unavailable, archivedAt, mergedInto });
export type Interpreter = z.infer<typeof interpreterSchema>;

/** An entry of the register, whole. */
export const registeredInterpreterSchema = z.object({
	id: idSchema,
	...facts,
	...keptFacts,
	/** When they are busy by their own calendar, if they show it; nobody writes that here. */
	busy: z.optional(z.array(spanSchema)),
	archivedAt,
	mergedInto,
});
export type RegisteredInterpreter = z.infer<typeof registeredInterpreterSchema>;

/** How a retour is told from others: "ru>en". */
export const retourKey = ([from, to]: Pair): string => `${from}>${to}`;

/** A row of a table: somebody new, or what is filled in at an entry that is there (`into`). */
export const interpreterImportSchema = z.object({
	interpreter: z.omit(asked, { unavailable: true, accountId: true }).check(agree, keepingEvidence),
	into: z.nullable(idSchema),
});
export type InterpreterImport = z.infer<typeof interpreterImportSchema>;
