/** What the pages ask again and again, as hooks: kept, refreshed, and shown stale rather than not at all. */
import { type Actor, type Answered, inLanguage, type Me, type MeetingPage, type Text } from "@plenary/domain";
import { QueryClient, useQuery } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import { useWords } from "../words/words.ts";
import { call, Refused } from "./call.ts";
import { forgetKept, keep, readKept } from "./kept.ts";

export const client = new QueryClient({
	defaultOptions: {
		queries: {
			staleTime: 10_000,
			// A refusal will be the same the second time.
			retry: (count, problem) => !(problem instanceof Refused) && count < 2,
			retryDelay: 700,
			networkMode: "always",
		},
		mutations: { networkMode: "always" },
	},
});

async function fetchMe(signal: AbortSignal): Promise<Me | null> {
	const me = await call("me", { signal });
	if (me) keepMe(me);
	else forgetKept();
	return me;
}

/** Keeps who is signed in, without the token, which is only good as long as the sign-in. */
function keepMe(me: Me): void {
	keep({ ...me, token: "" }, "me");
}

/** Puts in place who is signed in, after a link was confirmed or the account changed. */
export function setMe(me: Me): void {
	keepMe(me);
	client.setQueryData(["me"], me);
}

/** Who is signed in; `null` for nobody. */
export const useMe = () =>
	useQuery({
		queryKey: ["me"],
		queryFn: ({ signal }) => fetchMe(signal),
		initialData: () => readKept<Me>("me"),
		initialDataUpdatedAt: 0,
	});

/**
 * The person signed in, for pages that are only shown to somebody signed in. When that ends, a part of a page may hear of
 * it before the whole page goes: until then they are who they were.
 */
export function useMyself(): Me {
	const { data } = useMe();
	const last = useRef(data);
	if (data) last.current = data;
	if (!last.current) throw new Error("A page for people who are signed in was shown to nobody.");
	return last.current;
}

/** Asks a list or a page that is kept for the account, so that it opens at once and without a network. */
function useKept<Answer>(names: readonly string[], ask: (signal: AbortSignal) => Promise<Answer>) {
	const { id } = useMyself().account;
	return useQuery({
		queryKey: names,
		queryFn: async ({ signal }) => {
			const answer = await ask(signal);
			keep(answer, id, ...names);
			return answer;
		},
		initialData: () => readKept<Answer>(id, ...names),
		initialDataUpdatedAt: 0,
	});
}

export const useMeetings = () => useKept(["meetings"], (signal) => call("meetings", { signal }));
export const useAwaiting = () => useKept(["awaiting"], (signal) => call("awaiting", { signal }));
export const useNews = () => useKept(["news"], (signal) => call("news", { signal }));
export const useReadiness = (id: string, wanted: boolean) =>
	useQuery({
		queryKey: ["readiness", id],
		queryFn: ({ signal }) => call("readiness", { params: { id }, signal }),
		enabled: wanted,
	});
export const useMyBookings = () => useKept(["myBookings"], (signal) => call("myBookings", { signal }));
/** Of the published roster: another version, another question. */
export const useRotas = (id: string, version: number) =>
	useQuery({
		queryKey: ["rotas", id, version],
		queryFn: ({ signal }) => call("rotas", { params: { id }, signal }),
	});
export const useParties = () => useKept(["parties"], (signal) => call("parties", { signal }));
export const useBodies = () => useKept(["bodies"], (signal) => call("bodies", { signal }));
export const useMeeting = (id: string) =>
	useKept(["meeting", id], (signal) => call("meeting", { params: { id }, signal }));
/** Thousands, and told anew with every change: too much to be kept. */
const allActions = {
	queryKey: ["actions"],
	queryFn: ({ signal }: { signal: AbortSignal }) => call("actions", { signal }),
};
export const useActions = () => useQuery(allActions);
/** For those whose daily list it is, before they open it. */
export const fetchActions = () => client.prefetchQuery(allActions);
export const usePeople = (wanted = true) =>
	useQuery({ queryKey: ["people"], queryFn: ({ signal }) => call("people", { signal }), enabled: wanted });
export const useInterpreters = () =>
	useQuery({ queryKey: ["interpreters"], queryFn: ({ signal }) => call("interpreters", { signal }) });
export const useReliability = (id: string) =>
	useQuery({
		queryKey: ["reliability", id],
		queryFn: ({ signal }) => call("reliability", { params: { id }, signal }),
	});
export const useImports = () =>
	useQuery({ queryKey: ["imports"], queryFn: ({ signal }) => call("imports", { signal }) });
/** Asked anew each time: somebody may have used an entry a moment ago. */
export const useImportOutlook = (id: string) =>
	useQuery({
		queryKey: ["importOutlook", id],
		queryFn: ({ signal }) => call("lookAtImport", { params: { id }, signal }),
		gcTime: 0,
	});
export const useSignIns = () =>
	useQuery({ queryKey: ["signIns"], queryFn: ({ signal }) => call("signIns", { signal }) });
export const useAccessTokens = () =>
	useQuery({ queryKey: ["accessTokens"], queryFn: ({ signal }) => call("accessTokens", { signal }) });

/** Says that answers are old: lists shown again ask anew. */
export const refresh = (...names: readonly string[]): Promise<void> =>
	client.invalidateQueries({ queryKey: names.length > 0 ? names : undefined } as { queryKey: readonly string[] });

/** The person signed in as `may` wants to know them, at one meeting when its page is at hand. */
export const actorOf = (me: Me, page?: Pick<MeetingPage, "meeting" | "myRole">): Actor => ({
	accountId: me.account.id,
	office: me.account.office ?? undefined,
	roleAt: page?.myRole ? { [page.meeting.id]: page.myRole } : {},
});

/** Picks a text in the reader's language, then in the process's languages in their order; the same for as long as they are. */
export function useText(): (text: Text) => string {
	const { language } = useWords();
	const languages = useMe().data?.process.languages;
	return useMemo(() => {
		const inOrder = [language, ...(languages ?? [])];
		return (text) => inLanguage(text, inOrder);
	}, [language, languages]);
}

export type SignIn = Answered<"signIns">[number];
