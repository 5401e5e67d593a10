/** The text of a section without an editor, looking the same as with one. */
import type { MinutesMark, MinutesNode } from "@plenary/documents";
import { type ReactNode, useEffect, useRef, useSyncExternalStore } from "react";
import type { MinutesDesk } from "./desk.ts";
import { footOf, headOf } from "./outcome-look.ts";
import { speakerWords } from "./speaker-words.ts";

/** Where a text stands: in whose column, under which item. */
interface Around {
	readonly desk: MinutesDesk;
	readonly itemId: string;
}

export function StillText({ nodes, ...around }: { nodes: readonly MinutesNode[] } & Around) {
	return (
		<div className="section-text still" lang={around.desk.language}>
			{inside(nodes, around)}
		</div>
	);
}

/** Nodes have no lasting names and are never moved singly: their place among the others is their key. */
const inside = (nodes: readonly MinutesNode[], around: Around): ReactNode =>
	// biome-ignore lint/suspicious/noArrayIndexKey: see above
	nodes.map((node, place) => <Still key={place} node={node} {...around} />);

function Still({ node, ...around }: { node: MinutesNode } & Around): ReactNode {
	const children = () => inside(node.children, around);
	switch (node.type) {
		case "text":
			return (node.marks ?? []).reduce<ReactNode>(marked, node.text);
		case "paragraph":
			return (
				<p>
					{typeof node.attrs.speaker === "string" && <Who partyId={node.attrs.speaker} {...around} />}
					{node.children.length > 0 ? children() : <br />}
				</p>
			);
		case "heading":
			return <h3>{children()}</h3>;
		case "bulletList":
			return <ul>{children()}</ul>;
		case "orderedList":
			return <ol start={Number(node.attrs.start ?? 1)}>{children()}</ol>;
		case "listItem":
			return <li>{children()}</li>;
		case "blockquote":
			return <blockquote>{children()}</blockquote>;
		case "hardBreak":
			return <br />;
		case "mention":
			return <span className="mention">@{node.attrs.label}</span>;
		case "decision":
		case "action":
			return (
				<StillOutcome kind={node.type} recordId={String(node.attrs.recordId ?? "")} desk={around.desk}>
					{children()}
				</StillOutcome>
			);
		default:
			return children();
	}
}

function marked(words: ReactNode, { type, attrs }: MinutesMark): ReactNode {
	if (type === "bold") return <strong>{words}</strong>;
	if (type === "italic") return <em>{words}</em>;
	if (type === "underline") return <u>{words}</u>;
	if (type === "strike") return <s>{words}</s>;
	if (type !== "link") return words;
	return (
		<a href={attrs.href} rel="noopener noreferrer" target="_blank">
			{words}
		</a>
	);
}

function Who({ partyId, desk, itemId }: { partyId: string } & Around) {
	const { code, name, head } = speakerWords(partyId, itemId, desk);
	return (
		<span className="who">
			<span className="code">{code}</span>
			{name}
			{head && <small> {head}</small>}
		</span>
	);
}

function StillOutcome({
	kind,
	recordId,
	desk,
	children,
}: {
	kind: "decision" | "action";
	recordId: string;
	desk: MinutesDesk;
	children: ReactNode;
}) {
	const record = useSyncExternalStore(desk.records.subscribe, () => desk.records.find(recordId));
	const foot = useRef<HTMLDivElement>(null);
	useEffect(() => {
		if (foot.current) footOf(foot.current, kind, record, desk);
	}, [kind, record, desk]);
	return (
		<div className={`outcome ${kind}`}>
			<div className="outcome-head">{headOf(kind, record, desk)}</div>
			<div className="outcome-words">{children}</div>
			<div className="outcome-foot" ref={foot} />
		</div>
	);
}
