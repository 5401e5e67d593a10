/** The form for a body: its names and powers, who sits in it, and its posts with their holders. */
import { type Body, type NewBody, newBodySchema } from "@plenary/domain";
import { call } from "../api/call.ts";
import { refresh, useParties, usePeople, useText } from "../api/questions.ts";
import { Button } from "../ui/button.tsx";
import { ChoiceField, TickField } from "../ui/field.tsx";
import { useForm } from "../ui/form.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { TextsField } from "../ui/texts-field.tsx";
import { toast } from "../ui/toast.tsx";
import { useWords } from "../words/words.ts";
import { nameOf } from "./names.ts";

const emptyBody: NewBody = { names: {}, codes: {}, powers: {}, partyIds: [], posts: [] };

export function BodyDialog({ body, onClose }: { body?: Body; onClose: () => void }) {
	const { t, compare } = useWords();
	const text = useText();
	const { data: parties = [] } = useParties();
	const form = useForm<NewBody, NewBody>({
		schema: newBodySchema,
		initial: body ?? emptyBody,
		send: async (asked) => {
			if (body) await call("changeBody", { params: { id: body.id }, body: asked });
			else await call("createBody", { body: asked });
			await refresh("bodies");
			toast(t("ui.saved"));
			onClose();
		},
	});
	const { value, set, wrong } = form;
	const members = parties
		.filter((party) => party.archivedAt === null || value.partyIds.includes(party.id))
		.map((party) => ({ value: party.id, words: text(party.names) }))
		.sort((one, other) => compare(one.words, other.words));
	return (
		<FormDialog title={t(body ? "people.body.change" : "people.body.new")} form={form} onClose={onClose}>
			<TextsField
				label={t("people.party.name")}
				maxLength={160}
				value={value.names}
				wrong={wrong.names}
				onText={(names) => set({ names })}
			/>
			<TextsField
				label={t("people.party.code")}
				maxLength={12}
				value={value.codes}
				wrong={wrong.codes}
				onText={(codes) => set({ codes })}
			/>
			<TextsField
				label={t("people.body.powers")}
				maxLength={2000}
				value={value.powers}
				wrong={wrong.powers}
				onText={(powers) => set({ powers })}
			/>
			{members.length > 0 && (
				<TickField
					label={t("people.body.members")}
					values={value.partyIds}
					choices={members}
					wrong={wrong.partyIds}
					onValues={(partyIds) => set({ partyIds })}
				/>
			)}
			<Posts posts={value.posts} wrong={wrong.posts} onPosts={(posts) => set({ posts })} />
		</FormDialog>
	);
}

interface PostsProps {
	posts: NewBody["posts"];
	wrong: string | undefined;
	onPosts: (posts: NewBody["posts"]) => void;
}

function Posts({ posts, wrong, onPosts }: PostsProps) {
	const { t, language, compare } = useWords();
	const { data: people = [] } = usePeople();
	const holders = people
		.filter((person) => person.archivedAt === null || posts.some(({ personId }) => personId === person.id))
		.map((person) => ({ value: person.id, words: nameOf(person, language) }))
		.sort((one, other) => compare(one.words, other.words));
	const change = (at: number, part: Partial<NewBody["posts"][number]>) =>
		onPosts(posts.map((post, place) => (place === at ? { ...post, ...part } : post)));
	return (
		<fieldset className="field posts">
			<legend>{t("people.body.posts")}</legend>
			{posts.map((post, at) => (
				// Posts have no ids: their place is what they are known by.
				// biome-ignore lint/suspicious/noArrayIndexKey: see above
				<div className="post" key={at}>
					<TextsField
						label={t("people.body.post")}
						maxLength={120}
						value={post.names}
						onText={(names) => change(at, { names })}
					/>
					<ChoiceField
						label={t("people.body.holder")}
						value={post.personId ?? ""}
						choices={[{ value: "", words: t("people.body.vacant") }, ...holders]}
						onChoice={(id) => change(at, { personId: id || null })}
					/>
					<Button look="quiet" onClick={() => onPosts(posts.filter((_, place) => place !== at))}>
						{t("people.body.removePost")}
					</Button>
				</div>
			))}
			<Button onClick={() => onPosts([...posts, { names: {}, personId: null, partyId: null }])}>
				{t("people.body.addPost")}
			</Button>
			{wrong && <p className="wrong">{wrong}</p>}
		</fieldset>
	);
}
