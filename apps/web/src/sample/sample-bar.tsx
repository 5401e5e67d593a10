/** The bar above every page of the sample: that it is one, as whom one looks around, and the ways out of it. */
import { type SampleRole, sampleAt, sampleRoles } from "@plenary/domain";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useState } from "react";
import { useLocation } from "wouter";
import { signOut } from "../account/sign-out.ts";
import { call } from "../api/call.ts";
import { forgetKept } from "../api/kept.ts";
import { refresh, useMyself } from "../api/questions.ts";
import { forgetRooms, mayForget } from "../rooms/shelf.ts";
import { Ask } from "../ui/ask.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Icon } from "../ui/icon.tsx";
import { Menu } from "../ui/menu.tsx";
import { toast } from "../ui/toast.tsx";
import { useWords } from "../words/words.ts";
import { leaveTo } from "./place.ts";
import "./sample.css";

/** So soon does a page that asks nothing else notice that the sample is gone, milliseconds. */
const watchEvery = 5_000;

type Shown = "about" | "afresh" | "away";

export default function SampleBar() {
	const { t } = useWords();
	const [shown, show] = useState<Shown>();
	const close = () => show(undefined);
	useEffect(() => {
		const watching = setInterval(() => void refresh("me"), watchEvery);
		return () => clearInterval(watching);
	}, []);
	const [, go] = useLocation();
	const leave = () => signOut(go).catch((problem: Error) => toast(problem.message));
	return (
		<aside className="sample-bar" aria-label={t("sample.bar")}>
			<p>
				<strong className="sample-title">{t("sample.title")}</strong>
				<strong className="sample-short">{t("sample.bar")}</strong>{" "}
				<span className="sample-note">{t("sample.note")}</span>
			</p>
			<RoleSwitch />
			<Menu
				label={t("sample.more")}
				items={[
					{ words: t("sample.about"), run: () => show("about") },
					{ words: t("sample.afresh"), run: () => show("afresh") },
					{ words: t("sample.away"), run: () => show("away"), danger: true },
				]}
			>
				<Icon name="more" />
			</Menu>
			<Button onClick={() => void leave()}>{t("sample.leave")}</Button>
			{shown === "about" && <About onClose={close} />}
			{(shown === "afresh" || shown === "away") && <ThrowAway afresh={shown === "afresh"} onClose={close} />}
		</aside>
	);
}

function RoleSwitch() {
	const { t } = useWords();
	const id = useId();
	const { account } = useMyself();
	const { data } = useQuery({
		queryKey: ["sample", account.id],
		queryFn: ({ signal }) => call("sample", { signal }),
	});
	const become = async (role: SampleRole) => {
		if (!(await mayForget(account.id))) return;
		try {
			await call("lookAroundAs", { body: { role } });
			await forgetRooms(account.id);
			forgetKept();
			location.reload();
		} catch (problem) {
			toast((problem as Error).message);
		}
	};
	return (
		<div className="sample-role">
			<label htmlFor={id}>{t("sample.as")}</label>
			<select id={id} value={data?.role ?? ""} onChange={(event) => void become(event.target.value as SampleRole)}>
				{!data?.role && <option value="">{t("sample.noRole")}</option>}
				{sampleRoles.map((role) => (
					<option key={role} value={role}>
						{t(`sample.role.${role}`)}
					</option>
				))}
			</select>
		</div>
	);
}

function About({ onClose }: { onClose: () => void }) {
	const { t } = useWords();
	return (
		<Dialog
			title={t("sample.about")}
			onClose={onClose}
			foot={
				<Button look="primary" onClick={onClose}>
					{t("sample.aboutDone")}
				</Button>
			}
		>
			<p>{t("sample.aboutFacts")}</p>
			<p>{t("sample.aboutPeople")}</p>
			<p>{t("sample.aboutShared")}</p>
		</Dialog>
	);
}

function ThrowAway({ afresh, onClose }: { afresh: boolean; onClose: () => void }) {
	const { t } = useWords();
	const run = async () => {
		// The bare address of the sample lays out a new one. Said first: the page may hear the end before the answer.
		leaveTo(afresh ? sampleAt : "/");
		await call("throwSampleAway");
		await refresh("me");
	};
	return (
		<Ask
			title={t(afresh ? "sample.afresh" : "sample.away")}
			words={t(afresh ? "sample.afreshWords" : "sample.awayWords")}
			yes={t(afresh ? "sample.afreshYes" : "sample.awayYes")}
			run={run}
			onClose={onClose}
		/>
	);
}
