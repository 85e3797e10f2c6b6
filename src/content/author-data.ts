/** Authors in one data file, by their keys: Docusaurus' `authors.yml`, `_data/authors.yml` of Jekyll and Eleventy, `data/authors/` of Hugo. */

import type { Outcome, Place, Problem, Profile, SiteConfig, Source } from "../core/model.js";
import { omitUndefined } from "../core/omit-undefined.js";
import { fileNameOf, withoutExtension } from "../core/paths.js";
import { warning } from "../core/problem.js";
import { urlKind } from "../core/url-kind.js";
import { decodeText } from "./files/decode-text.js";
import { readJson } from "./front-matter/json.js";
import { createPlaceMapper } from "./front-matter/split.js";
import { readToml } from "./front-matter/toml.js";
import { readYaml, type Yaml, type YamlMap, type YamlText } from "./front-matter/yaml.js";
import { createMarkdown } from "./markdown/index.js";

/** The names of keys in such files, the most specific first. */
const KEYS = {
	name: ["name", "display_name", "displayName", "full_name", "fullName"],
	role: ["role", "title", "position", "job", "job_title"],
	email: ["email", "mail"],
	image: ["image", "image_url", "imageURL", "avatar", "picture", "photo"],
	links: ["url", "web", "website", "homepage", "site", "link", "links", "socials", "social"],
	biography: ["bio", "biography", "description", "about"],
} as const;

/** A file such as `authors.yml` has many authors; one in a folder `authors` has one, whose key is the name of the file. */
export function parseAuthorData(source: Source, site: SiteConfig): Outcome<{ readonly profiles: readonly Profile[] }> {
	const text = decodeText(source);
	if (text.value === undefined) return { problems: text.problems };
	const place = createPlaceMapper(text.value, source.path, 0);
	const read = /\.toml$/i.test(source.path) ? readToml : /\.json$/i.test(source.path) ? readJson : readYaml;
	const { value, problems: faults } = read(text.value, place);
	if (!value) return { problems: [...text.problems, ...faults] };
	const problems: Problem[] = [...text.problems, ...faults];
	const name = withoutExtension(fileNameOf(source.path));
	const all = /^authors$/i.test(name)
		? [...value.entries].map(([key, entry]) => [key, entry.value] as const)
		: [[name, value] as const];
	const report = (problem: Problem) => void problems.push(problem);
	const profiles = all.flatMap(([key, found]) => profileOf(key, found, source, site, report) ?? []);
	return { value: { profiles }, problems };
}

function profileOf(
	key: string,
	value: Yaml,
	{ path }: Source,
	site: SiteConfig,
	report: (problem: Problem) => void,
): Profile | undefined {
	const map: YamlMap = value.kind === "map" ? value : { kind: "map", place: value.place, entries: new Map() };
	const texts = (field: keyof typeof KEYS) => KEYS[field].flatMap((name) => textsIn(map.entries.get(name)?.value));
	const name = value.kind === "text" ? value.text : texts("name")[0]?.text;
	if (!name) return undefined;
	const [role, email, image, biography] = (["role", "email", "image", "biography"] as const).map(
		(field) => texts(field)[0],
	);
	const markdown = createMarkdown(path, biography?.text ?? "", site);
	const { parts, text } = markdown.block(biography?.text ?? "", (biography?.place.line ?? 1) - 1);
	for (const problem of markdown.problems) report(problem);
	return {
		from: path,
		key,
		name,
		kind: "person",
		links: texts("links").flatMap(({ text }) => (urlKind(text) === "web" && URL.canParse(text) ? [text] : [])),
		biography: { parts, text },
		holes: markdown.holes,
		...omitUndefined({ role: role?.text, email: email?.text, image: image && portrait(image, report) }),
	};
}

/** The texts of a value: itself, or those in a list or map. */
function textsIn(value: Yaml | undefined): YamlText[] {
	if (value === undefined) return [];
	if (value.kind === "text") return value.text.trim() ? [value] : [];
	const inside = value.kind === "list" ? value.items : [...value.entries.values()].map((entry) => entry.value);
	return inside.flatMap(textsIn);
}

/** A portrait of another site is not shown. */
function portrait({ text, place }: { text: string; place: Place }, report: (problem: Problem) => void) {
	const { line = 1, column = 1 } = place;
	if (urlKind(text) === "inside") return { text, line, column };
	const hint = "copy it into the site, and name the copy";
	report(
		warning("remote-picture", `The portrait is a picture of another site: "${text}"`, place, {
			hint,
			group: "portrait",
		}),
	);
	return undefined;
}
