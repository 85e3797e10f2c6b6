/** Parses the bytes of an SVG to text and tree. */
import { parseXml } from "@rgrove/parse-xml";
import { Unreadable } from "./unreadable.js";

/** By its first bytes or its declaration (XML 1.0, appendix F). */
export function svgText(bytes: Buffer): string {
	const [a, b] = bytes;
	const declared = /^<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)/i.exec(bytes.toString("latin1", 0, 200))?.[1];
	const encoding =
		a === 0xfe && b === 0xff ? "utf-16be" : a === 0xff && b === 0xfe ? "utf-16le" : (declared ?? "utf-8");
	try {
		return new TextDecoder(encoding).decode(bytes);
	} catch {
		throw new Unreadable("has an encoding that no browser supports");
	}
}

export const rootOf = (text: string): number => text.search(/<(?:[\w.-]+:)?svg[\s/>]/);

export function parsed(text: string, entities: ReadonlyMap<string, string>) {
	try {
		return parseXml(text, {
			preserveComments: true,
			preserveCdata: true,
			preserveDocumentType: true,
			resolveUndefinedEntity: (entity) => entities.get(entity.slice(1, -1)),
		});
	} catch (cause) {
		const { line, column } = cause as { line?: number; column?: number };
		throw new Unreadable(line ? `is not valid XML: see line ${line}, column ${column}` : "is not XML");
	}
}
