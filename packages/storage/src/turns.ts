/** Turns at the one connection: who asked first goes first. */

export class Turns {
	#last: Promise<void> = Promise.resolve();

	/** Resolves when it is the caller's turn, with the way to end it; calling that twice does no harm. */
	async take(): Promise<() => void> {
		const before = this.#last;
		const { promise, resolve } = Promise.withResolvers<void>();
		this.#last = promise;
		await before;
		return resolve;
	}

	async during<T>(work: () => Promise<T>): Promise<T> {
		const end = await this.take();
		try {
			return await work();
		} finally {
			end();
		}
	}
}
