/** Small signs: codes of parties, languages, states in words, faces and keys. */
import { colourOf } from "@plenary/domain";
import type { ReactNode } from "react";
import { useWords } from "../words/words.ts";

/** A party's or a record's short sign: UNHCR, A-7. */
export const Chip = ({ children, title }: { children: ReactNode; title?: string | undefined }) => (
	<span className="code" title={title}>
		{children}
	</span>
);

export type Tone = "plain" | "live" | "late" | "done";

/** A few words about a state. Colour never speaks alone. */
export const Pill = ({
	tone = "plain",
	dot = false,
	children,
}: {
	tone?: Tone;
	dot?: boolean;
	children: ReactNode;
}) => (
	<span className={tone === "plain" ? "pill" : `pill ${tone}`}>
		{dot && <span className="dot" aria-hidden="true" />}
		{children}
	</span>
);

const hues = new Set(["en", "ru", "uk", "pl", "lt", "et", "ro", "ka", "hy", "az"]);

/** The colour that stands for a language, as a CSS value. */
export function languageHue(tag: string): string {
	const language = tag.split("-")[0] ?? tag;
	return `var(--lang-${hues.has(language) ? language : "other"})`;
}

/** A language by its tag on its hue; read out by name, unless the name stands beside it. */
export function LangBadge({ tag, unread = false }: { tag: string; unread?: boolean }) {
	const { languageName } = useWords();
	return (
		<span className="lang" style={{ background: languageHue(tag) }} title={unread ? undefined : languageName(tag)}>
			<span aria-hidden="true">{tag.split("-")[0]?.toUpperCase()}</span>
			{!unread && <span className="unseen">{languageName(tag)}</span>}
		</span>
	);
}

const initials = (name: string): string => {
	const words = name.split(/[\s.]+/u).filter(Boolean);
	const first = [...(words[0] ?? "?")][0] ?? "?";
	const last = words.length > 1 ? ([...(words.at(-1) ?? "")][0] ?? "") : "";
	return (first + last).toUpperCase();
};

export interface Face {
	accountId: string;
	name: string;
	/** Six-digit hex; white letters must be readable on it. */
	colour?: string | undefined;
}

/** A face; read out by name, unless the name stands beside it. */
export const Avatar = ({ face, unread = false }: { face: Face; unread?: boolean }) => (
	<span
		className="avatar"
		style={{ background: face.colour ?? colourOf(face.accountId) }}
		title={unread ? undefined : face.name}
	>
		<span aria-hidden="true">{initials(face.name)}</span>
		{!unread && <span className="unseen">{face.name}</span>}
	</span>
);

/** Faces side by side, the rest as a number. */
export function Faces({ faces, most = 4 }: { faces: readonly Face[]; most?: number }) {
	const { t } = useWords();
	const shown = faces.slice(0, faces.length > most ? most - 1 : most);
	const rest = faces.slice(shown.length);
	return (
		<span className="faces">
			{shown.map((face) => (
				<Avatar key={face.accountId} face={face} />
			))}
			{rest.length > 0 && (
				<span className="avatar rest" title={rest.map((face) => face.name).join(", ")}>
					<span aria-hidden="true">+{rest.length}</span>
					<span className="unseen">{t("ui.moreFaces", { count: rest.length })}</span>
				</span>
			)}
		</span>
	);
}

/** A key of the keyboard. Readers by ear hear it from the list of keys instead. */
// biome-ignore lint/a11y/noAriaHiddenOnFocusable: a printed key takes no focus
export const Kbd = ({ children }: { children: ReactNode }) => <kbd aria-hidden="true">{children}</kbd>;

/** What stands where there is nothing yet: what will be here, and how it comes to be. */
export const EmptyState = ({ title, children }: { title: string; children?: ReactNode }) => (
	<div className="empty">
		<p className="empty-title">{title}</p>
		{children}
	</div>
);
