/** One news page that was saved as HTML, or pasted as text. It is a draft: how its parts are told apart is a guess, at which an editor looks. */
import { slugify } from "../../../core/paths.js";
import type { Archive } from "../item.js";
import { htmlBlocks } from "./page-html.js";
import { readParts } from "./page-parts.js";
import { textBlocks } from "./page-text.js";

const IS_HTML = /<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h[1-6]|ul|table|span|meta)\b[^>]*>/i;

export function openPage(text: string): Archive {
	const { blocks, facts } = IS_HTML.test(text.slice(0, 100_000))
		? htmlBlocks(text)
		: { blocks: textBlocks(text), facts: {} };
	const parts = readParts(blocks, facts);
	const { title, date, updated, byline, sections, summary, contributors, notes, blocks: shown } = parts;
	const key = `page ${facts.link ?? slugify(title)}`;
	return {
		format: "Page",
		site: {},
		items: [
			{
				key,
				kind: "story",
				title,
				slug: slugify(title),
				date,
				updated,
				base: facts.link,
				formerLinks: [],
				byline,
				sections,
				tags: [],
				summary,
				contributors,
				description: summary.length ? undefined : facts.description,
				...(facts.image && { image: facts.image }),
				hidden: "from one page: look at it, and remove this line to publish it",
				notes: date ? notes : [...notes, "the page has no date: it has that of the import"],
			},
		],
		leftOut: [],
		authors: new Map(),
		topics: [],
		sections: [],
		notes: [],
		bodies: async function* () {
			yield { key, html: { type: "root", children: [...shown] } };
		},
	};
}
