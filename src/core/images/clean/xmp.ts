/** XMP and other RDF → what says whose a picture is: creator, credit, copyright, licence, and whether a machine made it. */
import { parseXml, XmlElement, XmlText } from "@rgrove/parse-xml";
import { escapeHtml } from "../../escape-html.js";

const RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const XML = "http://www.w3.org/XML/1998/namespace";
/** The first prefix of a namespace is the one that is written. */
const PREFIXES: Readonly<Record<string, string>> = {
	[RDF]: "rdf",
	[XML]: "xml",
	"http://purl.org/dc/elements/1.1/": "dc",
	"http://ns.adobe.com/photoshop/1.0/": "photoshop",
	"http://ns.adobe.com/xap/1.0/rights/": "xmpRights",
	"http://creativecommons.org/ns#": "cc",
	"http://web.resource.org/cc/": "cc1",
	"http://ns.useplus.org/ldf/xmp/1.0/": "plus",
	"http://iptc.org/std/Iptc4xmpExt/2008-02-29/": "Iptc4xmpExt",
};
/** IPTC Photo Metadata Standard 2023, "Rights information"; Creative Commons, "Marking your work". Addresses and telephones of people are in none of them. */
const PROPERTIES = new Set(
	`dc:creator dc:rights photoshop:Credit xmpRights:Marked xmpRights:Owner xmpRights:UsageTerms xmpRights:WebStatement
	cc:license cc:attributionName cc:attributionURL cc1:license plus:CopyrightOwner plus:CreditLineRequired plus:DataMining
	plus:ImageCreator plus:Licensor Iptc4xmpExt:DigitalSourceType`.split(/\s+/),
);
/** What may stand inside of these. */
const PARTS = new Set(
	`rdf:Alt rdf:Bag rdf:Description rdf:Seq rdf:li rdf:value cc:Agent cc1:Agent dc:title plus:CopyrightOwnerName
	plus:ImageCreatorName plus:LicensorName plus:LicensorURL`.split(/\s+/),
);
const ATTRIBUTES = new Set(["rdf:parseType", "rdf:resource", "xml:lang"]);

/** Prefix → namespace. */
export type Scope = ReadonlyMap<string, string>;
export const SCOPE: Scope = new Map([["xml", XML]]);

/** The namespaces that hold inside an element. */
export function scopeOf({ attributes }: XmlElement, outer: Scope): Scope {
	const own = Object.entries(attributes).filter(([name]) => name === "xmlns" || name.startsWith("xmlns:"));
	return own.length ? new Map([...outer, ...own.map(([name, uri]) => [name.slice(6), uri] as const)]) : outer;
}

/** Namespace and local name. Attributes without a prefix have no namespace. */
export function expanded(name: string, scope: Scope, attribute = false): readonly [uri: string, local: string] {
	const [, prefix = "", local = name] = /^([^:]*):(.*)$/.exec(name) ?? [];
	return [attribute && prefix === "" ? "" : (scope.get(prefix) ?? ""), local];
}

const shortName = (name: string, scope: Scope, attribute = false): string => {
	const [uri, local] = expanded(name, scope, attribute);
	return `${PREFIXES[uri] ?? ""}:${local}`;
};

/** A packet of XMP → a packet with rights alone. Undefined where it has none, or cannot be read. */
export function cleanXmp(packet: Buffer): Buffer | undefined {
	const text = packet.toString(packet[0] === 0xff && packet[1] === 0xfe ? "utf16le" : "utf8");
	try {
		const rights = rightsIn(parseXml(text.slice(text.indexOf("<"), text.lastIndexOf(">") + 1)).root, SCOPE);
		return rights ? Buffer.from(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${rights}</x:xmpmeta>`) : undefined;
	} catch {
		return undefined;
	}
}

/** The RDF inside an element → the same with rights alone, or undefined where there are none. */
export function rightsIn(element: XmlElement | null, outer: Scope): string | undefined {
	const found = new Map<string, string>();
	const look = (element: XmlElement, outer: Scope): void => {
		const scope = scopeOf(element, outer);
		const isRdf = shortName(element.name, scope) === "rdf:RDF";
		for (const child of element.children) {
			if (!(child instanceof XmlElement)) continue;
			if (isRdf) collect(child, scope, found);
			else look(child, scope);
		}
	};
	if (element) look(element, outer);
	if (found.size === 0) return undefined;
	const used = [...found.values()].join("");
	const namespaces = Object.entries(PREFIXES)
		.filter(([, prefix]) => prefix !== "xml" && (prefix === "rdf" || used.includes(`${prefix}:`)))
		.map(([uri, prefix]) => ` xmlns:${prefix}="${uri}"`);
	return `<rdf:RDF${namespaces.join("")}><rdf:Description rdf:about="">${used}</rdf:Description></rdf:RDF>`;
}

/** The properties of a thing: child elements, or attributes for short (RDF 1.1 XML Syntax, 2.5). */
function collect(thing: XmlElement, outer: Scope, found: Map<string, string>): void {
	const scope = scopeOf(thing, outer);
	for (const [attribute, value] of Object.entries(thing.attributes)) {
		const name = shortName(attribute, scope, true);
		if (PROPERTIES.has(name) && value.trim()) found.set(name, `<${name}>${escapeHtml(value)}</${name}>`);
	}
	for (const child of thing.children) {
		if (!(child instanceof XmlElement)) continue;
		const name = shortName(child.name, scopeOf(child, scope));
		const printed = PROPERTIES.has(name) ? serializeXmp(child, scope) : "";
		if (printed) found.set(name, printed);
	}
}

/** Nothing where it says nothing. */
function serializeXmp(element: XmlElement, outer: Scope): string {
	const scope = scopeOf(element, outer);
	const name = shortName(element.name, scope);
	const attributes = Object.entries(element.attributes)
		.map(([attribute, value]) => [shortName(attribute, scope, true), value] as const)
		.filter(([attribute]) => ATTRIBUTES.has(attribute) || PARTS.has(attribute));
	const inner = element.children.map((child) => {
		if (child instanceof XmlText) return child.text.trim() && escapeHtml(child.text);
		return child instanceof XmlElement && PARTS.has(shortName(child.name, scopeOf(child, scope)))
			? serializeXmp(child, scope)
			: "";
	});
	const said = inner.join("");
	if (!said && !attributes.some(([attribute]) => attribute === "rdf:resource" || PARTS.has(attribute))) return "";
	return `<${name}${attributes.map(([key, value]) => ` ${key}="${escapeHtml(value)}"`).join("")}>${said}</${name}>`;
}
