/** A list of topics or authors with their numbers of articles. */
import type { TermListView } from "broadsheet";
import { words } from "../words.js";

export default function Groups({ groups }: { groups: TermListView["groups"] }) {
	if (groups.length === 0) return <p class="empty">{words.noStories}</p>;
	return (
		<ul class="groups">
			{groups.map(({ url, name, count, role }) => (
				<li key={url}>
					<a href={url}>{name}</a>
					{role && <span class="group-role">{` ${role}`}</span>}
					<span class="group-count">{` ${words.stories(count)}`}</span>
				</li>
			))}
		</ul>
	);
}
