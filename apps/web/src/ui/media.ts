/** What the screen is like, as a hook: wide or narrow, drawn anew when it changes. */
import { useEffect, useState } from "react";

export function useMedia(query: string): boolean {
	const [matches, setMatches] = useState(() => matchMedia(query).matches);
	useEffect(() => {
		const media = matchMedia(query);
		const changed = () => setMatches(media.matches);
		media.addEventListener("change", changed);
		return () => media.removeEventListener("change", changed);
	}, [query]);
	return matches;
}
