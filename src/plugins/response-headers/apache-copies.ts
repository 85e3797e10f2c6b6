/** Rules of mod_rewrite that send precompressed copies. Apache would send `index.html.br` with the type of `.br`, and without its encoding. */
import { compressedPath, type Encoding } from "../../core/precompressed.js";
import type { Rules } from "./rules.js";

/** The variable with the encoding of the response. */
export const CODING = "BROADSHEET_CODING";
/** Set before the internal redirect to a copy; Apache puts `REDIRECT_` before its name then. */
const COPY = "BROADSHEET_COPY";

/** By extension. */
const TYPES = [
	["html?", "text/html"],
	["css", "text/css"],
	["m?js", "text/javascript"],
	["json", "application/json"],
	["xml", "application/xml"],
	["svg", "image/svg+xml"],
	["txt", "text/plain"],
	["csv", "text/csv"],
	["webmanifest", "application/manifest+json"],
] as const;

/** `types` are media types by file name. A copy that is requested by its own name is sent as it is. */
export function copyRules(encodings: readonly Encoding[], types: Rules["types"]): string[] {
	const texts = TYPES.map(([extension]) => extension).join("|");
	const ends = encodings.map((encoding) => compressedPath("", encoding).slice(1)).join("|");
	const typed = (name: string, type: string) => `RewriteRule "${name}\\.(?:${ends})$" - "[T=${type}]"`;
	const ofCopies = [
		`RewriteRule ^ - [E=${CODING}:%{ENV:REDIRECT_${COPY}},E=no-gzip:1,E=no-brotli:1]`,
		...TYPES.map(([extension, type]) => typed(`\\.${extension}`, `${type}; charset=utf-8`)),
		...types.map(([file, type]) => typed(`(?:^|/)${file.replaceAll(".", "\\.")}`, type)),
	];
	return [
		...encodings.flatMap((encoding) => [
			`RewriteCond %{HTTP:Accept-Encoding} "(?:^|[ ,])${encoding}(?! *; *q=0(?:\\.0*)?(?:[ ,]|$))(?:[ ,;]|$)"`,
			`RewriteCond %{REQUEST_FILENAME}${compressedPath("", encoding)} -f`,
			`RewriteRule "\\.(?:${texts})$" "%{REQUEST_URI}${compressedPath("", encoding)}" [L,E=${COPY}:${encoding}]`,
		]),
		`RewriteCond %{ENV:REDIRECT_${COPY}} ^$`,
		`RewriteRule ^ - [S=${ofCopies.length}]`,
		...ofCopies,
	];
}
