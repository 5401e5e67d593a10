/** `npm run bench -w packages/roster [-- NAME…]`: runs the benchmarks that are named, or all of them. */

const benches: Readonly<Record<string, () => Promise<unknown>>> = {
	coverage: () => import("./coverage.ts"),
	rota: () => import("./rota.ts"),
	solver: () => import("./solver.ts"),
};

const named = process.argv.slice(2).filter((word) => Object.hasOwn(benches, word));
for (const name of named.length > 0 ? named : Object.keys(benches)) await benches[name]?.();
