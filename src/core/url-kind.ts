import { closestMatch } from "./closest-match.js";

/** Classifies a URL written by a user. */
export type UrlKind =
	/** `http:`, `https:` or protocol-relative: another site, or this one by its absolute URL. */
	| "web"
	/** `mailto:`, `tel:`, `sms:`: left as it is. */
	| "contact"
	/** `#…` on the same page. */
	| "fragment"
	/** A path or a URL of this site. */
	| "inside"
	/** Anything else with a scheme: it could run a script or reach into the reader's machine. */
	| "refused";

/** Like browsers, white space and control characters are removed before the scheme is parsed, and `\` counts as `/`. */
export function urlKind(url: string): UrlKind {
	const bare = url.replace(/[\p{Cc}\s]/gu, "").replaceAll("\\", "/");
	if (bare.startsWith("//") || /^https?:/i.test(bare)) return "web";
	if (bare.startsWith("#")) return "fragment";
	const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(bare)?.[1]?.toLowerCase();
	if (scheme === undefined) return "inside";
	return scheme === "mailto" || scheme === "tel" || scheme === "sms" ? "contact" : "refused";
}

/** An external URL as rendered: with corrected slashes, so that browsers parse it as Broadsheet does. */
export const normalizeExternalUrl = (url: string): string =>
	url
		.trim()
		.replace(/^[/\\]{2,}/, "//")
		.replace(/^(https?):[/\\]*/i, (_, scheme: string) => `${scheme.toLowerCase()}://`);

/** `did you mean "https://…"?` for a scheme in which one letter is wrong, such as `htps://`. */
export function meantUrl(url: string): string | undefined {
	const [, scheme = "", rest = ""] = /^([a-z]{3,6})(:\/\/.*)$/i.exec(url.trim()) ?? [];
	const meant = scheme && closestMatch(scheme, ["https", "http"], 1);
	return meant ? `did you mean "${meant}${rest}"?` : undefined;
}
