/** Absences from one's own calendar: a file that is read in this browser, or an address that the server reads. */
import type { OwnCalendar } from "@plenary/domain";
import { useState } from "react";
import { call } from "../api/call.ts";
import { refresh } from "../api/questions.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { Problem } from "../ui/problem.tsx";
import { toast } from "../ui/toast.tsx";
import { readerZone } from "../words/calendar.ts";
import { useWords } from "../words/words.ts";
import "../agenda/import.css";

/** Far more than a year of anybody's calendar, in bytes. */
const largestFile = 1_000_000;

export function OwnCalendarFields({ calendar }: { calendar: OwnCalendar | null }) {
	const { t, list } = useWords();
	const [address, setAddress] = useState("");
	const [problem, setProblem] = useState<string>();
	const [told, tell] = useState<string[]>([]);
	const [isBusy, setBusy] = useState(false);

	/** What went wrong is said here, and nothing that stands is lost by it. */
	const run = async (work: () => Promise<string | undefined>) => {
		setProblem(undefined);
		tell([]);
		setBusy(true);
		try {
			setProblem(await work());
		} catch (error) {
			setProblem((error as Error).message);
		} finally {
			setBusy(false);
			await refresh("myEntry");
		}
	};

	const take = async (file: File): Promise<string | undefined> => {
		if (file.size > largestFile) return t("interpreters.calendar.trouble.tooLarge");
		const { readBusy } = await import("@plenary/formats/calendar-busy");
		const busy = readBusy(await file.text(), { now: Date.now(), zone: readerZone() });
		if ("trouble" in busy) return t(`interpreters.calendar.trouble.${busy.trouble}`);
		await call("takeMyCalendar", { body: { spans: busy.spans.map((span) => ({ ...span })) } });
		const notes = [
			t("interpreters.calendar.taken", { count: busy.spans.length }),
			busy.unread > 0 && t("interpreters.calendar.unread", { count: busy.unread }),
			busy.unknownZones.length > 0 && t("interpreters.calendar.zones", { zones: list(busy.unknownZones) }),
			busy.isCut && t("interpreters.calendar.cut"),
		];
		tell(notes.filter((note) => note !== false));
		return undefined;
	};
	const link = async (): Promise<undefined> => {
		await call("linkMyCalendar", { body: { address, zone: readerZone() } });
		setAddress("");
		toast(t("ui.saved"));
	};
	const remove = async (): Promise<undefined> => {
		await call("removeMyCalendar");
	};

	return (
		<div className="own-calendar">
			<p className="quiet">{t("interpreters.calendar.why")}</p>
			<Standing calendar={calendar} />
			<div className="row">
				<label className="btn import-file">
					{t("interpreters.calendar.file")}
					<input
						type="file"
						className="unseen"
						accept=".ics,.ifb,text/calendar"
						disabled={isBusy}
						onChange={(event) => {
							const [file] = event.target.files ?? [];
							event.target.value = "";
							if (file) void run(() => take(file));
						}}
					/>
				</label>
				{calendar && (
					<Button disabled={isBusy} onClick={() => void run(remove)}>
						{t("interpreters.calendar.remove")}
					</Button>
				)}
			</div>
			<form
				className="own-calendar-link"
				noValidate
				onSubmit={(event) => {
					event.preventDefault();
					if (address.trim() !== "") void run(link);
				}}
			>
				<TextField
					label={t("interpreters.calendar.address")}
					hint={t("interpreters.calendar.addressHint")}
					type="url"
					autoComplete="off"
					maxLength={2_000}
					value={address}
					onWords={setAddress}
				/>
				<Button type="submit" disabled={isBusy || address.trim() === ""}>
					{t("interpreters.calendar.read")}
				</Button>
			</form>
			<Problem words={problem} />
			<div role="status">
				{told.map((words) => (
					<p key={words}>{words}</p>
				))}
			</div>
		</div>
	);
}

/** Where the busy times are from, how many are still to come, and whether the last reading failed. */
function Standing({ calendar }: { calendar: OwnCalendar | null }) {
	const { t, moment } = useWords();
	if (!calendar) return null;
	const { host, readAt, trouble, spans } = calendar;
	const count = spans.filter(({ to }) => to > Date.now()).length;
	const at = readAt === null ? "" : moment(readAt);
	return (
		<>
			<p>
				{host === null
					? t("interpreters.calendar.fromFile", { at, count })
					: t("interpreters.calendar.fromAddress", { host, at, count })}
			</p>
			{trouble && <p className="wrong">{t(`interpreters.calendar.trouble.${trouble}`)}</p>}
		</>
	);
}
