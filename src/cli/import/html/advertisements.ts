/** Advertisements between the paragraphs of a text: their boxes, and the lines that name them. */
import { oneLine } from "./plain-text.js";
import { attribute, type Content, find, isElement, type Parent, textOfNode } from "./tree.js";

const BOX = /^(?:div|aside|section|ins|figure|center|span|iframe|amp-ad|p)$/;
const NAME =
	/^(?:ads?|adverts?|advertis(?:ement|ing|er)s?|(?:ads?|adverts?|advertisements?)[-_].+|.+[-_](?:ads?|adverts?|advertisements?)|adsbygoogle|google-auto-placed|(?:dfp|gpt|taboola|outbrain|teads|mgid)(?:[-_].*)?|ad(?:slot|unit|box|banner|container|wrapper)s?)$/i;
/** The line above an advertisement, in the languages of newspapers. */
const LINE =
	/^\W*(?:(?:story|article) continues below )?(?:advertisements?|advert|anzeige|werbung|publicité|publicidad|anuncio|pubblicità|advertentie|annons|reklame?|annonce|mainos|реклама|إعلان|広告|广告|廣告|광고)(?: ?[:–—-]? (?:(?:story|article)? ?continues? below|continue reading(?: the main story)?|scroll to continue|weiterlesen))?\W*$/iu;
const LINE_ELEMENT = /^(?:p|div|span|small|center|h[1-6]|em|strong|figcaption)$/;
/** In characters. A longer box may be a part of the text whose class says something else, such as `has-ads`. */
const MAX_BOX = 200;
/** The same with white space as it is typed. */
const MAX_TYPED = 10_000;

/** Removes them. Returns the name of each: the line, or the element with its class. */
export function removeAdvertisements(tree: Parent, hasLines = true): string[] {
	const names: string[] = [];
	const visit = (parent: Parent): void => {
		parent.children = parent.children.filter((child) => {
			if (!isElement(child)) return true;
			const name = advertisement(child, hasLines);
			if (name === undefined) visit(child);
			else names.push(name);
			return name === undefined;
		}) as never;
	};
	visit(tree);
	return names;
}

/** `left out as advertisements: 2 × "Advertisement", 1 × div.ad-slot`; none without advertisements. */
export function advertisementNotes(names: readonly string[]): string[] {
	const counts = new Map<string, number>();
	for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
	const parts = [...counts].map(([name, count]) => `${count.toLocaleString("en")} × ${name}`);
	return parts.length ? [`left out as advertisements: ${parts.join(", ")}`] : [];
}

function advertisement(node: Content & { type: "element" }, hasLines: boolean): string | undefined {
	const named = BOX.test(node.tagName)
		? `${attribute(node, "className") ?? ""} ${attribute(node, "id") ?? ""}`.split(" ").find((each) => NAME.test(each))
		: undefined;
	const isBox = named !== undefined || node.tagName === "amp-ad";
	if (!isBox && !(hasLines && LINE_ELEMENT.test(node.tagName))) return undefined;
	const typed = textOfNode(node);
	if (typed.length > MAX_TYPED) return undefined;
	const words = oneLine(typed);
	if (isBox)
		return words.length > MAX_BOX ? undefined : named === undefined ? node.tagName : `${node.tagName}.${named}`;
	const hasMore = () => find(node, ({ tagName }) => /^(?:img|video|audio|iframe|picture)$/.test(tagName)) !== undefined;
	return words.length < MAX_BOX && LINE.test(words) && !hasMore() ? `"${words}"` : undefined;
}
