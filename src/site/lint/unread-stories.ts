/** Files of `content/` that look like articles in a format that is not supported. */

import type { Asset, Path, Problem } from "../../core/model.js";
import { fileNameOf, withoutExtension } from "../../core/paths.js";
import { warning } from "../../core/problem.js";

/** Other extensions of Markdown; other markup languages; pages and templates. */
const MARKDOWN = /\.(?:mdoc|markdoc|mkdn?|mdown|mdwn|[rq]md|md\.\w+)$/i;
const TEXT_FILE = /\.(?:adoc|asciidoc|org|rst|textile|html?|njk|liquid)$/i;

/** Warns of such files, unless a public article links to one, which publishes it. `used` are the published assets. */
export function unreadStories(assets: readonly Asset[], used: readonly Asset[]): Problem[] {
	const found = assets.filter(
		({ folder, name }) => folder === "content" && (MARKDOWN.test(name) || TEXT_FILE.test(name)),
	);
	if (found.length === 0) return [];
	const published = new Set<Path>(used.map(({ path }) => path));
	return found.flatMap(({ path }) => {
		if (published.has(path)) return [];
		const name = fileNameOf(path);
		const ending = name.slice(name.indexOf(".", 1));
		return [
			warning(
				"story-format",
				`A file ${ending} is not a story, and is not published`,
				{ path },
				{
					group: ending.toLowerCase(),
					hint: MARKDOWN.test(name)
						? `stories are Markdown: rename it to "${withoutExtension(name).replace(/\.md$/i, "")}.md"; components in it are left out, and their text is kept`
						: /\.html?$/i.test(name)
							? "begin it with front matter, and it is a story; a file that a story links to is published as it is"
							: "stories are Markdown: convert it; a file that a story links to is published as it is",
				},
			),
		];
	});
}
