/**
 * The block comments of Gutenberg (developer.wordpress.org/block-editor, "Data Flow"): `<!-- wp:image {"id":7} -->…<!-- /wp:image -->`. What stands between
 * them is HTML. A block that ends in `/-->` has no HTML of its own: WordPress renders it with each request.
 */
import { ownElement } from "../html/own-elements.js";

const BLOCK_COMMENT = /<!--\s+(\/)?wp:([a-z][a-z0-9_/-]*)\s+(\{[\s\S]*?\}\s+)?(\/)?-->/g;

export const hasBlocks = (text: string): boolean => text.includes("<!-- wp:");

/** The HTML without block comments. `dropped` collects the names of blocks that have no HTML. */
export function withoutBlocks(text: string, dropped: Set<string>): string {
	return text.replace(BLOCK_COMMENT, (_, isEnd, name: string, json: string | undefined, isSingle) => {
		if (isEnd || !isSingle) return "";
		const url = json && /embed|video|audio/.test(name) ? /"url":"(https?:[^"]+)"/.exec(json)?.[1] : undefined;
		if (url !== undefined) return ownElement("x-embed", { url: url.replaceAll("\\/", "/").replaceAll("\\u0026", "&") });
		if (!/^(?:more|nextpage|spacer|separator|core\/spacer)$/.test(name)) dropped.add(`the block "${name}"`);
		return "";
	});
}
