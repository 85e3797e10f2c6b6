/** The safe subset of HTML: which elements and attributes of a text reach its page, whether they come from raw HTML or from a plugin. */
import type { Schema } from "hast-util-sanitize";

/**
 * Attributes of an address (HTML, "Attributes" index; HTML 4.01, index of attributes; RDFa and microdata), as hast names them. A browser loads some of them, sends to
 * others, and all of them say that something is there.
 */
const ADDRESSES = new Set(
	`about action archive background blocking cite classId codeBase data dynSrc formAction href icon imageSrcSet itemId itemType longDesc lowSrc
	manifest ping poster profile resource src srcDoc srcSet typeOf useMap vocab`.split(/\s+/),
);
/** Those that stay, because their address is looked up (`href`, `src`) or names a source elsewhere and is never loaded (`cite`). */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
	a: ["href"],
	img: ["src"],
	blockquote: ["cite"],
	del: ["cite"],
	ins: ["cite"],
	q: ["cite"],
};

type Attributes = NonNullable<Schema["attributes"]>;

/** GitHub's list, which is `schema`, with figures and footnote links whole (remark-html prefixes their ids a second time), and without addresses that nobody looks up. */
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
		// The sources of a picture would be loaded in place of its `img`.
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
