/** The bar above the live page: the item being taken, its clock in figures and words, what comes next, and the chair's controls. */
import { elapsed, type FloorCommand, floorClock, type OutlineItem, type TimetableDay } from "@plenary/domain";
import { useText } from "../api/questions.ts";
import { useKeys } from "../keys/keys.ts";
import { useMeetingHere } from "../meeting/frame.tsx";
import { Pill } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { toast } from "../ui/toast.tsx";
import { useWords } from "../words/words.ts";
import { figures } from "./clock.ts";
import { useFloor, useFloorLink, useServerNow } from "./use-floor.tsx";
import "./floor.css";

interface FloorBarProps {
	/** Items in the order in which they are to be taken, breaks left out. */
	items: readonly OutlineItem[];
	day: TimetableDay | undefined;
}

export function FloorBar({ items, day }: FloorBarProps) {
	const { t, time } = useWords();
	const span = useSpan();
	const text = useText();
	const { meeting } = useMeetingHere();
	const { floor, connected } = useFloor();
	const now = useServerNow();
	const at = items.findIndex((one) => one.item.id === floor.current?.itemId);
	const current = items[at];
	const next = nextOf(items, at, floor.taken);
	const clock = floorClock(floor, now, current?.item.minutes);
	const share = clock.plannedMs ? Math.min(100, (elapsed(floor, now) / clock.plannedMs) * 100) : 0;
	const paused = floor.current !== undefined && floor.current.resumedAt === undefined;
	return (
		<section className={floor.current ? "floor-bar running" : "floor-bar"} aria-label={t("floor.bar")}>
			<div className="floor-now">
				<div className="floor-row">
					{floor.current ? (
						<>
							<Pill tone={paused ? "plain" : "live"} dot>
								{current?.number ? t("floor.itemOf", { number: current.number }) : t("floor.item")}
							</Pill>
							<span className="floor-title">{current ? text(current.item.titles) || t("floor.untitled") : ""}</span>
							<span className="floor-clock num" role="timer" aria-label={t("floor.elapsed")}>
								{figures(clock.elapsedMs)}
							</span>
						</>
					) : (
						<span className="floor-title quiet">{t("floor.nothing")}</span>
					)}
				</div>
				<div className="floor-meter" aria-hidden="true">
					<i style={{ width: `${share}%` }} className={clock.overMinutes === undefined ? "" : "over"} />
				</div>
				<div className="floor-row small">
					{floor.current && current?.item.minutes !== undefined && (
						<span>{t("floor.ofMinutes", { minutes: current.item.minutes })}</span>
					)}
					{paused && <Pill>{t("floor.paused")}</Pill>}
					<span aria-live="polite">
						{clock.overMinutes !== undefined && (
							<Pill tone="late">{t("floor.over", { span: span(clock.overMinutes) })}</Pill>
						)}
					</span>
					{day && day.behindMinutes > 0 && (
						<Pill tone="late">
							{t("floor.behind", { span: span(day.behindMinutes), end: time(day.expectedEndAt, meeting.zone) })}
						</Pill>
					)}
					{!connected && <Pill tone="late">{t("floor.cut")}</Pill>}
					{next && (
						<span className="floor-next">
							{t("floor.next", { title: text(next.item.titles) || t("floor.untitled") })}
						</span>
					)}
				</div>
			</div>
			<ChairControls current={floor.current?.itemId} paused={paused} next={next} />
		</section>
	);
}

/** "25 min", "2 h 05" */
export function useSpan(): (minutes: number) => string {
	const { t } = useWords();
	return (minutes) =>
		minutes < 60
			? t("floor.minutes", { minutes })
			: t("floor.hours", { hours: Math.floor(minutes / 60), minutes: String(minutes % 60).padStart(2, "0") });
}

/** The first item after the current one that has not been taken; before the first is taken, the first. */
function nextOf(
	items: readonly OutlineItem[],
	at: number,
	taken: Readonly<Record<string, unknown>>,
): OutlineItem | undefined {
	const last = at >= 0 ? at : items.findLastIndex((one) => Object.hasOwn(taken, one.item.id));
	return items.slice(last + 1).find((one) => !Object.hasOwn(taken, one.item.id));
}

interface ControlsProps {
	current: string | undefined;
	paused: boolean;
	next: OutlineItem | undefined;
}

/** Start, pause, finish, next: shown to those who may, with their keys. */
function ChairControls({ current, paused, next }: ControlsProps) {
	const { t } = useWords();
	const here = useMeetingHere();
	const run = useFloorCommand();
	const mayRun = here.may("write", "floor");
	const toggle = () => {
		if (current) void run(paused ? { kind: "resumeItem" } : { kind: "pauseItem" });
		else if (next) void run({ kind: "startItem", itemId: next.item.id });
	};
	const goOn = () => {
		if (next) void run({ kind: "startItem", itemId: next.item.id });
		else if (current) void run({ kind: "finishItem", itemId: current });
	};
	useKeys(
		mayRun
			? [
					{ keys: " ", does: "floor.keyToggle", run: toggle },
					{ keys: "N", does: "floor.keyNext", run: goOn },
				]
			: [],
	);
	if (!mayRun) return null;
	return (
		<div className="floor-controls">
			{current ? (
				<>
					<Button onClick={toggle} shortcut={t("keys.space")}>
						{t(paused ? "floor.resume" : "floor.pause")}
					</Button>
					<Button onClick={() => void run({ kind: "finishItem", itemId: current })}>{t("floor.finish")}</Button>
					{next && (
						<Button look="primary" onClick={goOn} shortcut="⇧ N">
							{t("floor.goOn")}
						</Button>
					)}
				</>
			) : (
				next && (
					<Button look="primary" onClick={goOn} shortcut={t("keys.space")}>
						{t("floor.start", { title: next.number || "" })}
					</Button>
				)
			)}
		</div>
	);
}

/** Sends a command of the chair's and says aloud when it was refused. */
export function useFloorCommand(): (command: FloorCommand) => Promise<void> {
	const link = useFloorLink();
	return async (command) => {
		const refused = await link.command(command);
		if (refused) toast(refused);
	};
}
