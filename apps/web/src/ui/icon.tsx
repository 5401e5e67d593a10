/** The few pictures of the interface, drawn as lines in the colour of the text. */
const paths = {
	close: "M4 4l8 8M12 4l-8 8",
	menu: "M2.5 4.5h11M2.5 8h11M2.5 11.5h11",
	more: "M3.5 8h.01M8 8h.01M12.5 8h.01",
	down: "M4 6.5l4 4 4-4",
	up: "M8 12.5v-9M4 7.5l4-4 4 4",
	back: "M9.5 4l-4 4 4 4",
	undo: "M6 3L2.5 6.5 6 10M3 6.5h6.5a4 4 0 0 1 0 8H7",
	redo: "M10 3l3.5 3.5L10 10M13 6.5H6.5a4 4 0 0 0 0 8H9",
} as const;
export type IconName = keyof typeof paths;

export const Icon = ({ name }: { name: IconName }) => (
	<svg className="icon-line" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
		<path d={paths[name]} strokeWidth={name === "more" ? 2.4 : 1.6} />
	</svg>
);

/** The open ring that stands for Plenary: a round table with one place free. */
export const Mark = () => (
	<svg className="mark-ring" width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
		<circle cx="9" cy="9" r="7.2" strokeDasharray="34 11.2" transform="rotate(44 9 9)" />
	</svg>
);
