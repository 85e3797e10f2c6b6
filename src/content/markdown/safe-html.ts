/** The safe subset of HTML: which elements and attributes of a text reach its page, whether they come from raw HTML or a plugin. */
import type { Schema } from "hast-util-sanitize";

/**
 * Attributes with a URL (HTML, "Attributes" index; HTML 4.01, index of attributes; RDFa and microdata), with their names in hast. Browsers load some of
 * them and send requests to others, and all of them reveal that something exists.
 */
const ADDRESSES = new Set(
	`about action archive background blocking cite classId codeBase data dynSrc formAction href icon imageSrcSet itemId itemType longDesc lowSrc
	manifest ping poster profile resource src srcDoc srcSet typeOf useMap vocab`.split(/\s+/),
);
/** Attributes that stay: their URL is resolved (`href`, `src`), or names an external source and is never loaded (`cite`). */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
	a: ["href"],
	img: ["src"],
	blockquote: ["cite"],
	del: ["cite"],
	ins: ["cite"],
	q: ["cite"],
};

type Attributes = NonNullable<Schema["attributes"]>;

/** The default `schema` (GitHub's list), plus figures and footnote links, whose ids remark-html prefixes itself, minus URLs that are not resolved. */
export function safeSubset({ tagNames, attributes, protocols, ...schema }: Schema): Schema {
	const safe: Attributes = {
		...attributes,
		"*": [...(attributes?.["*"] ?? []), "lang", "dir", ["className", /^(?!language-)[a-z][a-z0-9-]*$/]],
		abbr: ["title"],
		time: ["dateTime"],
	};
	return {
		...schema,
		clobber: [],
		// The sources of a `picture` would be loaded instead of its `img`.
		tagNames: [
			...(tagNames ?? []).filter((tag) => tag !== "source"),
			"figure",
			"figcaption",
			"mark",
			"abbr",
			"time",
			"aside",
		],
		attributes: Object.fromEntries(
			Object.entries(safe).map(([tag, allowed]) => [
				tag,
				allowed.filter((each) => {
					const name = typeof each === "string" ? each : String(each[0]);
					return !ADDRESSES.has(name) || ALLOWED[tag]?.includes(name);
				}),
			]),
		),
		protocols: { ...protocols, href: ["http", "https", "mailto", "tel", "sms"] },
	};
}
