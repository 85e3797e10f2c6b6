import { memoize } from "./memoize.js";
import type { Path, Url } from "./scalars.js";

/** The slug of a name: NFC, lower case, letters and digits of any script joined by hyphens. '' if it has none. */
export const slugify = memoize(10_000, (name: string): string => {
	const words = slugWords(name);
	let slug = truncate(words, 80);
	for (let most = 64; Buffer.byteLength(slug) > MAX_SLUG_LENGTH; most = Math.floor(most / 2))
		slug = truncate(words, most);
	return WINDOWS_DEVICE_NAMES.test(slug) ? `${slug}-x` : slug;
});

/** A faster way with the same result for ASCII. */
export function slugWords(name: string): string {
	// Lower-casing and removing apostrophes come first, because the result may not be in NFC.
	const plain = name.toLowerCase().replace(/['’]/g, "");
	if (/^[ -~]*$/.test(plain)) return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
	return plain
		.normalize("NFC")
		.replace(/[^\p{L}\p{N}\p{M}]+/gu, "-")
		.replace(/(\p{M}{4})\p{M}+/gu, "$1")
		.replace(/^[-\p{M}]+|-+$/gu, "");
}

/** Maximum number of UTF-8 bytes of a URL segment; file systems allow 255. */
const MAX_SLUG_LENGTH = 200;

/** Device names of Windows, with or without an extension. */
const WINDOWS_DEVICE_NAMES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
/** Names reserved for hosts, crawlers and Broadsheet's own files. */
const RESERVED =
	/^(?:assets|static|cname|index|page|[._].*|.*\.(?:html?|xml|json|txt|css|m?js|php|ico|svg|png|jpe?g|webp|avif|map))$/i;

/** Why a URL segment written by a user is invalid. */
export type SlugProblem = "empty" | "characters" | "reserved" | "device" | "long";

/** Validates a URL segment: letters and digits of any script, separated by `-`, `_` or `.`; at most 200 bytes of UTF-8. */
export function slugProblem(slug: string): SlugProblem | undefined {
	if (slug === "") return "empty";
	if (/[\\/\s:?#]/.test(slug)) return "characters";
	if (RESERVED.test(slug)) return "reserved";
	if (!/^[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[-_.]+[\p{L}\p{N}\p{M}]+)*$/u.test(slug)) return "characters";
	if (WINDOWS_DEVICE_NAMES.test(slug)) return "device";
	return Buffer.byteLength(slug) > MAX_SLUG_LENGTH ? "long" : undefined;
}

/** Truncates a text to at most `most` graphemes, if possible at the end of a word. */
export function truncate(text: string, most: number): string {
	if (text.length <= most) return text;
	const whole = GRAPHEME_JOINERS.test(text.slice(0, most + 1)) ? graphemes(text, most) : text.slice(0, most);
	if (whole.length >= text.length) return text;
	const end = Math.max(whole.lastIndexOf(" "), whole.lastIndexOf("-"));
	return end > whole.length / 2 ? whole.slice(0, end) : whole;
}

/** Characters that may combine with their neighbours: marks, joiners, surrogates, scripts with clusters, and carriage return. */
const GRAPHEME_JOINERS = /[\u0300-\u200f\u2028-\uffff\r]/;

/** The first graphemes of a text. */
function graphemes(text: string, most: number): string {
	segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
	let end = 0;
	for (const { index, segment } of segmenter.segment(text)) {
		if (most-- === 0) break;
		end = index + segment.length;
	}
	return text.slice(0, end);
}
let segmenter: Intl.Segmenter | undefined;

/** A URL path for an attribute, percent-encoded as RFC 3986 requires. */
export const encodeUrl = (url: Url): string =>
	NEEDS_NO_ENCODING.test(url) ? url : encodeURI(url).replace(/[?#]/g, encodeURIComponent);
const NEEDS_NO_ENCODING = /^[\w./~-]*$/;

/** A path of this site as written → the URL of its page: a folder, unless it ends in `.html`. */
export const pageUrl = (path: string): Url => (/\.html?$/i.test(path) || path.endsWith("/") ? path : `${path}/`);

/** The URL of the list of topics or authors: the part before `:slug` of the permalink. */
export const listUrl = (permalink: string): Url => permalink.replace(/:slug\/.*$/, "");

/** The list of corrections. */
export const CORRECTIONS: Url = "/corrections/";

/** The archive by date; of a year `/archive/2026/`, of a month `/archive/2026/11/`. */
export const ARCHIVE: Url = "/archive/";

/** The masthead page. */
export const MASTHEAD: Url = "/masthead/";

/** A form in which two names are equal if some file systems treat them as equal: they differ only in case or Unicode form. */
export const caseFold = (name: string): string =>
	/^[!-@[-~]*$/.test(name) ? name : name.normalize("NFC").toLowerCase();

/** The output file of a URL: `/a/` → `a/index.html`, `/404.html` → `404.html`. */
export const outputPathOf = (url: Url): Path => (url.endsWith("/") ? `${url}index.html` : url).slice(1);

/** Resolves `to` against the folder of `from`; undefined if it leads above the root. Both use `/`. */
export function joinPath(folder: Path, to: string): Path | undefined {
	const parts = folder === "" ? [] : folder.split("/");
	for (const part of to.split("/")) {
		if (part === "" || part === ".") continue;
		if (part === "..") {
			if (parts.pop() === undefined) return undefined;
		} else parts.push(part);
	}
	return parts.join("/");
}

/** The folder of a path: `a/b.md` → `a`, `b.md` → ''. */
export const parentPath = (path: Path): Path => path.slice(0, Math.max(0, path.lastIndexOf("/")));
/** The name of a path's last part. */
export const fileNameOf = (path: Path): string => path.slice(path.lastIndexOf("/") + 1);
/** A path without its last extension. */
export const withoutExtension = (path: Path): Path => path.replace(/\.[^./]+$/, "");

/** The folder of live coverage that contains a file: `content/news/storm.live/0830-water.md` → `content/news/storm.live`. */
export const liveFolderOf = (path: Path): Path | undefined => /^(?:.*\/)?[^/]+\.live(?=\/)/.exec(path)?.[0];
/** Whether the file is an entry of live coverage. The file `index.md` of such a folder is the article. */
export const isLiveEntry = (path: Path): boolean => {
	const folder = path.includes(".live/") ? liveFolderOf(path) : undefined;
	return folder !== undefined && !/^\/index\.\w+$/i.test(path.slice(folder.length));
};
/** The anchor of an entry. The underscore prevents collisions with headings. */
export const liveAnchor = (name: string): string => `live_${slugify(name)}`;
/** The prefix of ids in a text. The texts of entries share a page with the article and other entries. */
export const entryPrefix = (path: Path): string =>
	isLiveEntry(path) ? `${liveAnchor(fileNameOf(withoutExtension(path)))}_` : "";
/** The page of the latest entries of the live coverage at a URL. */
export const updatesUrl = (story: Url): Url => `${story.replace(/\.html?$/i, "/")}live.html`;

/** The URL under which a host serves a file: the inverse of `outputPathOf`. */
export const urlOf = (path: Path): Url => `/${path.replace(/(^|\/)index\.html$/, "$1")}`;
