/** The person signed in: a menu with their account, the language and the way out. */
import { interfaceLanguages } from "@plenary/domain";
import { useLocation } from "wouter";
import { signOut } from "../account/sign-out.ts";
import { call } from "../api/call.ts";
import { setMe, useMyself } from "../api/questions.ts";
import { nameOf } from "../people/names.ts";
import { Avatar } from "../ui/badges.tsx";
import { Menu } from "../ui/menu.tsx";
import { toast } from "../ui/toast.tsx";
import { ownName } from "../words/own-name.ts";
import { speak, useWords } from "../words/words.ts";

export function YouMenu({ small = false }: { small?: boolean }) {
	const { t, language } = useWords();
	const [, go] = useLocation();
	const { account } = useMyself();
	const name = nameOf(account, language);
	const languages = interfaceLanguages.map((tag) => ({
		words: ownName(tag),
		chosen: tag === language,
		run: async () => {
			await speak(tag);
			await call("introduce", { body: { language: tag } }).then(setMe, () => undefined);
		},
	}));
	return (
		<Menu
			className={small ? "you small" : "you"}
			label={t("frame.you", { name })}
			items={[
				{ words: t("frame.account"), run: () => go("/account") },
				...languages,
				{
					words: t("frame.signOut"),
					run: () => void signOut(go).catch((problem: Error) => toast(problem.message)),
				},
			]}
		>
			<Avatar face={{ accountId: account.id, name }} unread />
			{!small && <span className="you-name">{name}</span>}
		</Menu>
	);
}
