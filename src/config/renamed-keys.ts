/** Renamed keys of the configuration and of plugins: the old names are still read, with a warning. */
import type { DocumentSpec, Problem } from "../core/model.js";
import { warning } from "../core/problem.js";
import type { DocumentView } from "../core/views.js";
import { CONFIG_FILE, placeOfKey } from "./key-place.js";

const RENAMED = [
	["markdown", "lane", "fastPath"],
	["images", "elsewhere", "external"],
] as const;
/** Keys of the documents that the hook `documents` returns: old name → new name. */
const DOCUMENT_KEYS = {
	printer: "serializer",
	about: "meta",
	shows: "items",
	lists: "entries",
	until: "validUntil",
	yields: "replaceable",
} as const;

type Values = Readonly<Record<string, unknown>>;
export const isObject = (value: unknown): value is Values => typeof value === "object" && value !== null;

/** `written` is the exported value, `source` the text of the file. If both names are given, the new one counts. */
export function withNewKeys(
	written: unknown,
	source: string,
): { readonly value: unknown; readonly problems: Problem[] } {
	let value = written;
	const problems: Problem[] = [];
	const report = (message: string, old: string, now: string) =>
		problems.push(
			warning("key-renamed", message, placeOfKey(old, source), { hint: `write \`${now}\` for \`${old}\`` }),
		);
	for (const [group, old, now] of RENAMED) {
		const values = isObject(value) ? value[group] : undefined;
		if (!isObject(value) || !isObject(values) || !(old in values)) continue;
		const { [old]: given, ...others } = values;
		value = { ...value, [group]: { [now]: given, ...others } };
		report(`\`${group}.${old}\` is called \`${group}.${now}\` now`, old, now);
	}
	if (!isObject(value) || !Array.isArray(value.plugins)) return { value, problems };
	const plugins = value.plugins.map((plugin: unknown) => {
		if (!isObject(plugin) || !isObject(plugin.printers)) return plugin;
		const { printers, ...others } = plugin;
		report(
			`The plugin "${plugin.name}" has \`printers\`, which are called \`serializers\` now`,
			"printers",
			"serializers",
		);
		return { serializers: serializersOf(printers as Values), ...others };
	});
	return { value: problems.length ? { ...value, plugins } : value, problems };
}

/** Converts serializers that read a document by its old keys. */
const serializersOf = (printers: Values): Values =>
	Object.fromEntries(
		Object.entries(printers).map(([name, print]) => [
			name,
			typeof print === "function"
				? (view: DocumentView) => print.call(printers, { ...view, about: view.meta, listed: view.entries })
				: print,
		]),
	);

/** Converts documents with old keys. Each has a warning among its problems. */
export const withNewDocumentKeys = (documents: unknown, plugin: string): unknown =>
	Array.isArray(documents) ? documents.map((document) => newDocument(document, plugin)) : documents;

function newDocument(document: unknown, plugin: string): unknown {
	if (!isObject(document)) return document;
	const old = Object.entries(DOCUMENT_KEYS).filter(([key]) => key in document);
	if (old.length === 0) return document;
	const renamed = Object.fromEntries(old.map(([key, now]) => [now, document[key]]));
	const { problems = [] } = document as Partial<DocumentSpec>;
	const list = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(", ");
	const was = list(old.map(([key]) => key));
	const problem = warning(
		"key-renamed",
		`The documents of the plugin "${plugin}" have ${was}, called ${list(old.map(([, now]) => now))} now`,
		{ path: CONFIG_FILE },
		{ hint: "rename the keys: see docs/plugins.md", group: `${plugin} ${was}` },
	);
	return { ...renamed, ...document, problems: [...problems, problem] };
}
