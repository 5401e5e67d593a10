/** The app: who is signed in, and which page stands at which address. */
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { Redirect, Route, Switch, useLocation } from "wouter";
import { fetchActions, useMe } from "./api/questions.ts";
import { noteMove } from "./frame/page.tsx";
import { fetchPages, isSparing, pageLater } from "./frame/page-later.tsx";
import { ProcessFrame } from "./frame/process-frame.tsx";
import { SkipLink } from "./frame/strips.tsx";
import { Catch, NotFound, Opening, Trouble } from "./frame/trouble.tsx";
import { HomePage } from "./home/home-page.tsx";
import { type PageKey, useKeyList, useKeys } from "./keys/keys.ts";
import { KeysDialog } from "./keys/keys-dialog.tsx";
import { onOpenPalette, paletteKeys } from "./palette/open.ts";
import { inSample, noteInside } from "./sample/place.ts";
import { rememberGoing } from "./signin/going.ts";
import { Toasts } from "./ui/toast.tsx";
import { speak } from "./words/words.ts";

const OfferPage = lazy(() => import("./bookings/offer-page.tsx"));
const KeepingPage = lazy(() => import("./interpreters/keeping-page.tsx"));
const EnterPage = lazy(() => import("./signin/enter-page.tsx"));
const SignInPage = lazy(() => import("./signin/sign-in-page.tsx"));
const IntroducePage = lazy(() => import("./signin/introduce-page.tsx"));
const MeetingsPage = pageLater(() => import("./meetings/meetings-page.tsx"));
const MeetingPages = pageLater(() => import("./meeting/meeting-pages.tsx"));
const FollowUpPage = pageLater(() => import("./actions/follow-up-page.tsx"));
const Palette = lazy(() => import("./palette/palette.tsx"));
const PeoplePage = pageLater(() => import("./people/people-page.tsx"));
const AccountPage = pageLater(() => import("./account/account-page.tsx"));
const SettingsPage = pageLater(() => import("./settings/settings-page.tsx"));
const SampleBar = lazy(() => import("./sample/sample-bar.tsx"));
const SampleGate = lazy(() => import("./sample/sample-gate.tsx"));

export function App() {
	const [path] = useLocation();
	const [keysShown, showKeys] = useState(false);
	const last = useRef(path);
	// Before the new page's heading appears, or it would not know that somebody walked to it.
	useLayoutEffect(() => {
		if (last.current !== path) scrollTo(0, 0);
		last.current = path;
		return noteMove;
	}, [path]);
	useKeys([{ keys: "?", does: "keys.show", run: () => showKeys(true) }]);
	return (
		<>
			<Catch address={path}>
				<Suspense fallback={<Opening />}>
					<Switch>
						<Route path="/enter" component={EnterPage} />
						<Route path="/offer" component={OfferPage} />
						<Route path="/keeping" component={KeepingPage} />
						<Route path="/sign-in">{inSample ? <SampleGate /> : <SignInPage />}</Route>
						<Route>
							<SignedIn />
						</Route>
					</Switch>
				</Suspense>
			</Catch>
			<Toasts />
			{keysShown && <KeysDialog onClose={() => showKeys(false)} />}
		</>
	);
}

/** Pages for people who are signed in; anybody else is asked to, and comes back here afterwards. */
function SignedIn() {
	const [path] = useLocation();
	const { data: me, error, isFetched } = useMe();
	// What is kept on the device is of an earlier visit: only the server's word counts.
	const inside = isFetched ? me?.account.id : undefined;
	useEffect(() => {
		if (inside !== undefined) noteInside(inside);
	}, [inside]);
	const language = me?.account.language;
	useEffect(() => {
		if (language) void speak(language);
	}, [language]);
	const isIn = me?.account.introduced === true;
	const hasOffice = me?.account.office != null;
	useEffect(() => {
		if (!isIn || isSparing()) return;
		const soon = setTimeout(async () => {
			await fetchPages();
			if (hasOffice) await fetchActions();
		}, 1_000);
		return () => clearTimeout(soon);
	}, [isIn, hasOffice]);
	if (me === undefined) return error ? <Trouble problem={error} /> : <Opening />;
	if (me === null && inSample) return <SampleGate />;
	if (me === null) {
		rememberGoing(path);
		return <Redirect to="/sign-in" replace />;
	}
	if (!me.account.introduced) return <IntroducePage />;
	return (
		<>
			<SkipLink />
			{inSample && <SampleBar />}
			<Finder />
			<Switch>
				<Route path="/meetings/:id/:tab?">{({ id, tab }) => <MeetingPages id={id} tab={tab} />}</Route>
				<Route path="/">{framed(<HomePage />)}</Route>
				<Route path="/meetings">{framed(<MeetingsPage />)}</Route>
				<Route path="/follow-up">{framed(<FollowUpPage />)}</Route>
				<Route path="/people">{framed(<PeoplePage />)}</Route>
				<Route path="/account">{framed(<AccountPage />)}</Route>
				<Route path="/settings">{framed(<SettingsPage />)}</Route>
				<Route>
					<NotFound />
				</Route>
			</Switch>
		</>
	);
}

/** Ctrl K, or its button, on every page of somebody who is signed in. */
function Finder() {
	const [open, setOpen] = useState<readonly PageKey[]>();
	const keys = useKeyList();
	const latest = useRef(keys);
	latest.current = keys;
	const show = useCallback(() => setOpen(latest.current), []);
	useKeys([{ keys: paletteKeys, does: "palette.title", run: show }]);
	useEffect(() => onOpenPalette(show), [show]);
	return (
		open && (
			<Suspense>
				<Palette keys={open} onClose={() => setOpen(undefined)} />
			</Suspense>
		)
	);
}

const framed = (page: ReactNode) => (
	<ProcessFrame>
		<Suspense fallback={<Opening />}>{page}</Suspense>
	</ProcessFrame>
);
