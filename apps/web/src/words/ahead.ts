/** Work on each of many that will be wanted soon, done a little at a time while the page has nothing else to do. */

const inOneGo = 200;

/** Begins in a moment; call what it returns to end it early. */
export function workAhead<One>(all: readonly One[], work: (one: One) => void): () => void {
	let from = 0;
	const step = () => {
		for (const one of all.slice(from, from + inOneGo)) work(one);
		from += inOneGo;
		if (from < all.length) waiting = setTimeout(step);
	};
	let waiting = setTimeout(step, 100);
	return () => clearTimeout(waiting);
}
