/** Recognizes the format of an export by its first bytes, and opens it. */

import type { Outcome } from "../../core/model.js";
import { error } from "../../core/problem.js";
import type { Archive, Bytes } from "./item.js";
import { openFeed } from "./readers/feed.js";
import { openGhost } from "./readers/ghost.js";
import { openJsonFeed } from "./readers/json-feed.js";
import { openPage } from "./readers/page.js";
import { XmlFault } from "./readers/xml.js";
import { openWxr } from "./wordpress/wxr.js";

/** In bytes: an export of WordPress begins with a long comment. */
const HEAD = 16 * 1024;
/** In bytes: one page. */
const LONGEST_PAGE = 20 * 1024 * 1024;

/** `name` is the name of the file, for messages. */
export async function openArchive(name: string, bytes: Bytes): Promise<Outcome<Archive>> {
	const refuse = (message: string, hint: string, line?: number): Outcome<Archive> => ({
		problems: [error("import-source", message, { path: name, ...(line !== undefined && { line }) }, { hint })],
	});
	const head = await headOf(bytes);
	const start = head
		.replaceAll("\0", "")
		.replace(/^[\ufeff\ufffd]+/, "")
		.trimStart();
	if (start === "") return refuse("The file is empty", "export the site again");
	if (start.startsWith("PK\x03\x04") || start.startsWith("\x1f"))
		return refuse("The file is an archive of files", "unpack it, and name the file inside");
	try {
		if (/<rss\b|<feed\b|<rdf:RDF\b/i.test(start) && /^<(?:\?xml|rss|feed|rdf:RDF|!--)/i.test(start)) {
			const isWxr = /wordpress\.org\/export\/|<wp:wxr_version>/.test(start);
			return { value: await (isWxr ? openWxr(bytes) : openFeed(bytes)), problems: [] };
		}
		if (/^[{[]/.test(start)) return openJson(await wholeText(bytes, Number.POSITIVE_INFINITY), refuse);
		if (/^<\?xml/.test(start) && !/<html\b/i.test(start))
			return refuse("The file is XML of a kind that is not read", "exports of WordPress (WXR), RSS and Atom are read");
		const text = await wholeText(bytes, LONGEST_PAGE);
		return text === undefined
			? refuse("The file is too large for one page", "exports of WordPress and Ghost, feeds, and single pages are read")
			: { value: openPage(text), problems: [] };
	} catch (cause) {
		if (!(cause instanceof XmlFault)) throw cause;
		return refuse(
			`The export is incomplete: ${cause.message}`,
			"export it again; a large site can be exported in parts, by year or by author, and each is imported",
			cause.line,
		);
	}
}

function openJson(
	text: string | undefined,
	refuse: (message: string, hint: string, line?: number) => Outcome<Archive>,
): Outcome<Archive> {
	let json: unknown;
	try {
		json = JSON.parse(text ?? "");
	} catch (cause) {
		const at = /position (\d+)/.exec((cause as Error).message)?.[1];
		const line = at === undefined ? undefined : (text ?? "").slice(0, Number(at)).split("\n").length;
		return refuse("The file is not valid JSON", "export it again: it may be incomplete", line);
	}
	const archive = openGhost(json) ?? openJsonFeed(json);
	return archive
		? { value: archive, problems: [] }
		: refuse("The file is JSON of a kind that is not read", "exports of Ghost and JSON Feeds are read");
}

async function headOf(bytes: Bytes): Promise<string> {
	let head = Buffer.alloc(0);
	for await (const chunk of bytes()) {
		head = Buffer.concat([head, chunk]);
		if (head.length >= HEAD) break;
	}
	return head.subarray(0, HEAD).toString();
}

/** Undefined if it has more bytes than `most`. */
async function wholeText(bytes: Bytes, most: number): Promise<string | undefined> {
	const chunks: Uint8Array[] = [];
	let length = 0;
	for await (const chunk of bytes()) {
		length += chunk.length;
		if (length > most) return undefined;
		chunks.push(Buffer.from(chunk));
	}
	return Buffer.concat(chunks)
		.toString()
		.replace(/^\ufeff/, "");
}
