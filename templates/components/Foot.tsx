/** The foot of every page: all sections with their subsections, and the lists of topics and authors. */
import type { SiteView } from "broadsheet";
import { words } from "../words.js";

export default function Foot({ site }: { site: SiteView }) {
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
			<nav class="foot-nav" aria-label={words.allSections}>
				<ul>
					{site.sections.map((section) => (
						<li key={section.url}>
							<a class="foot-head" href={section.url}>
								{section.name}
							</a>
							{section.children.length > 0 && (
								<ul>
									{section.children.map(({ url, name }) => (
										<li key={url}>
											<a href={url}>{name}</a>
										</li>
									))}
								</ul>
							)}
						</li>
					))}
					{lists.length > 0 && (
						<li>
							<span class="foot-head">{words.index}</span>
							<ul>
								{lists.map(({ url, name }) => (
									<li key={url}>
										<a href={url}>{name}</a>
									</li>
								))}
							</ul>
						</li>
					)}
				</ul>
			</nav>
		</footer>
	);
}

Foot.keptBy = "site";
