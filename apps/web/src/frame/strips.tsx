/** Strips across the top of a page: past the navigation for the keyboard, and a warning for the administrator. */
import { useMe } from "../api/questions.ts";
import { useWords } from "../words/words.ts";

export const SkipLink = () => (
	<a href="#main" className="skip unseen">
		{useWords().t("frame.skip")}
	</a>
);

/** Shown to administrators when this page came over plain http from another machine. */
export function InsecureStrip() {
	const { t } = useWords();
	const me = useMe().data;
	if (!me?.insecure || me.account.office !== "administrator") return null;
	return (
		<div className="strip">
			<strong>{t("frame.insecure.title")}</strong> {t("frame.insecure.words")}
		</div>
	);
}
