/**
 * Active content of an SVG. An image in a page is not active (SVG 2, 2.7.2 "Secure animated mode"), so it looks the same without. Opened on its own, the
 * file would run scripts on the site's origin.
 */
import { urlKind } from "../../url-kind.js";

export const SVG = "http://www.w3.org/2000/svg";
const XHTML = "http://www.w3.org/1999/xhtml";
const MATHML = "http://www.w3.org/1998/Math/MathML";

/** SVG 2, 15.10; SVG Tiny 1.2, 15. */
const SCRIPTS = new Set(["script", "handler", "listener"]);
/** HTML in a `foreignObject`, as diagram programs write labels. */
const MARKUP = new Set(
	`a abbr b blockquote body br caption center cite code col colgroup dd del div dl dt em figcaption figure font h1 h2 h3 h4 h5 h6 hr i ins kbd
	label li mark ol p pre q s samp section small span strong style sub sup table tbody td tfoot th thead time tr u ul var`.split(
		/\s+/,
	),
);
const MARKUP_ATTRIBUTES = new Set(
	"align class color colspan dir face height href id lang rowspan size style title valign width".split(" "),
);
/** Attributes with a URL, in any language. */
const ADDRESSES = new Set(
	"action archive background base cite classid codebase data formaction href longdesc ping poster src srcset".split(
		" ",
	),
);
const ANIMATIONS = /^(?:set|animate\w*)$/;
/** Data URLs within a drawing: an image, or a font. */
const DATA =
	/^\s*data:\s*(?:image\/[\w.+-]+|font\/[\w.+-]+|application\/(?:x-)?font[\w.-]*|application\/(?:vnd\.ms-fontobject|octet-stream))\s*[;,]/i;

/** Whether a URL leads out of the drawing. */
export const leadsOut = (address: string): boolean => !/^\s*(?:#|$)/.test(address) && !DATA.test(address);

/** The active content of an element, described for messages; undefined if it may stay. */
export function activeElement(
	uri: string,
	local: string,
	attributes: Readonly<Record<string, string>>,
): string | undefined {
	if (SCRIPTS.has(local.toLowerCase())) return "a script";
	if (uri === XHTML && !MARKUP.has(local)) return `HTML (<${local}>)`;
	if (!ANIMATIONS.test(local)) return undefined;
	const animated = (attributes.attributeName ?? "").trim().replace(/^.*:/, "").toLowerCase();
	if (animated.startsWith("on")) return "an event handler";
	if (!ADDRESSES.has(animated)) return undefined;
	const { from = "", to = "", by = "", values = "" } = attributes;
	const out = [from, to, by, ...values.split(";")].find((each) => !/^\s*(?:#|$)/.test(each));
	return out === undefined ? undefined : elsewhere(out);
}

/** The same for an attribute. `of` is its element. */
export function activeAttribute(
	of: { readonly uri: string; readonly local: string },
	name: string,
	value: string,
): string | undefined {
	const local = name.toLowerCase();
	if (local.startsWith("on")) return `an event handler (${name})`;
	if (!ADDRESSES.has(local)) return undefined;
	// A link that a reader can follow when the drawing is opened.
	if (local === "href" && (of.local === "a" || of.uri === MATHML))
		return urlKind(value) === "refused" ? elsewhere(value) : undefined;
	return leadsOut(value) ? elsewhere(value) : undefined;
}

/** Whether an HTML attribute has no use in a label. */
export const isIdle = (uri: string, name: string): boolean =>
	uri === XHTML && !MARKUP_ATTRIBUTES.has(name) && !/^xmlns(?::|$)/.test(name);

export const elsewhere = (address: string): string => {
	const bare = address.trim();
	return `an external resource ("${bare.length > 60 ? `${bare.slice(0, 60)}…` : bare}")`;
};

const STRING = `"(?:\\\\[\\s\\S]|[^"\\\\\\n\\r\\f])*"?|'(?:\\\\[\\s\\S]|[^'\\\\\\n\\r\\f])*'?`;
/** Comments, imports, URLs and strings (CSS Syntax Level 3, 4.3). Unclosed ones end with the text. */
const CSS = new RegExp(
	`/\\*[\\s\\S]*?(?:\\*/|$)|(@import)\\s*(?:url\\(\\s*)?(?:${STRING})?[^;]*(?:;|$)|(url\\(\\s*)(${STRING}|[^)]*?)\\s*(?:\\)|$)|(${STRING})`,
	"gi",
);
/** Decodes escapes (CSS Syntax Level 3, 4.3.7). */
const ESCAPED = /\\(?:0{0,4}([46][1-9a-f]|[57][0-9a])(?:\r\n|[ \t\n\r\f])?|([g-z]))/gi;
const letter = (whole: string, hex: string | undefined, bare: string | undefined): string => {
	const found = hex === undefined ? (bare ?? "") : String.fromCharCode(Number.parseInt(hex, 16));
	return /^[a-z@]$/i.test(found) ? found : whole;
};

/** A style sheet, or a value of one, without comments and external resources. */
export function cleanCss(
	css: string,
	{
		lose,
		drop,
		data,
		isName,
	}: {
		readonly lose: (what: string) => void;
		readonly drop: () => "";
		readonly data: (address: string) => string;
		/** Whether an attribute is a namespace declaration, which loads nothing. */
		readonly isName: (address: string) => boolean;
	},
): string {
	const plain = css.includes("\\") ? css.replace(ESCAPED, letter) : css;
	return plain.replace(CSS, (part: string, imports?: string, before?: string, inside = "", string = "") => {
		if (part.startsWith("/*")) return drop();
		if (imports !== undefined) {
			lose(elsewhere(/(?:https?:)?\/\/[^"')\s]+/.exec(part)?.[0] ?? "@import"));
			return "";
		}
		const [, quote = "", address = ""] = /^(["']?)([\s\S]*?)\1$/.exec(before === undefined ? string : inside) ?? [];
		if (/^\s*data:/i.test(address) && !leadsOut(address)) return part.replace(address, () => data(address));
		if (before === undefined) {
			if (isName(address) || !/^\s*(?:[a-z][\w.+-]*:)?\/\/|^\s*(?:data|javascript):/i.test(address)) return part;
			lose(elsewhere(address));
			return quote + quote;
		}
		if (!leadsOut(address)) return part;
		if (isName(address)) return part;
		lose(elsewhere(address));
		return "none";
	});
}
