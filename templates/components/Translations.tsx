/** Links to the translations of an article, each with the native name of its language. */
import type { TranslationView } from "broadsheet";
import { siteLanguage, within } from "../languages.js";
import { words } from "../words.js";

export default function Translations({ all, lang }: { all: readonly TranslationView[]; lang: string }) {
	return (
		<nav class="translations" {...within(lang)} aria-label={words.translations}>
			<ul>
				{all
					.filter((each) => each.lang !== lang)
					.map((each) => (
						<li key={each.lang}>
							<a href={each.url} lang={each.lang} {...within(siteLanguage, each.lang)} hreflang={each.lang}>
								{each.name}
							</a>
						</li>
					))}
			</ul>
		</nav>
	);
}
