/** Addresses in a text of any kind: found by how an address looks, so that a file of a new kind is looked at as well. */

interface Home {
	/** `https://someone.github.io` */
	readonly origin: string;
	/** `/paper` */
	readonly base: string;
}

/** What begins with the origin, or with one slash behind a sign that may stand before an address; as it is written, up to a sign that ends it. */
export function addressesIn(text: string, { origin }: Pick<Home, "origin">): string[] {
	const rooted = /(?<=^|[\s"'`(=,;:>|])\/(?![/\\\s>*"'`),|])[^\s"'`<>(){},;|\\]*/gm;
	const absolute = new RegExp(`${origin.replaceAll(".", "\\.")}(?![\\w.-])[^\\s"'\`<>(){},;|\\\\]*`, "g");
	// HTML within XML has its signs written as references.
	const plain = text.replace(/&(?:lt|#x3c|#60);/gi, "<").replace(/&(?:quot|#x22|#34);/gi, '"');
	return [...plain.matchAll(rooted), ...plain.matchAll(absolute)].map(([address]) => address);
}

/** Those of them that lead to the host of the site and not below its path. */
export const outside = (text: string, home: Home): string[] =>
	addressesIn(text, home).filter((address) => pathIn(address, home) === undefined);

/** The path of an address within the site, without query and fragment; undefined where the address is outside. */
export function pathIn(address: string, { origin, base }: Home): string | undefined {
	const [path = ""] = address.replace(origin, "").split(/[?#]/);
	return path === base || path.startsWith(`${base}/`) ? path.slice(base.length) : undefined;
}
