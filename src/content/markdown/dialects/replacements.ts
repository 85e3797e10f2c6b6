/** A piece of another generator's text → what it becomes. */
import type { Code, Root } from "mdast";
import type { SiteConfig } from "../../../core/model.js";
import type { Piece } from "../template-code.js";
import { eachNode } from "../visit.js";
import { hugoShortcode } from "./hugo.js";
import { liquidTag } from "./liquid.js";
import { losesAddress } from "./mdx.js";
import { NOTHING, type Replacement } from "./replacement.js";
import { readTag } from "./tag.js";
import { wordpressShortcode } from "./wordpress.js";

/** Generators that do not read Liquid in a text: there a reader saw `{{ … }}` as it stands. */
const WITHOUT_LIQUID: ReadonlySet<string> = new Set(["hugo", "docusaurus", "astro", "wordpress-markdown"]);
export const readsLiquid = ({ from }: Pick<SiteConfig, "from">): boolean =>
	from === undefined || !WITHOUT_LIQUID.has(from);

export const readsBrackets = ({ from }: Pick<SiteConfig, "from">): boolean => from === "wordpress-markdown";

export const readsLiquidInCode = ({ from }: Pick<SiteConfig, "from">): boolean =>
	from === "jekyll" || from === "eleventy";

/** Undefined if the piece is left out and has to be reported, or if it is not a piece to be replaced. */
export function replacementOf(piece: Piece, site: SiteConfig): Replacement | undefined {
	const { kind, text } = piece;
	switch (kind) {
		case "comment":
		case "raw":
			return NOTHING;
		case "expression":
			return losesAddress(piece) ? undefined : NOTHING;
		case "highlight":
			return { nodes: [highlighted(text)] };
		case "shortcode": {
			const literal = escapedShortcode(text);
			if (literal !== undefined) return { text: literal, url: literal };
			const tag = readTag(text);
			return tag && hugoShortcode(tag, site);
		}
		case "bracket":
			return wordpressShortcode(text, site);
		case "tag":
			return readsLiquid(site) ? liquidTag(text, site) : undefined;
		default:
			return undefined;
	}
}

/** `{{</* figure * />}}` → `{{< figure >}}`: how a shortcode is shown to readers. */
const escapedShortcode = (text: string): string | undefined =>
	/^\{\{[<%]\s*\/\*[\s\S]*\*\/\s*[>%]\}\}$/.test(text)
		? text.replace("/*", "").replace(/\*\/(?=\s*[>%]\}\}$)/, "")
		: undefined;

/** Code as its generator shows it: Hugo reads escaped shortcodes there too, Jekyll and Eleventy read `{% raw %}`. */
export function revealCode(tree: Root, site: Pick<SiteConfig, "from">): void {
	const reveal = site.from === "hugo" ? withoutEscapes : readsLiquidInCode(site) ? withoutRaw : undefined;
	if (reveal)
		eachNode(tree, (node) => {
			if (node.type === "code" || node.type === "inlineCode") node.value = reveal(node.value);
		});
}
const withoutEscapes = (code: string): string => code.replace(/(\{\{[<%]\s*)\/\*([^{}]*)\*\/(\s*[>%]\}\})/g, "$1$2$3");
const withoutRaw = (code: string): string => code.replace(/\{%-?\s*raw\s*-?%\}\n?|\n?\{%-?\s*endraw\s*-?%\}/g, "");

function highlighted(text: string): Code {
	const opening = /^\{%[\s\S]*?%\}|^\{\{[<%](?:[^>%"]|"[^"]*")*[>%]\}\}/.exec(text)?.[0] ?? "";
	const end = text.startsWith("{%") ? text.lastIndexOf("{%") : text.lastIndexOf("{{");
	const lang = readTag(opening)?.values[0] ?? null;
	const value = text
		.slice(opening.length, end)
		.replace(/^[ \t]*\n/, "")
		.replace(/\s+$/, "");
	return { type: "code", lang, value };
}
