/** What came of asking, person by person: a letter on its way, a link to hand over, or what stands in the way. */
import type { AskedOne } from "@plenary/domain";
import { CopyBox } from "../ui/copy-box.tsx";
import { useWords } from "../words/words.ts";

export interface AskedPerson {
	readonly id: string;
	readonly name: string;
}

interface AskedResultsProps {
	asked: readonly AskedOne[];
	people: readonly AskedPerson[];
	zone: string;
}

export function AskedResults({ asked, people, zone }: AskedResultsProps) {
	const { t, moment } = useWords();
	const names = new Map(people.map(({ id, name }) => [id, name]));
	return (
		<ul className="asked-list">
			{asked.map(({ interpreterId, refusal, handOver }) => {
				const name = names.get(interpreterId) ?? "";
				return (
					<li key={interpreterId}>
						{refusal ? (
							<p className="wrong">
								<b>{name}</b>: {refusal.message}
							</p>
						) : handOver?.link ? (
							<>
								<p>{t("bookings.asked.handOver", { name, until: moment(handOver.expiresAt, zone) })}</p>
								<CopyBox value={handOver.link} label={t("bookings.asked.link", { name })} />
							</>
						) : (
							<p>{t(handOver?.mailed ? "bookings.asked.mailed" : "bookings.asked.noted", { name })}</p>
						)}
					</li>
				);
			})}
		</ul>
	);
}
