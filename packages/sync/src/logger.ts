/** As much of a logger as the rooms use; pino's is one. */
export interface Logger {
	info(details: object, sentence: string): void;
	warn(details: object, sentence: string): void;
	error(details: object, sentence: string): void;
}

export const quietLogger: Logger = { info() {}, warn() {}, error() {} };
