/** The text of an item → Markdown, with the pictures that it shows taken into the site. */
import { headlineOfWords } from "../../../content/markdown/headline.js";
import { advertisementNotes, removeAdvertisements } from "../html/advertisements.js";
import { clean } from "../html/clean.js";
import type { Conversion } from "../html/conversion.js";
import { replaceCards } from "../html/ghost-cards.js";
import { addParagraphs } from "../html/loose-paragraphs.js";
import { oneLine } from "../html/plain-text.js";
import { toInline, toMarkdown } from "../html/to-markdown.js";
import { attribute, findAll, parseFragment, textOfNode } from "../html/tree.js";
import type { ImportedBody, ImportedItem } from "../item.js";
import type { Addresses } from "./addresses.js";
import type { StoryParts } from "./story-text.js";

export interface MadeBody {
	readonly markdown: string;
	/** The text in one line, for an item without a title. */
	readonly words: string;
	readonly image: StoryParts["image"];
	readonly notes: readonly string[];
}

export async function bodyOf(
	{ html, isLoose = false, dropped = [] }: Pick<ImportedBody, "html" | "isLoose" | "dropped">,
	item: ImportedItem,
	addresses: Addresses,
	canEmbed: (url: string) => boolean,
): Promise<MadeBody> {
	const tree = typeof html === "string" ? parseFragment(html) : html;
	replaceCards(tree);
	if (isLoose) addParagraphs(tree);
	const advertisements = removeAdvertisements(tree);
	clean(tree);
	for (const element of findAllNested(tree)) {
		const src = attribute(element, "src") ?? attribute(element, "dataUrl");
		if (/^(?:img|video|audio|source|x-file)$/.test(element.tagName) && src) await addresses.take(src, item);
		const href = element.tagName === "a" ? attribute(element, "href") : undefined;
		if (href && addresses.isFile(href, item)) await addresses.take(href, item);
	}
	const notes = new Set([...dropped.map((name) => `${name} is left out`), ...advertisementNotes(advertisements)]);
	const conversion: Conversion = {
		link: (href) => {
			const found = addresses.link(href, item);
			if (found && "why" in found) notes.add(found.why);
			return found && "to" in found ? found.to : undefined;
		},
		picture: (src) => addresses.file(src, item),
		absolute: (url) => addresses.absolute(url, item),
		canEmbed,
		title: headlineOfWords(oneLine(item.title) || "Embedded page"),
	};
	const words = item.title ? "" : oneLine(tree.children.map(textOfNode).join(" "));
	const markdown = toMarkdown(tree, conversion);
	return { markdown, words, image: await leadImage(item, addresses, conversion, notes), notes: [...notes] };
}

async function leadImage(
	{ image, ...item }: ImportedItem,
	addresses: Addresses,
	conversion: Conversion,
	notes: Set<string>,
): Promise<StoryParts["image"]> {
	if (!image) return undefined;
	await addresses.take(image.src, item);
	const found = addresses.file(image.src, item);
	if (!found || !("path" in found)) {
		notes.add(`its lead picture ${image.src} is not there`);
		return undefined;
	}
	const caption = image.captionHtml ? toInline(parseFragment(image.captionHtml), conversion) : "";
	return { src: found.path, ...(image.alt && { alt: oneLine(image.alt) }), ...(caption && { caption }) };
}

/** All elements, also those inside others. */
const findAllNested = (tree: Parameters<typeof findAll>[0]): ReturnType<typeof findAll> =>
	findAll(tree, () => true).flatMap((element) => [element, ...findAllNested(element)]);
