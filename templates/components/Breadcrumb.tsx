/** The path from the home page to this page. The last step is the page itself and is not a link. */
import type { LinkView } from "broadsheet";
import { siteLanguage, within } from "../languages.js";
import { words } from "../words.js";

/** The last step is in the language of the page. */
export default function Breadcrumb({ steps, lang }: { steps: readonly LinkView[]; lang?: string }) {
	if (steps.length < 2) return null;
	const last = steps.length - 1;
	return (
		<nav class="breadcrumb" {...within(lang)} aria-label={words.breadcrumb}>
			<ol>
				{steps.map(({ url, name }, index) =>
					index === last ? (
						<li key={url}>
							<span aria-current="page" {...within(siteLanguage, lang)}>
								{name}
							</span>
						</li>
					) : (
						<li key={url}>
							<a href={url}>{name}</a>
						</li>
					),
				)}
			</ol>
		</nav>
	);
}
