/** The sample process: where it stands beside the real one, and the roles a visitor may take in it. */
import { meetingRoles } from "./access.ts";

/** All its pages, and all that is asked of it, stand below this path: it shares no address with the real house. */
export const sampleAt = "/sample";

export const sampleRoles = ["secretariat", ...meetingRoles] as const;
export type SampleRole = (typeof sampleRoles)[number];
