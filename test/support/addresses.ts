/** Finds addresses in a text of any format by their form, so that files of a new format are examined as well. */

interface Home {
	/** `https://someone.github.io` */
	readonly origin: string;
	/** `/paper` */
	readonly base: string;
}

/** Text that begins with the origin, or with one slash after a character that may precede an address; unchanged, up to a character that ends it. */
export function addressesIn(text: string, { origin }: Pick<Home, "origin">): string[] {
	const rooted = /(?<=^|[\s"'`(=,;:>|])\/(?![/\\\s>*"'`),|])[^\s"'`<>(){},;|\\]*/gm;
	const absolute = new RegExp(`${origin.replaceAll(".", "\\.")}(?![\\w.-])[^\\s"'\`<>(){},;|\\\\]*`, "g");
	// In HTML within XML, special characters are written as references.
	const plain = text.replace(/&(?:lt|#x3c|#60);/gi, "<").replace(/&(?:quot|#x22|#34);/gi, '"');
	return [...plain.matchAll(rooted), ...plain.matchAll(absolute)].map(([address]) => address);
}

/** Those that lead to the host of the site and outside its path. */
export const outside = (text: string, home: Home): string[] =>
	addressesIn(text, home).filter((address) => pathIn(address, home) === undefined);

/** The path of an address within the site, without query and fragment; undefined where the address is outside. */
export function pathIn(address: string, { origin, base }: Home): string | undefined {
	const [path = ""] = address.replace(origin, "").split(/[?#]/);
	return path === base || path.startsWith(`${base}/`) ? path.slice(base.length) : undefined;
}
