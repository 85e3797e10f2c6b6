/**
 * The table of front-matter fields → `docs/front-matter.md`, the page for people, and `docs/front-matter.schema.json`, the same for editors'
 * programs. `npm run docs` writes both; a test compares them with the table.
 */
import { writeFileSync } from "node:fs";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import {
	ACCESS,
	ARTICLE_TYPES,
	FIELDS,
	ownKey,
	PAGE_FIELDS,
	PAGE_KINDS,
	ROLES,
	STATUS,
	STORY_FIELDS,
} from "../lib/core/front-matter-schema.js";

/** YAML reads `1984` as a number and `no` may be one of its booleans; Broadsheet takes both as text. */
const TEXT = { type: ["string", "number", "boolean"] };
const DATE = {
	type: "string",
	pattern:
		"^\\d{4}-\\d{2}-\\d{2}(?:(?:[Tt]| +)\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)? *(?:[Zz]|[+-]\\d{2}(?::?\\d{2})?)?)?$",
};
const ADDRESS = { type: "string", pattern: "^(?:[Hh][Tt][Tt][Pp][Ss]?:)?//" };
const PATH = { type: "string", pattern: "^/(?!/)" };
const map = (properties, required) => ({ type: "object", properties, required });
const oneOrMore = (item) => ({ anyOf: [item, { type: "array", items: item }] });

/** Each type of a field: in words, and as JSON Schema. A type that is missing here fails the run. */
const KINDS = {
	text: ["one text", TEXT],
	texts: ["a text, or a list of texts", oneOrMore(TEXT)],
	topics: ["a list of topics, or one topic", oneOrMore(TEXT)],
	names: ["a name, `A, B and C`, or a list of names", oneOrMore(TEXT)],
	breadcrumb: ["a name, or a list of names from the outermost in", oneOrMore(TEXT)],
	bullets: ["a text, or a list of texts, in inline Markdown", oneOrMore(TEXT)],
	flag: ["`true` or `false`", { type: "boolean" }],
	sitemap: [
		"`true` or `false`; `{ disable: true }` of Hugo, and `{ ignore: true }` or `{ exclude: true }` of plugins, are `false`",
		{ type: ["boolean", "object"] },
	],
	instant: ["a date, or a date and a time", DATE],
	slug: ["letters and digits, joined by hyphens", TEXT],
	references: ["a reference to a story, or a list of them", oneOrMore(TEXT)],
	picture: [
		"a path, or `{ src, alt, caption, credit, license }`",
		{
			anyOf: [
				{ type: "string" },
				map({ src: { type: "string" }, alt: TEXT, caption: TEXT, credit: TEXT, license: ADDRESS }, ["src"]),
			],
		},
	],
	series: [
		"a name, or `{ name, part }`",
		{ anyOf: [TEXT, map({ name: TEXT, part: { type: "integer", minimum: 1, maximum: 9999 } }, ["name"])] },
	],
	notes: ["`{ date, text }`, or a list of them", oneOrMore(map({ date: DATE, text: TEXT }, ["date", "text"]))],
	credits: [
		"`A, B and C`, a name, `{ name, role }`, or a list of them",
		oneOrMore({ anyOf: [TEXT, map({ name: TEXT, role: { enum: ROLES } }, ["name"])] }),
	],
	sources: [
		"a name, `{ name, url }`, or a list of them",
		oneOrMore({ anyOf: [TEXT, map({ name: TEXT, url: ADDRESS }, ["name"])] }),
	],
	paths: ["a path of this site, or a list of them", oneOrMore(PATH)],
	url: ["an address that begins with `https://` or `http://`", ADDRESS],
	language: ["a language tag", { type: "string" }],
	status: ["one of the words below", { enum: STATUS }],
	type: ["one of the words below", { enum: ARTICLE_TYPES }],
	access: ["one of the words below", { enum: ACCESS }],
	permalink: ["a path of this site that ends in a slash", PATH],
	page: ["one of the words below", { enum: PAGE_KINDS }],
};
const kind = (name) => {
	const found = KINDS[FIELDS[name].type];
	if (!found) throw new Error(`docs/make-reference.mjs does not know the type "${FIELDS[name].type}" of \`${name}\``);
	return found;
};
const plain = (markdown) => markdown.replace(/`([^`]*)`/g, "$1");

/** The schema of one front matter, JSON Schema 2020-12. Unknown keys are allowed, as Broadsheet allows them. */
export function jsonSchema() {
	const properties = STORY_FIELDS.map((name) => {
		const { doc, example } = FIELDS[name];
		const [, schema] = kind(name);
		return [name, { description: plain(doc), ...schema, examples: [parse(example)] }];
	});
	const schema = {
		$schema: "https://json-schema.org/draft/2020-12/schema",
		title: "Front matter of a Broadsheet story",
		type: "object",
		required: STORY_FIELDS.filter((name) => FIELDS[name].required),
		properties: Object.fromEntries(properties),
	};
	return `${JSON.stringify(schema, null, 2)}\n`;
}

const section = (name) => {
	const { doc, example, required, affectsVisibility } = FIELDS[name];
	const marks = [
		`**Takes** ${kind(name)[0]}.`,
		...(required ? ["**Required.**"] : []),
		...(affectsVisibility
			? ["**Safety key:** when it is unclear or misspelt, nothing of the story is published."]
			: []),
	];
	return `### ${name}

${doc}

${marks.join(" ")}

\`\`\`yaml
${name}: ${example}
\`\`\`
`;
};

/** The reference page, in Markdown. */
export const referencePage =
	() => `<!-- Made by docs/make-reference.mjs from src/core/front-matter-schema.ts. Do not edit: run \`npm run docs\`. -->

# Front matter

${INTRO.trim()}

## The fields

${STORY_FIELDS.map((name) => `[\`${name}\`](#${name.toLowerCase()})`).join(" · ")}

${STORY_FIELDS.map(section).join("\n")}
${OUTRO.trim()}
`;

const INTRO = `
A story is a Markdown file in \`content/\`. It begins with its front matter: YAML between two lines of three hyphens. The first
line of the file is the first fence; nothing stands before it.

\`\`\`markdown
---
headline: Council approves the river bridge
date: 2026-11-18 07:30
byline: Mara Lindqvist and Tom Hale
breadcrumb: [News, City Hall]
summary:
  - The vote was nine to four.
  - Work begins in **March**.
tags: [Housing, River Orm]
---

The council voted for the bridge on Tuesday.
\`\`\`

Two fields are required: \`headline\` and \`date\`.

## How values are read

- **By the type of the field, never by a guess.** \`headline: 1984\` is the text "1984". \`no\`, \`010\` and \`12:30\` stay text.
- **Quotation marks** are needed where YAML keeps a sign for itself: a colon followed by a space, or a first \`@\`, \`%\`, \`&\`,
  \`*\`, \`!\`, \`[\`, \`{\`, \`#\` or a backtick. \`headline: "Vote: nine to four"\`.
- **A list** may be written \`[a, b]\` or with one \`- a\` on each line. Where a list is taken, one value alone is a list of one. A
  list has at most 100 entries.
- **A flag** is \`true\` or \`false\`, in any case. \`yes\`, \`no\`, \`on\` and \`off\` are read, with a warning.
- **A key occurs once.** A second \`date:\` in one front matter is an error. A key that nothing reads may stand there twice, with a warning.
- **Front matter is data.** YAML is the form of this manual. TOML between two lines \`+++\` is read as well, and JSON: between lines \`---json\` and \`---\`,
  or without fences, from a \`{\` in the first line to the \`}\` that closes it. \`---js\` is refused, and YAML tags such as \`!!binary\` too.

## Dates and time zones

\`2026-11-18\`, \`2026-11-18 07:30\`, \`2026-11-18T07:30:00Z\` and \`2026-11-18 07:30 +01:00\` are dates. What other programs write is read where it can mean one day only: \`2026/11/18\`,
\`Nov 18 2026\`, \`18 November 2026 7:30 am\`, \`Wed, 18 Nov 2026 07:30:00 +0100\`. A story without a \`date\` takes it from the name of its file or folder:
\`2026-11-18-river-bridge.md\`. A date without a time is midnight. A date without an offset is read in the \`timeZone\` of \`broadsheet.config.ts\`. Without a \`timeZone\` it is read in UTC,
with a warning.

In the hour that the clock shows twice in autumn, the later one is meant, so that nothing is public too early.

## What decides whether a story is public

A story is public from the later of its \`date\` and its \`embargo\` until just before \`expires\`. A draft never is. What is not
public is on no page and in no list, no link leads to it, and a picture that only such stories use is not copied.

These five keys are the safety keys: \`date\`, \`draft\`, \`status\`, \`embargo\`, \`expires\`. A key that is nearly one of them, such as
\`embargoo\` or \`Draft\`, is an error and not a warning. So is a key by which another program or an editor says that a story is not
public, not yet or no longer, such as \`published\`, \`publishDate\`, \`expiryDate\`, \`hidden\`, \`unlisted\`, \`visibility\`, \`embargoUntil\` or \`hold\`,
until the configuration says what it means ([names of an archive](#names-of-an-archive)). With \`--quarantine\` the old page of such a story is
taken down, too.

Broadsheet does not run by itself at the hour of an embargo. The report of every build names the next instant at which the
site would change; build again then.

## Unknown keys

A key that is not in this list is kept. Templates and plugins find it under \`extra\`, as plain texts, lists and maps. A warning
is given where it is near a known key, \`bylin\` is probably \`byline\`, and where it is another program's word for a field that the story lacks, such
as \`author\` without \`byline\`. \`fields: { extra: ["author"] }\` in the configuration says that a key is left unread on purpose.

## Names of an archive

If the archive uses other names, say so once in \`broadsheet.config.ts\`. On the left stands the name in this list, on the right
the archive's.

\`\`\`ts
fields: { headline: "title", date: "published", byline: "authors", tags: "topics" },
\`\`\`

From then on \`title\` is the headline, in every file, and \`headline\` is an unknown key. Of several keys, \`byline: ["authors", "author"]\`, the first
that a story has counts.

The names of the safety keys are read beside those of the archive, and what hides the story longest counts: one \`draft\` that is true, the later
\`date\` or \`embargo\`, the earlier \`expires\`, \`killed\` before \`draft\` before \`published\`. \`{ not }\` maps a flag that means the opposite.

| in the archive | means | in \`fields\` |
| --- | --- | --- |
| \`published: false\` (Jekyll, Hexo, Grav), \`publish: false\` | a draft | \`draft: { not: "published" }\` |
| \`isDraft: true\`, \`hidden: true\`, \`private: true\`, \`hold: true\` | a draft | \`draft: "isDraft"\` |
| \`unlisted: true\` (Docusaurus), \`eleventyExcludeFromCollections: true\` | a page without a link to it, which Broadsheet does not have: a draft | \`draft: "unlisted"\` |
| \`publishDate\` (Hugo), \`published_at\` (Ghost), \`publish_on\` (Drupal), \`embargoUntil\` | not public before it | \`embargo: "publishDate"\` |
| \`pubDate\` (Astro), where stories have no \`date\` | when it was published | \`date: "pubDate"\` |
| \`expiryDate\` (Hugo), \`unpublish_on\` (Drupal) | not public from it on | \`expires: "expiryDate"\` |
| \`post_status\` (WordPress), \`visibility\` (Ghost) | \`publish\` and \`public\` are \`published\`; \`private\`, \`hidden\` and \`pending\` are drafts; another word is an error | \`status: "post_status"\` |
| several at once | | \`draft: ["hidden", { not: "published" }]\` |
| one that decides nothing here | | \`extra: ["expiryDate"]\` |

A value is held to the type of the field: \`published: False\` or \`published: no\` publishes nothing, because only \`true\` and \`false\` are clear.
`;

const pageKeys = PAGE_FIELDS.map((name) => `\`${ownKey(name, true)}\``).join(", ");
const pageOnly = PAGE_FIELDS.filter((name) => FIELDS[name].pageOnly)
	.map((name) => `| \`${name}\` | ${FIELDS[name].doc} | \`${name}: ${FIELDS[name].example}\` |`)
	.join("\n");

const OUTRO = `
## Plain pages

A file in \`content/pages/\` is a [plain page](pages.md), such as "About us". Its keys are ${pageKeys}. Only \`title\` is required; it is the
\`headline\` of a story. Another key of a story is reported, because a page does not show it. The other keys mean what they mean in a story, and
decide in the same way whether the page is public. Three are of pages alone:

| key | what it is | for instance |
| --- | --- | --- |
${pageOnly}

## Files of authors

\`content/authors/mara-lindqvist.md\` describes an author. The name of the file (or of the folder, for
\`mara-lindqvist/_index.md\`) is the key, which a \`byline\` may use; it may use the name as well. The text below the front matter is
the biography. No key is required, and an author without a file has a page all the same.

| key | takes |
| --- | --- |
| \`name\` | the name as it is printed; without it, the key |
| \`kind\` | \`person\` or \`organization\`; without it, \`person\` |
| \`role\` | such as \`City Hall reporter\` |
| \`email\` | an address for readers |
| \`links\` | a list of addresses of other sites |
| \`image\` | the path of a portrait |

\`\`\`markdown
---
name: Mara Lindqvist
role: City Hall reporter
email: mara@courier.example
image: images/mara.jpg
---

Mara has covered the council since 2019.
\`\`\`

## Files of topics

\`content/topics/housing.md\` describes a topic. It has two keys: \`name\`, and \`description\` in inline Markdown. Without a
\`description\` the text of the file is taken. A story reaches the topic by the key or by the name in its \`tags\`.

Other names of these keys are mapped by \`authorFields\` and \`topicFields\` in the configuration.

## In an editor

\`docs/front-matter.schema.json\` describes the same fields as JSON Schema (2020-12). A program that checks YAML against a JSON
Schema can complete the keys, show the sentences above as tooltips, and mark what is wrong.

In VS Code, the YAML extension of Red Hat takes the schema for YAML files:

\`\`\`json
{ "yaml.schemas": { "./node_modules/broadsheet/docs/front-matter.schema.json": "front-matter/*.yaml" } }
\`\`\`

It reads files of the language YAML. The front matter inside a Markdown file is not one, so it is not checked there; an
extension that checks front matter in Markdown can be given the same schema. The schema has Broadsheet's own names: with
\`fields\` in the configuration, rename its properties in a copy. Whatever the editor says, \`broadsheet build\` has the last word.
`;

if (argv[1] === fileURLToPath(import.meta.url)) {
	const beside = (name) => fileURLToPath(new URL(name, import.meta.url));
	writeFileSync(beside("front-matter.md"), referencePage());
	writeFileSync(beside("front-matter.schema.json"), jsonSchema());
}
