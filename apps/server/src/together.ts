/** Asking once for all that is wanted at the same moment: after a restart everybody stands before the door at once. */

/**
 * Makes a question about one key from a question about many. Keys wait while an earlier question is under way, so
 * that each answer is at least as new as its asking.
 */
export function together<Found>(
	find: (keys: string[]) => Promise<ReadonlyMap<string, Found>>,
): (key: string) => Promise<Found | undefined> {
	let waiting = new Map<string, PromiseWithResolvers<Found | undefined>>();
	let isAsking = false;

	async function ask(): Promise<void> {
		while (waiting.size > 0) {
			const asked = waiting;
			waiting = new Map();
			try {
				const found = await find([...asked.keys()]);
				for (const [key, { resolve }] of asked) resolve(found.get(key));
			} catch (error) {
				for (const { reject } of asked.values()) reject(error);
			}
		}
		isAsking = false;
	}

	return (key) => {
		const answer = waiting.get(key) ?? Promise.withResolvers<Found | undefined>();
		waiting.set(key, answer);
		if (!isAsking) {
			isAsking = true;
			setImmediate(ask);
		}
		return answer.promise;
	};
}
