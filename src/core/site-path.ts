/** Normalizes a path of this site, as written by an editor, an old system or a search console, for comparison and publication. */
import { withoutInvisible } from "./invisible-characters.js";
import { decodeSegments } from "./reference-paths.js";

export type Address =
	/** Percent-decoded once, in NFC. */
	| { readonly path: string }
	/** Why no file can answer for it, and what to do. */
	| { readonly error: string; readonly hint?: string };

/** An example of a rule that the host itself must have. */
const AT_HOST = "leave it out here, and give your host a rule of its own, for nginx";

export function siteAddress(typed: string): Address {
	if (!/^\/(?!\/)[^\\\p{Cc}\s]*$/u.test(typed))
		return { error: `takes a path of this site such as \`/2019/old-name/\`, not ${JSON.stringify(typed)}` };
	const unseen = withoutInvisible(typed);
	if (unseen)
		return {
			error: `has invisible characters (${unseen.gone.join(", ")})`,
			hint: `write "${unseen.text}"; if the old address really has them, write them percent-encoded`,
		};
	const [, before = "", query] = /^([^?#]*)(?:\?([^#]*))?/.exec(typed) ?? [];
	if (query !== undefined) {
		const [, key = "p", value = "1234"] = /^([\w-]+)=([\w.-]*)/.exec(query) ?? [];
		return {
			error: `has a query, ${JSON.stringify(typed)}, but a static site uses only the path`,
			hint: `${AT_HOST} \`if ($arg_${key} = "${value}") { return 301 /new/address/; }\``,
		};
	}
	if (typed.includes("#"))
		return {
			error: `has a fragment, ${JSON.stringify(typed)}, which browsers never send to a server`,
			hint: before === "/" ? "leave it out" : `write "${before}"`,
		};
	const path = decodeSegments(typed).normalize("NFC");
	if (/%(?![0-9a-f]{2})/i.test(typed) || (typed.includes("%") && !isDecodable(typed)))
		return { error: `is not encoded correctly: ${JSON.stringify(typed)}`, hint: "a percent sign itself is `%25`" };
	const [odd] = /[?#*:<>"|\\\p{Cc}]/u.exec(path) ?? [];
	if (odd !== undefined) {
		const pattern = path.replace(/[.*+?^${}()|[\]\\"]/g, "\\$&").replace(/\/$/, "/?");
		return {
			error: `has ${odd === ":" ? "a colon" : `the character ${JSON.stringify(odd)}`}, ${JSON.stringify(typed)}, which no file name may have on Windows`,
			hint: `${AT_HOST} \`rewrite "^${pattern}$" /new/address/ permanent;\``,
		};
	}
	if (/(?:^|\/)\.{1,2}(?:\/|$)/.test(path) || path.startsWith("//"))
		return { error: `takes a path of this site such as \`/2019/old-name/\`, not ${JSON.stringify(typed)}` };
	return { path };
}

/** Each segment is percent-encoded UTF-8 without an encoded slash. */
function isDecodable(typed: string): boolean {
	try {
		return typed.split("/").every((segment) => !decodeURIComponent(segment).includes("/"));
	} catch {
		return false;
	}
}

/** The target of a redirect with a normalized path. An absolute URL or an invalid path stays as it is. */
export function destinationOf(typed: string): string {
	const [, path = "", rest = ""] = /^([^?#]*)(.*)$/s.exec(typed) ?? [];
	const address = siteAddress(path);
	return "path" in address ? address.path + rest : typed;
}
