/** Tests of glossaries as TBX: what is written comes back, older files are read, and what would do harm is refused. */
import { type Concept, type longestOf, termKey, termStatuses, tidied } from "@plenary/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTbx, type TbxRead } from "./tbx-read.ts";
import { writeTbx } from "./tbx-write.ts";
import { longestXml, xmlText } from "./xml.ts";

function read(source: string): TbxRead {
	const found = readTbx(source);
	if ("refusal" in found) throw new Error(`The file was refused: ${found.refusal}, line ${found.line}.`);
	return found;
}
const file = { title: "Workshop <1>", description: "Made & kept.", language: "en" };
const entry = (inside: string) => `<tbx><text><body><conceptEntry>${inside}</conceptEntry></body></text></tbx>`;

describe("a TBX file", () => {
	it("of 2019 gives concepts, statuses and notes", () => {
		const text = `<?xml version="1.0"?>
<?xml-model href="https://raw.githubusercontent.com/x/TBXcoreStructV03.rng"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
 <tbxHeader><fileDesc><sourceDesc><p>no <!-- comment --> concept</p></sourceDesc></fileDesc></tbxHeader>
 <text><body>
  <conceptEntry id="c1">
   <descrip type="subjectField">asylum</descrip>
   <descripGrp><descrip type="definition">A right &amp; a duty.</descrip><admin type="source">CT/3</admin></descripGrp>
   <langSec xml:lang="en-GB">
    <termSec><term>asylum</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote><note>First.</note></termSec>
    <termSec><term>political <hi>refuge</hi></term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termSec>
   </langSec>
   <langSec xml:lang="ru"><termSec><term><![CDATA[убежище]]></term><termNote type="partOfSpeech">noun</termNote></termSec></langSec>
  </conceptEntry>
 </body></text>
</tbx>`;
		expect(read(text)).toEqual({
			troubles: [],
			concepts: [
				{
					line: 6,
					subject: "asylum",
					definition: "A right & a duty.",
					source: "CT/3",
					terms: [
						{ language: "en", words: "asylum", status: "agreed", note: "First." },
						{ language: "en", words: "political refuge", status: "forbidden" },
						{ language: "ru", words: "убежище" },
					],
				},
			],
		});
	});

	it("of the older kind is read, with tig and with ntig, and its DTD is never asked for", () => {
		const text = `<?xml version='1.0'?><!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><martifHeader/><text><body>
<termEntry id="e1"><langSet xml:lang="EN"><descripGrp><descrip type="definition">Going home.</descrip></descripGrp>
<ntig><termGrp><term>return</term><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termGrp></ntig></langSet>
<langSet lang="uk"><tig><term>повернення</term></tig></langSet></termEntry></body></text></martif>`;
		expect(read(text).concepts).toMatchObject([
			{
				definition: "Going home.",
				terms: [
					{ language: "en", words: "return", status: "proposed" },
					{ language: "uk", words: "повернення" },
				],
			},
		]);
	});

	it("in the style that has a name for each thing is read", () => {
		const text = `<tbx style="dct" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
<text><body><conceptEntry><min:subjectField>borders</min:subjectField><langSec xml:lang="en"><basic:definition>A line.</basic:definition>
<termSec><term>border</term><min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus></termSec></langSec></conceptEntry></body></text></tbx>`;
		expect(read(text).concepts).toMatchObject([
			{ subject: "borders", definition: "A line.", terms: [{ words: "border", status: "forbidden" }] },
		]);
	});

	it("tells by line what it could not take", () => {
		const { concepts, troubles } = read(
			`<tbx>\n<text><body>\n<conceptEntry/>\n<conceptEntry><langSec xml:lang="??"><termSec><term>x</term></termSec></langSec></conceptEntry>\n<conceptEntry><langSec xml:lang="en"><termSec><term>${"x".repeat(400)}</term></termSec></langSec></conceptEntry></body></text></tbx>`,
		);
		expect(concepts.map(({ line }) => line)).toEqual([5]);
		expect(troubles.map(({ line, code }) => [line, code])).toEqual([
			[3, "termMissing"],
			[4, "languageUnknown"],
			[4, "termMissing"],
			[5, "tooLong"],
		]);
	});
});

describe("is refused", () => {
	const laughs = `<!DOCTYPE tbx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>${entry("&b;")}`;
	it.each([
		["one that defines entities", laughs, "unsafeXml"],
		[
			"one that fetches entities",
			`<!DOCTYPE tbx [<!ENTITY x SYSTEM "file:///etc/passwd">]>${entry("&x;")}`,
			"unsafeXml",
		],
		["an entity that nobody knows", entry("&secret;"), "notXml"],
		["one that breaks off", "<tbx><text>", "notXml"],
		["one that is no XML", "asylum,убежище", "notXml"],
		["nothing", "", "notXml"],
		["one of another kind", "<html><body/></html>", "notTbx"],
		["one that goes too deep", `<tbx>${"<hi>".repeat(100)}${"</hi>".repeat(100)}</tbx>`, "tooDeep"],
		["one that is too long", `<tbx>${" ".repeat(longestXml)}</tbx>`, "tooLong"],
		["one of nothing but elements", `<tbx>${"<a/>".repeat(450_000)}</tbx>`, "tooLong"],
	])("%s", (_, text, refusal) => expect(readTbx(text)).toMatchObject({ refusal }));
});

const said = (field: keyof typeof longestOf, wanted = false) =>
	fc
		.string({
			unit: fc.oneof(fc.constantFrom(..."<>&\"'] \n\t\r;ж"), fc.string({ unit: "grapheme", maxLength: 1 })),
			maxLength: 10,
		})
		// What XML can not hold at all is left out of it, and a line's end is one sign there.
		.map((words) => tidied(unescaped(xmlText(words)), field))
		.filter((words) => !wanted || words !== "");
function unescaped(words: string): string {
	const signs: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#13": "\r" };
	return words.replace(/&(amp|lt|gt|quot|#13);/g, (_, name: string) => signs[name] ?? "");
}
const term = fc.record({
	id: fc.constant(""),
	language: fc.constantFrom("en", "ru", "ka", "sr-Latn"),
	words: said("words", true),
	status: fc.constantFrom(...termStatuses),
	note: said("note"),
	pronunciation: said("pronunciation"),
	addedBy: fc.constant(""),
});
const concept: fc.Arbitrary<Concept> = fc.record({
	id: fc.stringMatching(/^[\w-]{8}$/),
	terms: fc.uniqueArray(term, { minLength: 1, maxLength: 6, selector: termKey }),
	definition: said("definition"),
	subject: said("subject"),
	source: said("source"),
	isRestricted: fc.boolean(),
	addedBy: fc.constant(""),
	addedAt: fc.constant(0),
});

it("reads back what it has written", () => {
	const filled = (fields: object) =>
		Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== "" && value !== false));
	fc.assert(
		fc.property(fc.array(concept, { maxLength: 6 }), (concepts) => {
			const { concepts: back, troubles } = read(writeTbx(concepts, file));
			expect(troubles).toEqual([]);
			const languages = (one: Concept) => [...new Set(one.terms.map(({ language }) => language))];
			expect(back.map(({ line: _, ...one }) => one)).toEqual(
				concepts.map(({ id: _, addedBy: __, addedAt: ___, terms, ...fields }, at) => ({
					...filled(fields),
					terms: languages(concepts[at] as Concept).flatMap((tag) =>
						terms.filter(({ language }) => language === tag).map(({ id: ____, addedBy: _____, ...one }) => filled(one)),
					),
				})),
			);
		}),
	);
});

it("throws at nothing, however a file is spoilt", () => {
	const whole = writeTbx([], file).replace(
		"<body>",
		`<body>${entry('<langSec xml:lang="en"><termSec><term>x</term></termSec></langSec>')}`,
	);
	fc.assert(
		fc.property(fc.nat(whole.length), fc.nat(20), fc.string(), (at, gone, come) => {
			readTbx(whole.slice(0, at) + come + whole.slice(at + gone));
		}),
	);
	fc.assert(fc.property(fc.uint8Array(), (bytes) => void readTbx(bytes)));
});
