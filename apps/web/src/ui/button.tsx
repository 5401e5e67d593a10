/** Buttons and links that look like buttons, with their key beside the words. */
import type { ComponentProps, ReactNode } from "react";
import { Link } from "wouter";
import { Kbd } from "./badges.tsx";

export type Look = "plain" | "primary" | "quiet" | "danger";

interface Dress {
	look?: Look | undefined;
	/** The key that does the same, shown beside the words. */
	shortcut?: string | undefined;
	children: ReactNode;
}

const classOf = (look: Look = "plain", more = ""): string => `btn ${look === "plain" ? "" : look} ${more}`.trim();

const Inside = ({ children, shortcut }: Dress) => (
	<>
		{children}
		{shortcut && <Kbd>{shortcut}</Kbd>}
	</>
);

export function Button({ look, shortcut, children, className, ...rest }: Dress & ComponentProps<"button">) {
	return (
		<button type="button" {...rest} className={classOf(look, className)}>
			<Inside shortcut={shortcut}>{children}</Inside>
		</button>
	);
}

/** A button that shows only a picture; `label` is what it is called. */
export function IconButton({ label, className = "", ...rest }: { label: string } & ComponentProps<"button">) {
	return <button type="button" {...rest} className={`btn quiet icon ${className}`} aria-label={label} title={label} />;
}

export function LinkButton({ look, shortcut, href, children }: Dress & { href: string }) {
	return (
		<Link href={href} className={classOf(look)}>
			<Inside shortcut={shortcut}>{children}</Inside>
		</Link>
	);
}
