/** Pages for when there is no page: not here, not allowed, no network, or a fault of our own. */
import { Component, type ReactNode } from "react";
import { Link } from "wouter";
import { Refused, Unreachable } from "../api/call.ts";
import { client } from "../api/questions.ts";
import { Button } from "../ui/button.tsx";
import { Mark } from "../ui/icon.tsx";
import { useWords } from "../words/words.ts";
import { PageTitle } from "./page.tsx";

interface PlainProps {
	title: string;
	/** True within a frame, which has the name and the landmark already. */
	framed?: boolean;
	children: ReactNode;
}

/** A short page in the middle: a heading, a sentence or two, a way on. */
export function Plain({ title, framed = false, children }: PlainProps) {
	const sheet = (
		<div className="plain-sheet">
			<PageTitle title={title} />
			{children}
		</div>
	);
	if (framed) return <div className="plain">{sheet}</div>;
	return (
		<main className="plain" id="main">
			<span className="mark">
				<Mark />
				Plenary
			</span>
			{sheet}
		</main>
	);
}

/** While something is on its way. It comes late, so that what is quick never blinks. */
export const Opening = () => (
	<p className="opening" role="status">
		{useWords().t("frame.opening")}
	</p>
);

const ToHome = () => {
	const { t } = useWords();
	return (
		<Link href="/" className="btn primary">
			{t("frame.toHome")}
		</Link>
	);
};

export function NotFound() {
	const { t } = useWords();
	return (
		<Plain title={t("frame.notFound.title")}>
			<p>{t("frame.notFound.words")}</p>
			<ToHome />
		</Plain>
	);
}

export function NotAllowed({ framed = false }: { framed?: boolean }) {
	const { t } = useWords();
	return (
		<Plain title={t("frame.notAllowed.title")} framed={framed}>
			<p>{t("frame.notAllowed.words")}</p>
			<ToHome />
		</Plain>
	);
}

/** Says in words why a page did not open. */
export function Trouble({ problem }: { problem: Error }) {
	const { t } = useWords();
	if (problem instanceof Refused && problem.status === 404) return <NotFound />;
	if (problem instanceof Refused && problem.status === 403) return <NotAllowed />;
	const offline = problem instanceof Unreachable;
	return (
		<Plain title={t(offline ? "frame.offline.title" : "frame.broken.title")}>
			<p>
				{offline ? t("frame.offline.words") : problem instanceof Refused ? problem.message : t("frame.broken.words")}
			</p>
			<Button look="primary" onClick={() => (offline ? void client.refetchQueries() : location.reload())}>
				{t("frame.again")}
			</Button>
		</Plain>
	);
}

/** Catches what a page throws, so that the person sees a sentence and the way on; another address clears it. */
export class Catch extends Component<{ children: ReactNode; address?: string }, { problem: Error | null }> {
	override state = { problem: null };
	static getDerivedStateFromError(problem: unknown) {
		return { problem: problem instanceof Error ? problem : new Error(String(problem)) };
	}
	override componentDidUpdate(before: { address?: string }) {
		if (this.state.problem && before.address !== this.props.address) this.setState({ problem: null });
	}
	override render() {
		const { problem } = this.state;
		return problem ? <Trouble problem={problem} /> : this.props.children;
	}
}
