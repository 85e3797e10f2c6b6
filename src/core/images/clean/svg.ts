/** Removes editor metadata (comments, RDF, editor namespaces, disk paths, metadata of embedded images) and active content from SVG. */
import { XmlCdata, XmlDocumentType, XmlElement, XmlProcessingInstruction, XmlText } from "@rgrove/parse-xml";
import { escapeHtml } from "../../escape-html.js";
import { imageKind } from "../kinds.js";
import { activeAttribute, activeElement, cleanCss, elsewhere, isIdle, SVG } from "./active.js";
import { parsed, rootOf, svgText } from "./svg-read.js";
import { sizeOfSvg } from "./svg-size.js";
import { type Cleaned, Unreadable } from "./unreadable.js";
import { expanded, rightsIn, SCOPE, type Scope, scopeOf } from "./xmp.js";

const KEPT_ATTRIBUTES = new Set([
	SVG,
	"http://www.w3.org/1999/xlink",
	"http://www.w3.org/1999/xhtml",
	"http://www.w3.org/1998/Math/MathML",
	"http://www.w3.org/XML/1998/namespace",
	"http://www.w3.org/2000/xmlns/",
]);
/** A path on the disk of the author. */
const ON_DISK = /^\s*(?:file:|[a-z]:[\\/]|\\\\|\/(?:home|users|volumes)\/)|(?:\.\.\/)+(?:home|users)\/[^/]+\//i;
const DATA = /^\s*data:([^,]*?)(;base64)?,/i;
const ENTITY = /<!ENTITY\s+([\w:.-]+)\s+(?:"([^"]*)"|'([^']*)')\s*>/g;

/** `clean` cleans embedded images. If nothing is removed, the bytes are returned unchanged. */
export function cleanSvg(bytes: Buffer, clean: (inside: Buffer) => Cleaned): Cleaned {
	const text = svgText(bytes);
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
	if (before.some((child) => child instanceof XmlProcessingInstruction && child.name === "xml-stylesheet"))
		printer.lost.add("a style sheet of its own file");
	const types = before.filter((child) => child instanceof XmlDocumentType && !child.internalSubset);
	const dropped = printer.dropped || printer.lost.size > 0 || before.length > types.length;
	const size = sizeOfSvg(root.attributes);
	if (!dropped) return { bytes, ...size };
	const lost = [...printer.lost];
	return { bytes: Buffer.from(`${printed}\n`), ...size, ...(lost.length > 0 && { lost }) };
}

/** Prints elements, and records what is left out. */
class Printer {
	dropped = false;
	readonly lost = new Set<string>();
	constructor(private readonly clean: (inside: Buffer) => Cleaned) {}

	element(element: XmlElement, outer: Scope): string {
		const scope = scopeOf(element, outer);
		const [uri, local] = expanded(element.name, scope);
		if (uri === "" && element.name.includes(":")) undeclared(element.name);
		if (!KEPT_ATTRIBUTES.has(uri)) return this.drop();
		if (uri === SVG && local === "metadata") return this.metadata(element, outer);
		const active = activeElement(uri, local, element.attributes);
		if (active) return this.lose(active);
		const attributes = Object.entries(element.attributes).map(([name, value]) =>
			this.attribute({ uri, local }, name, value, scope),
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

	private attribute(
		of: { readonly uri: string; readonly local: string },
		name: string,
		value: string,
		scope: Scope,
	): string {
		const declares = name === "xmlns" || name.startsWith("xmlns:");
		const [uri, local] = expanded(name, scope, true);
		if (!declares && uri === "" && name.includes(":")) undeclared(name);
		if (declares ? !KEPT_ATTRIBUTES.has(value) : uri !== "" && !KEPT_ATTRIBUTES.has(uri)) return this.drop();
		if (isIdle(of.uri, name))
			return local.toLowerCase().startsWith("on") ? this.lose(`an event handler (${name})`) : this.drop();
		if (of.local !== "a" && ON_DISK.test(value)) return this.drop();
		const active = declares ? undefined : activeAttribute(of, local, value);
		if (active) return this.lose(active);
		const isCss = local === "style" || /url\(|\\[\s\S]*\(/i.test(value);
		const kept = DATA.test(value) ? this.data(value) : isCss ? this.style(value) : value;
		// Escaped, because line breaks and tabs in attributes would become spaces.
		return ` ${name}="${escapeHtml(kept).replace(/[\t\n\r]/g, (char) => `&#${char.charCodeAt(0)};`)}"`;
	}

	private style(css: string): string {
		return cleanCss(css, {
			lose: (what) => this.lose(what),
			drop: () => this.drop(),
			data: (address) => this.data(address),
			isName: (address) => KEPT_ATTRIBUTES.has(address),
		});
	}

	/** A `data:` URL of an image (RFC 2397). */
	private data(address: string): string {
		const [head = "", type = "", base64] = DATA.exec(address) ?? [];
		const rest = address.slice(head.length);
		const plain = /%[0-9a-f]{2}/i.test(rest) ? decodeURIComponent(rest) : rest;
		const before = base64 ? Buffer.from(plain, "base64") : Buffer.from(plain);
		if (/svg/i.test(type) && imageKind(before) !== "svg") return this.lose(elsewhere(address));
		const { bytes: after, lost = [] } = this.clean(before);
		for (const what of lost) this.lost.add(what);
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

	private lose(what: string): "" {
		this.lost.add(what);
		return "";
	}

	private drop(): "" {
		this.dropped = true;
		return "";
	}
}

/** The parser treats a prefix as part of a name; browsers reject an undeclared one (Namespaces in XML 1.0, 5). */
function undeclared(name: string): never {
	const [prefix] = name.split(":");
	throw new Unreadable(`uses "${prefix}:" without xmlns:${prefix}, so no browser shows it`);
}
