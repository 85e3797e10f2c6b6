/** An SVG without what its editors wrote into it: comments, RDF, their own namespaces, paths of a disk, and what pictures inside of it hold. */
import { parseXml, XmlCdata, XmlDocumentType, XmlElement, XmlProcessingInstruction, XmlText } from "@rgrove/parse-xml";
import { escapeHtml } from "../../base/escape.js";
import { sizeOfSvg } from "./svg-size.js";
import { type Cleaned, Unreadable } from "./unreadable.js";
import { expanded, rightsIn, SCOPE, type Scope, scopeOf } from "./xmp.js";

const SVG = "http://www.w3.org/2000/svg";
const KEPT = new Set([
	SVG,
	"http://www.w3.org/1999/xlink",
	"http://www.w3.org/1999/xhtml",
	"http://www.w3.org/1998/Math/MathML",
	"http://www.w3.org/XML/1998/namespace",
	"http://www.w3.org/2000/xmlns/",
]);
/** A path of the disk on which it was drawn. */
const ON_DISK = /^\s*(?:file:|[a-z]:[\\/]|\\\\|\/(?:home|users|volumes)\/)|(?:\.\.\/)+(?:home|users)\/[^/]+\//i;
const DATA = /^\s*data:([^,]*?)(;base64)?,/i;
/** Strings and addresses of CSS, so that they are not taken for comments; and comments. */
const CSS = /"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|url\([^)"']*\)|\/\*[\s\S]*?(?:\*\/|$)/gi;
const ENTITY = /<!ENTITY\s+([\w:.-]+)\s+(?:"([^"]*)"|'([^']*)')\s*>/g;

/** `clean` is for pictures inside of it. Where nothing goes, the bytes stay as they are. */
export function cleanSvg(bytes: Buffer, clean: (inside: Buffer) => Uint8Array): Cleaned {
	const text = textOf(bytes);
	const entities = new Map(
		[...text.slice(0, rootOf(text)).matchAll(ENTITY)].map(([, name = "", a, b]) => [name, a ?? b ?? ""]),
	);
	if ([...entities.values()].some((value) => /[<&]/.test(value)))
		throw new Unreadable("has entities that stand for other markup");
	const document = parsed(text, entities);
	const root = document.root;
	if (!root || expanded(root.name, scopeOf(root, SCOPE))[0] !== SVG)
		throw new Unreadable(`has no xmlns="${SVG}", without which no browser shows it`);
	const printer = new Printer(clean);
	const printed = printer.element(root, SCOPE);
	const before = document.children.filter((child) => child !== root && !(child instanceof XmlText));
	const sheets = before.filter((child) => child instanceof XmlProcessingInstruction && child.name === "xml-stylesheet");
	const types = before.filter((child) => child instanceof XmlDocumentType && !child.internalSubset);
	const dropped = printer.dropped || before.length > sheets.length + types.length;
	const size = sizeOfSvg(root.attributes);
	if (!dropped) return { bytes, ...size };
	const head = sheets.map((sheet) => `<?xml-stylesheet ${(sheet as XmlProcessingInstruction).content}?>`);
	return { bytes: Buffer.from([...head, printed, ""].join("\n")), ...size };
}

/** As its first bytes or its declaration say (XML 1.0, appendix F). */
function textOf(bytes: Buffer): string {
	const [a, b] = bytes;
	const declared = /^<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)/i.exec(bytes.toString("latin1", 0, 200))?.[1];
	const encoding =
		a === 0xfe && b === 0xff ? "utf-16be" : a === 0xff && b === 0xfe ? "utf-16le" : (declared ?? "utf-8");
	try {
		return new TextDecoder(encoding).decode(bytes);
	} catch {
		throw new Unreadable("is in an encoding that no browser knows");
	}
}

const rootOf = (text: string): number => text.search(/<(?:[\w.-]+:)?svg[\s/>]/);

function parsed(text: string, entities: ReadonlyMap<string, string>) {
	try {
		return parseXml(text, {
			preserveComments: true,
			preserveCdata: true,
			preserveDocumentType: true,
			resolveUndefinedEntity: (entity) => entities.get(entity.slice(1, -1)),
		});
	} catch (cause) {
		const { line, column } = cause as { line?: number; column?: number };
		throw new Unreadable(line ? `is no XML: see line ${line}, column ${column}` : "is no XML");
	}
}

/** Prints elements, and sees what is left out. */
class Printer {
	dropped = false;
	constructor(private readonly clean: (inside: Buffer) => Uint8Array) {}

	element(element: XmlElement, outer: Scope): string {
		const scope = scopeOf(element, outer);
		const [uri, local] = expanded(element.name, scope);
		if (uri === "" && element.name.includes(":")) undeclared(element.name);
		if (!KEPT.has(uri)) return this.drop();
		if (uri === SVG && local === "metadata") return this.metadata(element, outer);
		const attributes = Object.entries(element.attributes).map(([name, value]) =>
			this.attribute(local, name, value, scope),
		);
		const isStyle = local === "style";
		const inner = element.children.map((child) => {
			if (child instanceof XmlText || child instanceof XmlCdata)
				return escapeHtml(isStyle ? this.style(child.text) : child.text).replaceAll("\r", "&#13;");
			return child instanceof XmlElement ? this.element(child, scope) : this.drop();
		});
		const said = inner.join("");
		return `<${element.name}${attributes.join("")}${said ? `>${said}</${element.name}>` : "/>"}`;
	}

	private attribute(of: string, name: string, value: string, scope: Scope): string {
		const declares = name === "xmlns" || name.startsWith("xmlns:");
		const [uri] = expanded(name, scope, true);
		if (!declares && uri === "" && name.includes(":")) undeclared(name);
		if (declares ? !KEPT.has(value) : uri !== "" && !KEPT.has(uri)) return this.drop();
		if (of !== "a" && ON_DISK.test(value)) return this.drop();
		const kept = DATA.test(value) ? this.data(value) : /url\(/i.test(value) ? this.style(value) : value;
		// As they are, line breaks and tabs would become spaces.
		return ` ${name}="${escapeHtml(kept).replace(/[\t\n\r]/g, (char) => `&#${char.charCodeAt(0)};`)}"`;
	}

	private style(css: string): string {
		return css.replace(CSS, (part) => {
			if (part.startsWith("/*")) return this.drop();
			const [, before = "", address = "", after = ""] = /^(url\(|["'])([\s\S]*)(\)|["'])$/i.exec(part) ?? [];
			return DATA.test(address) ? before + this.data(address) + after : part;
		});
	}

	/** A `data:` address of a picture (RFC 2397). */
	private data(address: string): string {
		const [head = "", type = "", base64] = DATA.exec(address) ?? [];
		const rest = address.slice(head.length);
		const plain = /%[0-9a-f]{2}/i.test(rest) ? decodeURIComponent(rest) : rest;
		const before = base64 ? Buffer.from(plain, "base64") : Buffer.from(plain);
		const after = this.clean(before);
		if (before.equals(after)) return address;
		this.dropped = true;
		return base64
			? `data:${type};base64,${Buffer.from(after).toString("base64")}`
			: `data:${type},${encodeURIComponent(Buffer.from(after).toString("utf8"))}`;
	}

	private metadata(element: XmlElement, outer: Scope): string {
		this.dropped = true;
		const rights = rightsIn(element, outer);
		return rights ? `<${element.name}>${rights}</${element.name}>` : "";
	}

	private drop(): "" {
		this.dropped = true;
		return "";
	}
}

/** To the parser a prefix is a part of a name; a browser refuses one that is not declared (Namespaces in XML 1.0, 5). */
function undeclared(name: string): never {
	const [prefix] = name.split(":");
	throw new Unreadable(`uses "${prefix}:" without xmlns:${prefix}, so no browser shows it`);
}
