/** The door to the form for a new meeting, which is fetched when it is first asked for. */
import { lazy, Suspense } from "react";

const MeetingDialog = lazy(() => import("./meeting-dialog.tsx"));

export const NewMeeting = ({ onClose }: { onClose: () => void }) => (
	<Suspense>
		<MeetingDialog onClose={onClose} />
	</Suspense>
);
