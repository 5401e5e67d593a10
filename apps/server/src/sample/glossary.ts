/** The glossary of the sample's training: words of asylum and migration as international organisations use them. */
import type { NewConcept, NewTerm, TermStatus } from "@plenary/domain";

/** "agreed term", "! not to be used", "? proposed"; several in a language stand in a list. */
type Words = string | readonly string[];
type SampleConcept = Omit<NewConcept, "terms"> & {
	readonly en: Words;
	readonly ru: Words;
	readonly uk?: Words;
	readonly ka?: Words;
};

const signs: Readonly<Record<string, TermStatus>> = { "!": "forbidden", "?": "proposed" };

function termsOf(language: string, words: Words | undefined, notes: Readonly<Record<string, string>>): NewTerm[] {
	return [words ?? []].flat().map((one) => {
		const status = signs[one.charAt(0)];
		const said = status ? one.slice(2) : one;
		return { language, words: said, status: status ?? "agreed", note: notes[said] ?? "" };
	});
}

const notes: Readonly<Record<string, string>> = {
	"искатель убежища": "Калька. Говорим: лицо, ищущее убежища.",
	"illegal migrant": "No person is illegal; it is the entry or the stay that is irregular.",
	"нелегальный мигрант": "Незаконным бывает въезд или пребывание, но не человек.",
	"нелегальний мігрант": "Незаконним буває в'їзд або перебування, але не людина.",
	"пункт тимчасового розміщення": "Скорочено: ПТР.",
	minutes: "The record of a sitting, and nothing that a clock counts.",
	"refugee status determination": "RSD.",
	"определение статуса беженца": "Сокращённо: ОСБ.",
	"smuggling of migrants": "A crime against a state. Not the same as trafficking, which is a crime against a person.",
	"незаконный ввоз мигрантов": "Так в протоколе к Конвенции ООН 2000 года. Не путать с торговлей людьми.",
};

const concepts: readonly SampleConcept[] = [
	{ subject: "asylum", en: "asylum", ru: "убежище", uk: "притулок", ka: "თავშესაფარი" },
	{
		subject: "asylum",
		definition: "Somebody who has asked for protection and whose claim is not decided yet.",
		en: "asylum seeker",
		ru: ["лицо, ищущее убежища", "! искатель убежища"],
		uk: ["шукач притулку", "? шукач захисту"],
		ka: "თავშესაფრის მაძიებელი",
	},
	{ subject: "asylum", en: "refugee", ru: "беженец", uk: "біженець", ka: "ლტოლვილი" },
	{
		subject: "asylum",
		en: "refugee status determination",
		ru: "определение статуса беженца",
		uk: "визначення статусу біженця",
		ka: "ლტოლვილის სტატუსის განსაზღვრა",
	},
	{
		subject: "asylum",
		definition: "For somebody who is no refugee, but would be in danger of serious harm at home.",
		en: "subsidiary protection",
		ru: ["дополнительная защита", "? субсидиарная защита"],
		uk: "додатковий захист",
	},
	{
		subject: "asylum",
		en: "temporary protection",
		ru: "временная защита",
		uk: "тимчасовий захист",
		ka: "დროებითი დაცვა",
	},
	{
		subject: "asylum",
		definition: "Nobody is sent to where their life or freedom would be threatened.",
		source: "1951 Convention, article 33",
		en: "principle of non-refoulement",
		ru: ["принцип невысылки", "? принцип недопустимости принудительного возвращения"],
		uk: "принцип невислання",
	},
	{
		subject: "asylum",
		en: "safe third country",
		ru: "безопасная третья страна",
		uk: "безпечна третя країна",
		ka: "უსაფრთხო მესამე ქვეყანა",
	},
	{
		subject: "asylum",
		en: "country of origin information",
		ru: "информация о стране происхождения",
		uk: "інформація про країну походження",
		ka: "ინფორმაცია წარმოშობის ქვეყნის შესახებ",
	},
	{
		subject: "asylum",
		en: "stateless person",
		ru: ["лицо без гражданства", "? апатрид"],
		uk: "особа без громадянства",
		ka: "მოქალაქეობის არმქონე პირი",
	},
	{ subject: "reception", en: "reception centre", ru: "центр приёма", uk: "центр прийому", ka: "მიმღები ცენტრი" },
	{
		subject: "reception",
		en: "reception conditions",
		ru: "условия приёма",
		uk: "умови прийому",
		ka: "მიღების პირობები",
	},
	{
		subject: "reception",
		en: "temporary accommodation centre",
		ru: "пункт временного размещения",
		uk: "пункт тимчасового розміщення",
	},
	{ subject: "reception", en: "detention", ru: ["содержание под стражей", "? задержание"], uk: "тримання під вартою" },
	{
		subject: "reception",
		en: "person with specific needs",
		ru: "лицо с особыми потребностями",
		uk: "особа з особливими потребами",
		ka: "სპეციალური საჭიროების მქონე პირი",
	},
	{ subject: "children", en: "unaccompanied child", ru: "несопровождаемый ребёнок", uk: "дитина без супроводу" },
	{
		subject: "children",
		en: "legal guardian",
		ru: "законный представитель",
		uk: "законний представник",
		ka: "კანონიერი წარმომადგენელი",
	},
	{
		subject: "children",
		en: "family reunification",
		ru: "воссоединение семьи",
		uk: "возз'єднання сім'ї",
		ka: "ოჯახის გაერთიანება",
	},
	{ subject: "solutions", en: "durable solution", ru: "долговременное решение", uk: "довготривале рішення" },
	{ subject: "solutions", en: "resettlement", ru: "переселение", uk: "переселення", ka: "განსახლება" },
	{
		subject: "solutions",
		en: "voluntary return",
		ru: "добровольное возвращение",
		uk: "добровільне повернення",
		ka: "ნებაყოფლობითი დაბრუნება",
	},
	{
		subject: "solutions",
		en: "readmission agreement",
		ru: "соглашение о реадмиссии",
		uk: "угода про реадмісію",
		ka: "რეადმისიის შეთანხმება",
	},
	{
		subject: "borders",
		en: ["irregular migrant", "! illegal migrant"],
		ru: ["мигрант с неурегулированным статусом", "! нелегальный мигрант"],
		uk: ["мігрант із неврегульованим статусом", "! нелегальний мігрант"],
		ka: "არარეგულარული მიგრანტი",
	},
	{
		subject: "borders",
		en: "smuggling of migrants",
		ru: "незаконный ввоз мигрантов",
		uk: "незаконне ввезення мігрантів",
	},
	{
		subject: "borders",
		en: "trafficking in persons",
		ru: "торговля людьми",
		uk: "торгівля людьми",
		ka: "ადამიანით ვაჭრობა",
	},
	{ subject: "meetings", en: "minutes", ru: "протокол", uk: "протокол засідання", ka: "ოქმი" },
	{ subject: "meetings", en: "decision", ru: "решение", uk: "рішення", ka: "გადაწყვეტილება" },
	{ subject: "meetings", en: "action", ru: "поручение", uk: "доручення", ka: "დავალება" },
	{ subject: "meetings", en: "booth", ru: "кабина", uk: "кабіна", ka: "კაბინა" },
];

export const trainingGlossary: readonly NewConcept[] = concepts.map(({ en, ru, uk, ka, ...fields }) => ({
	...fields,
	terms: Object.entries({ en, ru, uk, ka }).flatMap(([language, words]) => termsOf(language, words, notes)),
}));
