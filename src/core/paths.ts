import { memoize } from "./memoize.js";
import type { Path, Url } from "./scalars.js";

/** A name → its slug: NFC, lower case, letters and digits of any script joined by hyphens. '' if it has none. */
export const slugify = memoize(10_000, (name: string): string => {
	const words = slugWords(name);
	let slug = truncate(words, 80);
	for (let most = 64; Buffer.byteLength(slug) > MAX_SLUG_LENGTH; most = Math.floor(most / 2))
		slug = truncate(words, most);
	return WINDOWS_DEVICE_NAMES.test(slug) ? `${slug}-x` : slug;
});

/** The same words by a shorter way where the name is of ASCII. */
function slugWords(name: string): string {
	// Lower case and apostrophes first: what they change can leave NFC.
	const plain = name.toLowerCase().replace(/['’]/g, "");
	if (/^[ -~]*$/.test(plain)) return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
	return plain
		.normalize("NFC")
		.replace(/[^\p{L}\p{N}\p{M}]+/gu, "-")
		.replace(/(\p{M}{4})\p{M}+/gu, "$1")
		.replace(/^[-\p{M}]+|-+$/gu, "");
}

/** Bytes in UTF-8 that one part of a URL has at most; file systems take 255. */
const MAX_SLUG_LENGTH = 200;

/** Names that Windows keeps for devices, with or without an ending. */
const WINDOWS_DEVICE_NAMES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
/** Names that hosts, crawlers and Broadsheet's own files use. */
const RESERVED =
	/^(?:assets|static|cname|index|page|[._].*|.*\.(?:html?|xml|json|txt|css|m?js|php|ico|svg|png|jpe?g|webp|avif|map))$/i;

/** What is wrong with one part of a URL that a user wrote. */
export type SlugProblem = "empty" | "characters" | "reserved" | "device" | "long";

/** Checks one part of a URL. Letters and digits of any script, and between them `-`, `_` or `.`; at most 200 bytes in UTF-8. */
export function slugProblem(slug: string): SlugProblem | undefined {
	if (slug === "") return "empty";
	if (/[\\/\s:?#]/.test(slug)) return "characters";
	if (RESERVED.test(slug)) return "reserved";
	if (!/^[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[-_.]+[\p{L}\p{N}\p{M}]+)*$/u.test(slug)) return "characters";
	if (WINDOWS_DEVICE_NAMES.test(slug)) return "device";
	return Buffer.byteLength(slug) > MAX_SLUG_LENGTH ? "long" : undefined;
}

/** Cuts a text after at most `most` graphemes, at a word's end where there is one, so that no character is torn. */
export function truncate(text: string, most: number): string {
	if (text.length <= most) return text;
	const whole = GRAPHEME_JOINERS.test(text.slice(0, most + 1)) ? graphemes(text, most) : text.slice(0, most);
	if (whole.length >= text.length) return text;
	const end = Math.max(whole.lastIndexOf(" "), whole.lastIndexOf("-"));
	return end > whole.length / 2 ? whole.slice(0, end) : whole;
}

/** A sign that may be one with its neighbours: marks, joiners, halves of a pair and the scripts that have them; and a carriage return. */
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

/** A URL path as it stands in an attribute: percent-encoded where RFC 3986 asks for it. */
export const encodeUrl = (url: Url): string => encodeURI(url).replace(/[?#]/g, encodeURIComponent);

/** A path of this site as an editor writes it → the URL of its page: a folder, unless it ends in `.html`. */
export const pageUrl = (path: string): Url => (/\.html?$/i.test(path) || path.endsWith("/") ? path : `${path}/`);

/** The list of all topics, or of all authors: what stands before `:slug` in the permalink of one. */
export const listUrl = (permalink: string): Url => permalink.replace(/:slug\/.*$/, "");

/** The page of all corrections. */
export const CORRECTIONS: Url = "/corrections/";

/** All stories by date: of a year `/archive/2026/`, of a month `/archive/2026/11/`. */
export const ARCHIVE: Url = "/archive/";

/** The page of those who make the newspaper. */
export const MASTHEAD: Url = "/masthead/";

/** What two names have in common that are one on some file systems: they differ only in case or in their Unicode form. */
export const caseFold = (name: string): string =>
	/^[!-@[-~]*$/.test(name) ? name : name.normalize("NFC").toLowerCase();

/** The output file of a URL: `/a/` → `a/index.html`, `/404.html` → `404.html`. */
export const outputPathOf = (url: Url): Path => (url.endsWith("/") ? `${url}index.html` : url).slice(1);

/** Resolves `to` against the folder of `from`; undefined where it leads above the root. Both use `/`. */
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
/** A path without its last ending. */
export const withoutExtension = (path: Path): Path => path.replace(/\.[^./]+$/, "");

/** The folder of live coverage that contains a file: `content/news/storm.live/0830-water.md` → `content/news/storm.live`. */
export const liveFolderOf = (path: Path): Path | undefined => /^(?:.*\/)?[^/]+\.live(?=\/)/.exec(path)?.[0];
/** Is it one entry of live coverage? The other file of such a folder, `index.md`, is its story. */
export const isLiveEntry = (path: Path): boolean => {
	const folder = path.includes(".live/") ? liveFolderOf(path) : undefined;
	return folder !== undefined && !/^\/index\.\w+$/i.test(path.slice(folder.length));
};
/** The anchor of an entry. No heading has an underline in its own. */
export const liveAnchor = (name: string): string => `live_${slugify(name)}`;
/** What the ids in a text begin with: those of an entry stand on one page with those of its story and of other entries. */
export const entryPrefix = (path: Path): string =>
	isLiveEntry(path) ? `${liveAnchor(fileNameOf(withoutExtension(path)))}_` : "";
/** The latest entries of live coverage at a URL. */
export const updatesUrl = (story: Url): Url => `${story}live.html`;

/** The URL under which a host serves a file: the reverse of `outputPathOf`. */
export const urlOf = (path: Path): Url => `/${path.replace(/(^|\/)index\.html$/, "$1")}`;
