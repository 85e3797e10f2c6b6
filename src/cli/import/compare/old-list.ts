/** Reads a list of old addresses: one in each line, a table as text (the first column), or a sitemap. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parseXml, type XmlElement } from "@rgrove/parse-xml";
import { ifThere } from "../../../core/exists.js";

export interface OldList {
	/** As written, each once. */
	readonly urls: readonly string[];
	/** Sitemaps that an index names and that are not beside it. */
	readonly missing: readonly string[];
}

/** Throws disk errors, and an `Error` for XML that cannot be read. */
export function readOldList(file: string): OldList {
	const found = listIn(file, readText(file), new Set([file]));
	return { urls: [...new Set(found.urls)], missing: found.missing };
}

function listIn(file: string, text: string, seen: Set<string>): OldList {
	if (!text.trimStart().startsWith("<")) return { urls: lines(text), missing: [] };
	const { root } = parseXml(text.trimStart());
	const locations = (name: string) =>
		(root?.children ?? [])
			.filter((child): child is XmlElement => child.type === "element" && (child as XmlElement).name === name)
			.flatMap(({ children }) => children.filter((child): child is XmlElement => (child as XmlElement).name === "loc"))
			.map((loc) => loc.text.trim());
	if (root?.name !== "sitemapindex") return { urls: locations("url"), missing: [] };
	const urls: string[] = [];
	const missing: string[] = [];
	// Nothing is fetched: the parts of an index are files beside it.
	for (const url of locations("sitemap")) {
		const part = join(
			dirname(file),
			url
				.replace(/[?#].*$/, "")
				.split("/")
				.at(-1) ?? "",
		);
		const inside = seen.has(part) ? undefined : ifThere(() => readText(part));
		seen.add(part);
		if (inside === undefined) missing.push(url);
		else {
			const found = listIn(part, inside, seen);
			urls.push(...found.urls);
			missing.push(...found.missing);
		}
	}
	return { urls, missing };
}

function readText(file: string): string {
	const bytes = readFileSync(file);
	return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString().replace(/^\ufeff/, "");
}

/** `https://…` and `/…`; the head of a table and comments behind `#` are not addresses. */
const lines = (text: string): string[] =>
	text.split(/\r?\n/).flatMap((line) => {
		const [, cell = ""] = /^\s*"?((?:https?:\/\/|\/)[^\s,;"]*)/i.exec(line) ?? [];
		return cell ? [cell] : [];
	});
