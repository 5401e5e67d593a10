/** A secret address that a calendar reads: made at a press, shown once, withdrawn at another. */
import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { CopyBox } from "../ui/copy-box.tsx";
import { Problem } from "../ui/problem.tsx";
import { useWords } from "../words/words.ts";

interface CalendarAddressProps {
	hasFeed: boolean;
	make: () => Promise<string>;
	withdraw: () => Promise<void>;
	onChange: () => void;
}

export function CalendarAddress({ hasFeed, make, withdraw, onChange }: CalendarAddressProps) {
	const { t } = useWords();
	const [address, setAddress] = useState<string>();
	const [problem, setProblem] = useState<string>();
	const [isWithdrawn, setWithdrawn] = useState(false);
	const act = async (run: () => Promise<void>) => {
		setProblem(undefined);
		try {
			await run();
			onChange();
		} catch (error) {
			setProblem((error as Error).message);
		}
	};
	const begin = () =>
		act(async () => {
			setAddress(await make());
			setWithdrawn(false);
		});
	const end = () =>
		act(async () => {
			await withdraw();
			setAddress(undefined);
			setWithdrawn(true);
		});
	return (
		<div className="calendar-address">
			{address === undefined ? (
				<>
					<p className="quiet small">{t("bookings.calendar.words")}</p>
					<Button onClick={() => void begin()}>{t("bookings.calendar.make")}</Button>
				</>
			) : (
				<>
					<p className="small">{t("bookings.calendar.made")}</p>
					<CopyBox value={address} label={t("bookings.calendar.title")} />
				</>
			)}
			{(hasFeed || address !== undefined) && (
				<Button look="danger" onClick={() => void end()}>
					{t("bookings.calendar.withdraw")}
				</Button>
			)}
			<p className="small" role="status">
				{isWithdrawn && t("bookings.calendar.withdrawn")}
			</p>
			<Problem words={problem} />
		</div>
	);
}
