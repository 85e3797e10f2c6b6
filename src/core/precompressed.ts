/** Precompressed copies of text files: `index.html.br` beside `index.html`, for servers that send such a copy where a browser accepts its encoding. */
import type { Path } from "./scalars.js";

/** Content codings (RFC 9110, 8.4.1; RFC 7932), best first. */
export const ENCODINGS = ["br", "gzip"] as const;
export type Encoding = (typeof ENCODINGS)[number];

const SUFFIXES: Readonly<Record<Encoding, string>> = { br: ".br", gzip: ".gz" };

export const compressedPath = (path: Path, encoding: Encoding): Path => path + SUFFIXES[encoding];

/** The path of the file of which this is a copy. */
export const uncompressedPath = (path: Path): Path => path.replace(/\.(?:br|gz)$/, "");

const TEXT = /\.(?:html?|css|m?js|json|xml|xsl|svg|txt|webmanifest|csv|vtt|ics)$/i;
/** Files at the root that are written for hosts, and that no server sends. */
const FOR_HOSTS = /^(?:vercel|staticwebapp\.config|(?:headers|redirects)(?:\.[a-z0-9]+)*)\.json$/;

/** Whether a copy of the file is smaller as a rule: texts are, pictures and fonts are compressed already. */
export const isCompressible = (path: Path): boolean => TEXT.test(path) && !FOR_HOSTS.test(path);
