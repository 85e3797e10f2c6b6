/** A page such as "About us": it stands by itself, without a section, an author and a date of publication. */
import type { PlainPageView } from "broadsheet";
import Breadcrumb from "./components/Breadcrumb.js";
import HiddenNotice from "./components/HiddenNotice.js";
import Marked from "./components/Marked.js";
import Picture from "./components/Picture.js";
import Time from "./components/Time.js";
import Translations from "./components/Translations.js";
import { within } from "./languages.js";
import Layout from "./layout.js";
import { words } from "./words.js";

export default function PlainPage(view: PlainPageView) {
	const { lang, hidden, headline, headlineHtml, picture, updated, translations } = view;
	return (
		<Layout view={view} kind="plain-page" like="article">
			<Breadcrumb steps={view.breadcrumb} lang={lang} />
			<article class={`article${picture ? " article--picture" : ""}`}>
				<header class="article-head">
					{hidden && <HiddenNotice hidden={hidden} lang={lang} />}
					<h1 class="headline">
						<Marked text={headline} html={headlineHtml} />
					</h1>
				</header>
				{(updated || translations) && (
					<div class="article-side">
						{updated && (
							<p class="dates">
								<span class="updated" {...within(lang)}>
									{`${words.updated} `}
									<Time time={updated} />
								</span>
							</p>
						)}
						{translations && <Translations all={translations} lang={lang} />}
					</div>
				)}
				{picture && <Picture picture={picture} around={lang} />}
				<div class="story">
					<div class="body" dangerouslySetInnerHTML={{ __html: view.bodyHtml }} />
				</div>
			</article>
		</Layout>
	);
}
