/**
 * The one place where addresses of a page or a style sheet get the base path: the finished text, after templates, plugins and bodies. A template
 * writes `/news/` wherever it stands, so one that was written for a site at the root of a host holds below a path too.
 */
import { basePathOf } from "./base-path.js";
import type { Html, Url } from "./model.js";

const ATTRIBUTES = `(?:[^"'>]|"[^"]*"|'[^']*')*`;
const RAW = "script|style|title|textarea";
/**
 * A comment; an element whose content is not HTML (HTML, 13.1.2, raw text and escapable raw text elements); any other opening tag. Case is part of the
 * expression, because the flag for it makes the search several times as slow.
 */
const TOKEN = new RegExp(
	`<!--[^]*?-->|<(${RAW}|${RAW.toUpperCase()})(?=[\\s/>])(${ATTRIBUTES})>([^]*?)</\\1|<([a-zA-Z][^\\s/>]*)(${ATTRIBUTES})>`,
	"g",
);
const ATTRIBUTE = /([^\s"'>/=]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'=<>`]+)/g;

/** HTML → the same with the path of `url` before each address that begins at the site's root; at the root of a host the same text. */
export function withBasePath(html: Html, url: Url): Html {
	const base = basePathOf(url);
	if (base === "") return html;
	return html.replace(
		TOKEN,
		(whole, raw?: string, rawAttributes = "", content = "", name?: string, attributes: string = "") => {
			if (raw !== undefined) {
				const text = raw.toLowerCase() === "style" ? cssWithBasePath(content, url) : content;
				return `<${raw}${attributesOnHost(rawAttributes, base, url)}>${text}</${raw}`;
			}
			return name === undefined ? whole : `<${name}${attributesOnHost(attributes, base, url)}>`;
		},
	);
}

/** A slash that may begin an address: most tags have none. */
const MAY_BEGIN = /[=,;(\s"']\/(?![/\\])/;

const attributesOnHost = (attributes: string, base: string, url: Url): string =>
	MAY_BEGIN.test(attributes)
		? attributes.replace(ATTRIBUTE, (whole, name: string, equals: string, value: string) => {
				const kind = KINDS.get(name.toLowerCase());
				if (kind === undefined || !value.includes("/")) return whole;
				return name + equals + (kind === "css" ? styleOnHost(value, url) : value.replace(kind, `$1${base}/`));
			})
		: attributes;

/** A style attribute, in its quotation marks. */
const styleOnHost = (value: string, url: Url): string => {
	const [, mark = "", css = ""] = /^(["']?)(.*?)\1$/s.exec(value) ?? [];
	return mark + cssWithBasePath(css, url) + mark;
};

/** Begins at the site's root: one slash. */
const ROOT = "/(?![/\\\\])";
const ONE = new RegExp(`^(["']?\\s*)${ROOT}`);
const EACH = new RegExp(`(^["']?\\s*|\\s)${ROOT}`, "g");
/** Of a list, an address stands first, or behind a comma with white space on one of its sides (HTML, 4.8.4.2.1). */
const CANDIDATE = new RegExp(`(^["']?\\s*|,\\s+|\\s[^\\s,]*,\\s*)${ROOT}`, "g");
/** `<meta http-equiv=refresh>`: seconds, then the address (HTML, 4.2.5.3, "shared declarative refresh steps"). */
const REFRESH = new RegExp(`^(["']?\\s*[\\d.]+\\s*[;,]?\\s*url\\s*=\\s*['"]?)${ROOT}`, "i");

/** Names of attributes, each also as a `data-` attribute: by these a script gets an address. */
function addressNames(names: string, kind: RegExp): (readonly [string, RegExp])[] {
	return names.split(" ").flatMap((name) => [[name, kind] as const, [`data-${name}`, kind] as const]);
}

/** Attributes whose values are addresses (HTML, "Attributes"; SVG 2, 16.1). */
const KINDS: ReadonlyMap<string, RegExp | "css"> = new Map<string, RegExp | "css">([
	...addressNames("href src action formaction poster cite data manifest background longdesc url live", ONE),
	...addressNames("srcset imagesrcset", CANDIDATE),
	["xlink:href", ONE],
	["ping", EACH],
	["content", REFRESH],
	["style", "css"],
]);

/** What is kept as it is comes first: comments and texts. */
const CSS_TOKEN = new RegExp(
	`/\\*.*?\\*/|image-set\\((?:[^()]|\\([^()]*\\))*\\)|(?:(url\\(\\s*(?:["']|&quot;|&#39;)?)${ROOT}([^)]*)|(@import\\s*["'])${ROOT}([^"']*["']))|"(?:\\\\.|[^"\\\\])*"|'(?:\\\\.|[^'\\\\])*'`,
	"gis",
);

/** CSS → the same with the path of `siteUrl` before each address in `url()`, `@import` and `image-set()` that begins at the site's root. */
export function cssWithBasePath(css: string, siteUrl: Url): string {
	const base = basePathOf(siteUrl);
	if (base === "") return css;
	return css.replace(CSS_TOKEN, (whole: string, url?: string, path = "", load?: string, sheet = "") => {
		if (url !== undefined) return `${url}${base}/${path}`;
		if (load !== undefined) return `${load}${base}/${sheet}`;
		return /^image-set/i.test(whole) ? whole.replace(IN_IMAGE_SET, `$1${base}/`) : whole;
	});
}
const IN_IMAGE_SET = new RegExp(`(["']|url\\(\\s*)${ROOT}`, "g");
