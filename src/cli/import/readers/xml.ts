/**
 * Reads the elements of a feed or of an export of WordPress one after the other, so that memory does not grow with the file. The parser is lenient: it
 * takes named entities of HTML, bare ampersands and forgotten ends, which real feeds have.
 */
import sax from "sax";
import { escapeHtml } from "../../../core/escape-html.js";

export interface XmlElement {
	/** In lower case, with its prefix: `content:encoded`. */
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	/** Adjacent texts are one text. */
	readonly children: readonly (XmlElement | string)[];
}
interface OpenElement extends XmlElement {
	readonly children: (XmlElement | string)[];
}

/** A file that is not XML, or that ends too early. `line` counts from 1. */
export class XmlFault extends Error {
	constructor(
		message: string,
		readonly line: number,
	) {
		super(message);
	}
}

/** The elements that contain items: RSS 2.0 and WXR, Atom, RSS 1.0. */
const CONTAINERS = new Set(["channel", "feed", "rdf:rdf"]);
/** Characters that XML 1.0, 2.2, does not allow. Exports have them in texts that were pasted into an editor. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove.
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** The children of the container, each complete. Throws `XmlFault`. */
export async function* xmlElements(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<XmlElement> {
	const parser = sax.parser(false, { lowercase: true, position: true });
	const above: string[] = [];
	const open: OpenElement[] = [];
	let complete: XmlElement[] = [];
	let isClosed = false;
	parser.onopentag = ({ name, attributes }) => {
		// HTML that is not escaped: it has no end, and contains nothing.
		if (VOID.test(name))
			return void open.at(-1)?.children.push({ name, attributes: attributes as never, children: [] });
		const inside = open.at(-1);
		const element: OpenElement = { name, attributes: attributes as Record<string, string>, children: [] };
		if (inside) {
			inside.children.push(element);
			open.push(element);
		} else if (CONTAINERS.has(above.at(-1) ?? "") && !CONTAINERS.has(name)) open.push(element);
		else above.push(name);
	};
	parser.onclosetag = (name) => {
		if (VOID.test(name)) return;
		const element = open.pop();
		if (element) {
			if (open.length === 0) complete.push(element);
		} else {
			above.pop();
			isClosed ||= above.length === 0;
		}
	};
	const addText = (text: string) => {
		const children = open.at(-1)?.children;
		if (!children || text === "") return;
		const last = children.at(-1);
		if (typeof last === "string") children[children.length - 1] = last + text;
		else children.push(text);
	};
	parser.ontext = addText;
	parser.oncdata = addText;
	parser.onscript = addText;
	// The parser goes on after each fault.
	parser.onerror = () => {
		parser.error = null as never;
	};
	let decoder: InstanceType<typeof TextDecoder> | undefined;
	for await (const chunk of chunks) {
		decoder ??= decoderFor(chunk);
		parser.write(decoder.decode(chunk, { stream: true }).replace(NOT_XML, ""));
		yield* complete;
		complete = [];
	}
	if (!isClosed) throw new XmlFault("the file ends in the middle", parser.line + 1);
}

/** By the byte order mark, else by the declaration, else UTF-8. */
function decoderFor(start: Uint8Array): InstanceType<typeof TextDecoder> {
	const head = Buffer.from(start.subarray(0, 200)).toString("latin1");
	const named = head.startsWith("\xff\xfe")
		? "utf-16le"
		: head.startsWith("\xfe\xff")
			? "utf-16be"
			: (/^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*\bencoding=["']([\w-]+)/.exec(head)?.[1] ?? "utf-8");
	try {
		return new TextDecoder(named);
	} catch {
		return new TextDecoder();
	}
}

const isElement = (node: XmlElement | string): node is XmlElement => typeof node !== "string";

/** The children of this name. */
export const childrenOf = ({ children }: XmlElement, name: string): XmlElement[] =>
	children.filter(isElement).filter((child) => child.name === name);

/** The text of an element and of all elements in it. */
export const textOfXml = ({ children }: XmlElement): string =>
	children.map((child) => (isElement(child) ? textOfXml(child) : child)).join("");

/** The trimmed text of the first child of this name; '' if there is none. */
export const textIn = (element: XmlElement, name: string): string => {
	const [child] = childrenOf(element, name);
	return child ? textOfXml(child).trim() : "";
};

/** The content of an element as HTML: XHTML inside Atom (RFC 4287, 3.1.1.3). */
export const htmlOfXml = ({ children }: XmlElement): string =>
	children
		.map((child) => {
			if (!isElement(child)) return escapeHtml(child);
			const name = child.name.replace(/^xhtml:/, "");
			const attributes = Object.entries(child.attributes).map(([key, value]) => ` ${key}="${escapeHtml(value)}"`);
			const start = `<${name}${attributes.join("")}>`;
			return VOID.test(name) ? start : `${start}${htmlOfXml(child)}</${name}>`;
		})
		.join("");
/** Elements without an end (HTML, 13.1.2), except \`link\`, which feeds have as an element of their own. */
const VOID = /^(?:area|br|col|embed|hr|img|input|track|wbr)$/;
