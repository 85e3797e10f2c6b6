/** The contributors of an article, in one sentence per role. */
import type { CreditView } from "broadsheet";
import { siteLanguage, within } from "../languages.js";
import { words } from "../words.js";
import Names from "./Names.js";

export default function Contributors({ credits, lang }: { credits: readonly CreditView[]; lang: string }) {
	if (credits.length === 0) return null;
	return (
		<p class="contributors" {...within(lang)}>
			{credits.map(({ role, people }) => {
				const [before, after] = words.credits[role];
				return (
					<span key={role}>
						{before}
						<Names
							lang={siteLanguage}
							names={people.map(({ name }) => name)}
							each={(name, index) => {
								const url = people[index]?.url;
								return url ? (
									<a key={index} href={url}>
										{name}
									</a>
								) : (
									name
								);
							}}
						/>
						{`${after}. `}
					</span>
				);
			})}
		</p>
	);
}
