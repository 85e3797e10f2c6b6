/** The byline: each author once, linked to their page. */
import type { AuthorLinkView } from "broadsheet";
import { words } from "../words.js";
import Names from "./Names.js";
import Ours from "./Ours.js";

interface Props {
	readonly authors: readonly AuthorLinkView[];
	readonly lang: string;
	/** Only the names, without "By". */
	readonly bare?: boolean;
}

export default function Byline({ authors, lang, bare }: Props) {
	if (authors.length === 0) return null;
	return (
		<p class="byline">
			{!bare && (
				<>
					<Ours around={lang}>{words.by}</Ours>{" "}
				</>
			)}
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
