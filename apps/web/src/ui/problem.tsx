/** What went wrong, in a sentence that is read out at once. */
export const Problem = ({ words }: { words: string | undefined }) =>
	words ? (
		<p className="problem" role="alert">
			{words}
		</p>
	) : null;
