/** The frame of the process's pages: where one may go on the left, the page beside it. */
import { may } from "@plenary/domain";
import { type ReactNode, useEffect, useRef } from "react";
import { Link, useLocation, useSearch } from "wouter";
import { actorOf, useAwaiting, useMyself, useText } from "../api/questions.ts";
import { IconButton } from "../ui/button.tsx";
import { Icon, Mark } from "../ui/icon.tsx";
import { useWords } from "../words/words.ts";
import { InsecureStrip } from "./strips.tsx";
import { YouMenu } from "./you-menu.tsx";

export function ProcessFrame({ children }: { children: ReactNode }) {
	return (
		<div className="process-frame">
			<Nav />
			<main id="main">
				<InsecureStrip />
				<div className="page">{children}</div>
			</main>
		</div>
	);
}

function Nav() {
	const { t } = useWords();
	const text = useText();
	const me = useMyself();
	const [path] = useLocation();
	const search = useSearch();
	const isPart = search === "part=interpreters";
	const isMine = path === "/follow-up" && new URLSearchParams(search).has("mine");
	const { data: awaiting } = useAwaiting();
	const places = useRef<HTMLDivElement>(null);
	const actor = actorOf(me);
	// A place chosen in the narrow menu closes it.
	// biome-ignore lint/correctness/useExhaustiveDependencies: the address is what it waits for
	useEffect(() => {
		if (places.current?.matches(":popover-open")) places.current.hidePopover();
	}, [path, search]);
	const pages = [
		{ href: "/", words: t("frame.home"), shown: true, here: path === "/" },
		{ href: "/meetings", words: t("frame.meetings"), shown: true, here: path === "/meetings" },
		{ href: "/follow-up", words: t("frame.followUp"), shown: true, here: path === "/follow-up" && !isMine },
		{
			href: "/people?part=interpreters",
			words: t("people.tab.interpreters"),
			shown: may(actor, "read", { kind: "interpreters" }),
			here: path === "/people" && isPart,
		},
		{
			href: "/people",
			words: t("frame.people"),
			shown: may(actor, "read", { kind: "people" }),
			here: path === "/people" && !isPart,
		},
		{
			href: "/settings",
			words: t("frame.settings"),
			shown: may(actor, "manage", { kind: "process" }),
			here: path === "/settings",
		},
	];
	const links = (
		<>
			{pages
				.filter(({ shown }) => shown)
				.map(({ href, words, here }) => (
					<Place key={href} href={href} here={here}>
						{words}
					</Place>
				))}
			<div className="nav-group">
				<span className="eyebrow">{t("frame.mine")}</span>
				<Place href="/follow-up?mine" here={isMine}>
					{t("frame.myActions")}
					{awaiting && awaiting.length > 0 && <span className="num quiet">{awaiting.length}</span>}
				</Place>
			</div>
		</>
	);
	return (
		<header className="nav">
			<Link href="/" className="mark" aria-label={t("frame.toHome")}>
				<Mark />
				Plenary
			</Link>
			{path !== "/" && <span className="nav-process">{text(me.process.names)}</span>}
			<nav className="nav-places" aria-label={t("frame.places")}>
				{links}
			</nav>
			<div className="nav-you">
				<YouMenu />
			</div>
			<IconButton className="nav-button" label={t("frame.menu")} popoverTarget="places">
				<Icon name="menu" />
			</IconButton>
			<div id="places" ref={places} popover="auto" className="nav-popover">
				<nav aria-label={t("frame.menu")}>{links}</nav>
			</div>
		</header>
	);
}

function Place({ href, here, children }: { href: string; here: boolean; children: ReactNode }) {
	return (
		<Link href={href} className={here ? "on" : ""} aria-current={here ? "page" : undefined}>
			{children}
		</Link>
	);
}
