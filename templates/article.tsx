/** An article page. */
import type { ArticleView } from "broadsheet";
import Ad from "./components/Ad.js";
import ArticleEnd from "./components/ArticleEnd.js";
import ArticleHead from "./components/ArticleHead.js";
import ArticleMeta from "./components/ArticleMeta.js";
import Breadcrumb from "./components/Breadcrumb.js";
import Dateline from "./components/Dateline.js";
import Live from "./components/Live.js";
import Ours from "./components/Ours.js";
import Picture from "./components/Picture.js";
import Related from "./components/Related.js";
import { siteLanguage, within } from "./languages.js";
import Layout from "./layout.js";
import { words } from "./words.js";

export default function Article(view: ArticleView) {
	const { ads, picture, dateline, label } = view;
	return (
		<Layout
			view={view}
			kind="article"
			head={
				<>
					<ArticleMeta view={view} />
					{view.live?.running && <script type="module" src={view.site.live} />}
				</>
			}
			above={ads.top && <Ad ad={ads.top} name={words.adAbove(ads.top.label)} />}
		>
			<Breadcrumb steps={view.breadcrumb} lang={view.lang} />
			<article class={`article${picture ? " article--picture" : ""}${label ? ` article--${label.type}` : ""}`}>
				<ArticleHead view={view} />
				{picture && <Picture picture={picture} around={view.lang} />}
				<div class="story">
					{view.yearsOld !== undefined && (
						<p class="age" {...within(view.lang)}>
							{words.age(view.yearsOld)}
						</p>
					)}
					{dateline && <Dateline place={dateline} />}
					<div class="body" dangerouslySetInnerHTML={{ __html: view.bodyHtml }} />
					{view.live && <Live live={view.live} lang={view.lang} />}
				</div>
				<ArticleEnd view={view} />
			</article>
			<Ours around={view.lang} block>
				{ads.end && <Ad ad={ads.end} name={words.adBelow(ads.end.label)} />}
				<Related stories={view.related} lang={siteLanguage} />
			</Ours>
		</Layout>
	);
}
