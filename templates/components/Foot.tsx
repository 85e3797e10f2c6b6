/** The foot of every page: all sections with their subsections, the lists of topics and authors, and what the configuration adds or puts in their place. */
import type { LinkView, SiteView } from "broadsheet";
import { words } from "../words.js";
import Social from "./Social.js";

export default function Foot({ site }: { site: SiteView }) {
	const { sections: all = true, columns = [], copyright } = site.footer ?? {};
	const lists = [
		...(site.topics ? [{ url: site.topics, name: words.topics }] : []),
		...(site.authors ? [{ url: site.authors, name: words.authors }] : []),
		...(site.archive ? [{ url: site.archive, name: words.byDate }] : []),
		...(site.masthead ? [{ url: site.masthead, name: words.masthead }] : []),
		...(site.corrections ? [{ url: site.corrections, name: words.corrections }] : []),
		...site.alternates.slice(0, 1).map(({ url }) => ({ url, name: words.feed })),
	];
	return (
		<footer class="foot">
			<p class="foot-name">
				<a href="/">{site.name}</a>
			</p>
			<nav class="foot-nav" aria-label={columns.length > 0 ? words.footNavigation : words.allSections}>
				{all && (
					<ul>
						{site.sections.map((section) => (
							<li key={section.url}>
								<a class="foot-head" href={section.url}>
									{section.name}
								</a>
								{section.children.length > 0 && <Links links={section.children} />}
							</li>
						))}
						{lists.length > 0 && (
							<li>
								<span class="foot-head">{words.index}</span>
								<Links links={lists} />
							</li>
						)}
					</ul>
				)}
				{columns.length > 0 && (
					<ul class="foot-columns">
						{columns.map(({ heading, links }) => (
							<li key={heading}>
								<span class="foot-head">{heading}</span>
								<Links links={links} />
							</li>
						))}
					</ul>
				)}
			</nav>
			{(copyright || site.social) && (
				<div class="foot-end">
					{copyright && <p>{copyright}</p>}
					{site.social && <Social accounts={site.social} />}
				</div>
			)}
		</footer>
	);
}

const Links = ({ links }: { links: readonly LinkView[] }) => (
	<ul>
		{links.map(({ url, name }) => (
			<li key={url}>
				<a href={url}>{name}</a>
			</li>
		))}
	</ul>
);
