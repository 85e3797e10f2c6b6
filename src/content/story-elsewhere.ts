import { ownUrlsOf } from "../core/base-path.js";
import { escapeHtml } from "../core/escape-html.js";
import { messagesFor } from "../core/i18n/index.js";
import type { HtmlParts, SiteConfig } from "../core/model.js";

/** The body of a story without text of its own: a link to its `canonical` address, in its language. Undefined if that address is of this site. */
export function linkToOriginal(
	{ canonical, lang }: { readonly canonical?: string; readonly lang?: string },
	site: SiteConfig,
): HtmlParts | undefined {
	if (canonical === undefined || !URL.canParse(canonical)) return undefined;
	if (ownUrlsOf(site).some((own) => canonical === own || canonical.startsWith(`${own}/`))) return undefined;
	const words = messagesFor(lang ?? site.language).readElsewhere(new URL(canonical).host.replace(/^www\./, ""));
	return [`<p><a href="${escapeHtml(canonical)}">${escapeHtml(words)}</a></p>\n`];
}
