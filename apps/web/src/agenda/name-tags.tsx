/** The names of others who are at an item or a sitting, in their colours. */
import type { Other } from "./presence.ts";

export const NameTags = ({ others = [] }: { others: readonly Other[] | undefined }) =>
	others.length > 0 && (
		<span className="plan-tags">
			{others.map((one) => (
				<span key={one.client} className="plan-tag" style={{ background: one.colour }}>
					{one.name}
				</span>
			))}
		</span>
	);
