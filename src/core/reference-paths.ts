/** A reference to a file or page, as editors and other programs write it → the paths that it may mean. */

/** One reading of a reference. */
export interface PathReading {
	/** In the form of `spelled`. */
	readonly path: string;
	/** Query and fragment after the path, as written. */
	readonly rest: string;
}

/**
 * All readings of a reference, the most likely first. `#` and `?` may be part of a name or begin a fragment or query, and a name may be percent-encoded
 * or not: `R%26D%20%232.jpg`, `R&D #2.jpg` and `100%.jpg` are all supported.
 */
export function readingsOf(reference: string): readonly PathReading[] {
	const whole = reference.trim();
	if (!/[%?#]/.test(whole)) return [{ path: spelled(whole), rest: "" }];
	const [, cut = "", rest = ""] = /^([^?#]*)(.*)$/s.exec(whole) ?? [];
	const readings: PathReading[] = [];
	for (const [path, behind] of rest === "" ? [[whole, ""] as const] : [[whole, ""] as const, [cut, rest] as const]) {
		const decoded = decodeSegments(path);
		readings.push({ path: spelled(decoded), rest: behind });
		if (decoded !== path) readings.push({ path: spelled(path), rest: behind });
	}
	return readings;
}

/** The reading without query and fragment, for messages. */
export const mainReading = (reference: string): string =>
	spelled(decodeSegments(reference.trim().replace(/[?#].*$/s, "")));

/** A form in which different spellings of a name are equal: NFC, one kind of space. macOS writes a narrow no-break space into the names of screenshots. */
export const spelled = (name: string): string =>
	/^[\0-\x7f]*$/.test(name) ? name : name.normalize("NFC").replace(/\p{Zs}/gu, " ");

/** Percent-decoded, one segment at a time. A segment stays as it is if its encoding is invalid, or if it would become two segments. */
export function decodeSegments(path: string): string {
	if (!path.includes("%")) return path;
	return path
		.split("/")
		.map((segment) => {
			try {
				const decoded = decodeURIComponent(segment);
				return decoded.includes("/") ? segment : decoded;
			} catch {
				return segment;
			}
		})
		.join("/");
}

/** Creates a lookup by path that accepts any spelling; the exact path takes precedence. */
export function bySpelling<T>(values: ReadonlyMap<string, T>): (path: string) => T | undefined {
	let others: Map<string, T> | undefined;
	return (path) => {
		const found = values.get(path);
		if (found !== undefined) return found;
		if (!others) {
			others = new Map();
			for (const [key, value] of values) if (spelled(key) !== key) others.set(spelled(key), value);
		}
		return others.get(path);
	};
}

/** A text in which file names have their canonical spelling, for searching. */
export const plainlySpelled = (text: string): string =>
	spelled(
		text
			// Escapes of YAML and JSON, of Markdown, of HTML.
			.replace(/\\(?:u([0-9a-f]{4})|x([0-9a-f]{2}))/gi, (_, long, short) =>
				String.fromCharCode(Number.parseInt(long ?? short, 16)),
			)
			.replace(/\\([!-/:-@[-`{-~])/g, "$1")
			.replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (typed, hex, decimal) => {
				const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
				return code <= 0x10ffff ? String.fromCodePoint(code) : typed;
			})
			.replace(/&(amp|apos|quot|nbsp);/g, (_, name: keyof typeof NAMED_ENTITIES) => NAMED_ENTITIES[name])
			.replace(/(?:%(?!2f)[0-9a-f]{2})+/gi, (typed) => decodeSegments(typed)),
		// As `\s+`, but a single space stays: the replacement of each took gigabytes in a text of 50 MB.
	).replace(/[^\S ]\s*| \s+/g, " ");
const NAMED_ENTITIES = { amp: "&", apos: "'", quot: '"', nbsp: "\u00a0" } as const;
