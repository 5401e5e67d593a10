/** The glossary within reach of the booth: what of it the item holds, and a field that finds it, also with the line cut. */
import { type Concept, glossaryRoom, type TermFinder, termFinder, termsIn, termsInText } from "@plenary/domain";
import type { OpenRoom } from "@plenary/sync/client";
import { useCallback, useMemo, useState } from "react";
import { useGlossary } from "../glossary/desk.ts";
import { useKeys } from "../keys/keys.ts";
import { useMeetingHere } from "../meeting/frame.tsx";
import { useRoom, useRoomState } from "../rooms/use-room.ts";
import { Kbd } from "../ui/badges.tsx";
import { useWords } from "../words/words.ts";
import type { BoothHere } from "./here.ts";
import { LastWritten } from "./last-written.tsx";
import { LookUpDialog } from "./look-up-dialog.tsx";

export function GlossaryPanel({ here }: { here: BoothHere }) {
	const { meeting, may } = useMeetingHere();
	return may("read", "glossary") ? <Held here={here} room={glossaryRoom(meeting.id)} /> : null;
}

function Held({ here, room: name }: { here: BoothHere; room: string }) {
	const room = useRoom(name);
	return room && <Opened key={room.doc.guid} here={here} room={room} />;
}

/** What the field opens with: nothing typed, or a concept that was pressed. */
interface LookingUp {
	readonly conceptId?: string | undefined;
}

function Opened({ here, room }: { here: BoothHere; room: OpenRoom }) {
	const { t } = useWords();
	const { loaded } = useRoomState(room);
	const glossary = useGlossary(room.doc);
	const [looking, look] = useState<LookingUp>();
	useKeys([{ keys: "g", does: "booths.keyGlossary", run: () => look({}) }]);
	return (
		<section className="console-panel console-glossary" aria-labelledby="console-glossary">
			<h2 id="console-glossary">{t("booths.glossary")}</h2>
			<button type="button" className="console-key look-up" onClick={() => look({})}>
				{t("booths.glossaryOpen")}
				<Kbd>G</Kbd>
			</button>
			{loaded && glossary.concepts.length === 0 ? (
				<p className="console-terms">{t("booths.glossaryEmpty")}</p>
			) : (
				<InItem here={here} concepts={glossary.concepts} onOpen={(conceptId) => look({ conceptId })} />
			)}
			{looking && (
				<LookUpDialog
					{...glossary}
					doc={room.doc}
					here={here}
					conceptId={looking.conceptId}
					onClose={() => look(undefined)}
				/>
			)}
		</section>
	);
}

interface InItemProps {
	here: BoothHere;
	concepts: readonly Concept[];
	onOpen: (conceptId: string) => void;
}

/** So many fit on the lines that are kept free for them, and nothing below has to move. */
const mostShown = 8;

/** The terms that stand in the item's title, and in the paragraph of its minutes that was written last. */
function InItem({ here, concepts, onOpen }: InItemProps) {
	const { t } = useWords();
	const { meeting, may } = useMeetingHere();
	const { items, floor } = here.today;
	const item = items.get(floor.current?.itemId ?? "")?.item;
	const finder = useMemo(() => termFinder(concepts), [concepts]);
	const [written, setWritten] = useState<Readonly<Record<string, string>>>({});
	const tell = useCallback((language: string, words: string) => {
		setWritten((before) => (before[language] === words ? before : { ...before, [language]: words }));
	}, []);
	if (!item) return <p className="console-terms" />;
	const found = conceptsIn(finder, [...Object.entries(item.titles), ...Object.entries(written)]);
	return (
		<>
			{may("read", "minutes") &&
				meeting.languages.map((language) => (
					<LastWritten
						key={`${item.id} ${language}`}
						meetingId={meeting.id}
						itemId={item.id}
						language={language}
						onWritten={tell}
					/>
				))}
			<p className="console-terms">
				{found.length === 0 && t("booths.inItemNone")}
				{found.length > 0 && <span>{t("booths.inItem")} </span>}
				{found.slice(0, mostShown).map(({ concept, words, language }) => (
					<button key={concept.id} type="button" className="console-term" onClick={() => onOpen(concept.id)}>
						<u lang={language}>{words}</u>
						<OwnTerm concept={concept} into={here.booth.into} besides={language} />
					</button>
				))}
			</p>
		</>
	);
}

/** What the own booth says for it, where that is another language. */
function OwnTerm({ concept, into, besides }: { concept: Concept; into: readonly string[]; besides: string }) {
	const own = into
		.filter((language) => language !== besides)
		.flatMap((language) => termsIn(concept, language)[0] ?? [])[0];
	return own && own.status !== "forbidden" ? (
		<>
			{" "}
			<b lang={own.language}>{own.words}</b>
		</>
	) : null;
}

/** Each concept once, in the words in which it was found first. */
function conceptsIn(finder: TermFinder, texts: readonly (readonly [language: string, words: string])[]) {
	const found = new Map<string, { concept: Concept; words: string; language: string }>();
	for (const [language, words] of texts)
		for (const { concept, term } of termsInText(finder, words, language))
			if (!found.has(concept.id)) found.set(concept.id, { concept, words: term.words, language });
	return [...found.values()];
}
