/** How to report a vulnerability: `/.well-known/security.txt` (RFC 9116). */

import type { DocumentSpec, Edition, Plugin, SecurityContact } from "../core/model.js";
import { warning } from "../core/problem.js";
import type { DocumentView } from "../core/views.js";

const URL = "/.well-known/security.txt";

/** Created if the site has `security`, until it expires. */
export function security(): Plugin {
	return { name: "security", documents: securityDocuments, serializers: { security: securityText } };
}

function securityDocuments({ site, at }: Edition): DocumentSpec[] {
	if (!site.security) return [];
	const { expires } = site.security;
	const meta = { ...site.security, canonical: site.url + URL };
	const problems = [
		warning(
			"security-expired",
			`security.txt has expired: ${expires}`,
			{ path: "broadsheet.config.ts" },
			{
				hint: "check that it is still correct, then set `security.expires` to a date less than a year ahead",
			},
		),
	];
	return [
		{
			url: URL,
			serializer: "security",
			replaceable: true,
			meta,
			...(expires > at ? { validUntil: expires } : { problems }),
		},
	];
}

function securityText({ meta }: DocumentView): string {
	const { contact, expires, languages, ...more } = meta as unknown as SecurityContact & { readonly canonical: string };
	const { encryption, acknowledgments, policy, hiring, canonical } = more;
	const lines: readonly (readonly [string, string | undefined])[] = [
		...contact.map((each) => ["Contact", each] as const),
		["Expires", expires],
		["Encryption", encryption],
		["Acknowledgments", acknowledgments],
		["Preferred-Languages", languages.join(", ") || undefined],
		["Canonical", canonical],
		["Policy", policy],
		["Hiring", hiring],
	];
	return lines.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}\n`])).join("");
}
