/** The pages of a meeting, in the order of their tabs, each fetched when it is first opened. */
import { type ComponentType, lazy } from "react";

export type TabName = "plan" | "live" | "people";

interface Tab {
	name: TabName;
	/** Shown inside MeetingFrame. */
	Page: ComponentType;
}

export const tabs: readonly Tab[] = [{ name: "people", Page: lazy(() => import("../people/meeting-people-page.tsx")) }];
