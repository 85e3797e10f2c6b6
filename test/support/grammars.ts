/** Validates machine-readable documents against their grammars in `test/grammars/`. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { RelaxNGValidator, XmlDocument, XmlLibError, XsdValidator } from "libxml2-wasm";
import { xmlRegisterFsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";
import { z } from "zod";

// For imports of a grammar.
xmlRegisterFsInputProviders();
const grammar = (name: string): XmlDocument => {
	const url = fileURLToPath(new URL(`../grammars/${name}`, import.meta.url));
	return XmlDocument.fromBuffer(readFileSync(url), { url });
};

const VALIDATORS = {
	atom: RelaxNGValidator.fromDoc(grammar("atom.rng")),
	rss: RelaxNGValidator.fromDoc(grammar("rss.rng")),
	sitemap: XsdValidator.fromDoc(grammar("sitemap.xsd")),
};

/** The errors of an XML document: empty if it is valid. */
export function faultsOf(kind: keyof typeof VALIDATORS, xml: string): string[] {
	try {
		const document = XmlDocument.fromString(xml);
		try {
			VALIDATORS[kind].validate(document);
		} finally {
			document.dispose();
		}
		return [];
	} catch (cause) {
		if (!(cause instanceof XmlLibError)) throw cause;
		return cause.details.map(({ line, message }) => `${line}: ${message.trim()}`);
	}
}

const url = z.string().regex(/^https?:\/\/\S+$/);
const author = z.strictObject({ name: z.string().min(1).optional(), url: url.optional(), avatar: url.optional() });
const language = z.string().regex(/^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/);
const date = z.iso.datetime({ offset: true });
const item = z
	.strictObject({
		id: z.string().min(1),
		url: url.optional(),
		external_url: url.optional(),
		title: z.string().min(1).optional(),
		content_html: z.string().optional(),
		content_text: z.string().optional(),
		summary: z.string().optional(),
		image: url.optional(),
		banner_image: url.optional(),
		date_published: date.optional(),
		date_modified: date.optional(),
		authors: z.array(author).min(1).optional(),
		tags: z.array(z.string().min(1)).optional(),
		language: language.optional(),
		attachments: z.array(z.looseObject({ url, mime_type: z.string() })).optional(),
	})
	.refine((each) => each.content_html !== undefined || each.content_text !== undefined, "has no content");
const Feed = z.strictObject({
	version: z.literal("https://jsonfeed.org/version/1.1"),
	title: z.string().min(1),
	home_page_url: url.optional(),
	feed_url: url.optional(),
	description: z.string().optional(),
	icon: url.optional(),
	favicon: url.optional(),
	authors: z.array(author).min(1).optional(),
	language: language.optional(),
	expired: z.boolean().optional(),
	hubs: z.array(z.strictObject({ type: z.string(), url })).optional(),
	items: z.array(item).refine((items) => new Set(items.map(({ id }) => id)).size === items.length, "has an id twice"),
});

/** The errors of a JSON Feed 1.1 (jsonfeed.org/version/1.1). */
export const jsonFeedFaults = (text: string): string[] =>
	Feed.safeParse(JSON.parse(text)).error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];
