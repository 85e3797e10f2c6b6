/** Who wrote the story: each author once, linked to their page. */
import type { AuthorView } from "broadsheet";
import { words } from "../words.js";
import Names from "./Names.js";

export default function Byline({ authors, lang }: { authors: readonly AuthorView[]; lang: string }) {
	if (authors.length === 0) return null;
	return (
		<p class="byline">
			{`${words.by} `}
			<Names
				lang={lang}
				names={authors.map(({ name }) => name)}
				each={(name, index) => (
					<a key={index} rel="author" href={authors[index]?.url ?? ""}>
						{name}
					</a>
				)}
			/>
		</p>
	);
}
