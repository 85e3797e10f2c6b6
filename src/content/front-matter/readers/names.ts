/** Names of people, topics and sections. */
import { warning } from "../../../core/problem.js";
import { yamlList } from "../../../core/yaml-list.js";
import { bare, type FieldReader, readList, reject } from "./reader.js";

/** Maximum depth of sections. */
const MAX_SECTION_DEPTH = 16;

const unique = (names: readonly string[]) => {
	const byLower = new Map<string, string>();
	for (const name of names) byLower.set(name.toLowerCase(), name);
	return byLower.size === names.length ? names : [...byLower.values()];
};

/** ASCII words with single spaces: nothing to normalize. */
const PLAIN_NAME = /^[!-~]+(?: [!-~]+)*$/;

/** Joiners are parts of some scripts and emoji (Unicode 17, 23.2); after letters of these scripts they have no effect. */
const INVISIBLE =
	/[\u00ad\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]|(?<=^|[\p{ASCII}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])[\u200c\u200d]/gu;

const LATIN = /\p{Script=Latin}/u;
const OTHER = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
/** Cyrillic and Greek words of letters that look Latin (UTS #39, confusables). */
const LOOKS_LATIN = /^[аеорсухіѕјһԁԛԝАВЕКМНОРСТУХІЅЈΑΒΕΖΗΙΚΜΝΟΡΤΥΧο]+$/;

/** Whether a word mixes scripts, or one beside Latin words only looks Latin. A name may have words in two scripts. */
function isConfusable(name: string): boolean {
	if (!LATIN.test(name) || !OTHER.test(name)) return false;
	const words = name.split(/[^\p{L}\p{M}]+/u);
	return words.some((word) => (LATIN.test(word) && OTHER.test(word)) || LOOKS_LATIN.test(word));
}

export const readName: FieldReader<string> = (value, reading) => {
	const typed = bare(value, reading);
	if (typed === undefined || PLAIN_NAME.test(typed)) return typed;
	const whole = typed.normalize("NFC");
	// JavaScript treats a byte order mark as white space, but between letters it is invisible.
	const found = whole.replace(INVISIBLE, "").replace(/\s+/g, " ").trim();
	if (whole.search(INVISIBLE) !== -1)
		reading.report(
			warning("confusable", `\`${reading.key}\` has an invisible character in "${found}"`, value.place, {
				hint: "type the name again",
			}),
		);
	else if (isConfusable(found))
		reading.report(
			warning("confusable", `"${found}" mixes letters of two scripts that look alike`, value.place, {
				hint: "type the name again",
			}),
		);
	return found || undefined;
};
/** A name, or a map of another program with a `name` or the `key` of an author file. What else the map says belongs into that file. */
const person: FieldReader<string> = (value, reading) => {
	if (value.kind !== "map") return readName(value, reading);
	const { entries } = value;
	const name = entries.get("name") ?? entries.get("key");
	if (!name) return reject(value, reading, "takes names, or maps with a `name`");
	const others = [...entries.keys()].filter((key) => entries.get(key) !== name);
	if (others.length) {
		const keys = others.map((key) => `\`${key}\``).join(", ");
		const message = `Only the name is read from \`${reading.key}\`; it has ${keys} as well`;
		const hint = "a file in `content/authors/` can have the role, links and picture of an author";
		reading.report(warning("unknown-field", message, value.place, { hint, group: `${reading.key} ${keys}` }));
	}
	return readName(name.value, reading);
};
/** A single line stays as it is, because its meaning depends on the author files. */
export const names: FieldReader<string | readonly string[]> = (value, reading) => {
	if (value.kind === "text") return readName(value, reading) ?? [];
	const list = readList(person)(value, reading);
	return list && unique(list);
};

export const texts: FieldReader<readonly string[]> = (value, reading) => {
	const list = readList(readName)(value, reading);
	return list && unique(list);
};
/** A topic, or a map of Docusaurus with a `label`. */
const topic: FieldReader<string> = (value, reading) => {
	const label = value.kind === "map" ? (value.entries.get("label") ?? value.entries.get("name")) : undefined;
	return readName(label?.value ?? value, reading);
};
/** The tag of all stories in Eleventy, which is not a topic. */
const ALL_STORIES = /^(?:posts?|all|articles?|blog)$/i;

/** Most programs treat a line with commas as a list. It is split, with a warning, because the name of a topic may contain a comma. */
export const topics: FieldReader<readonly string[]> = (value, reading) => {
	const read = readList(topic)(value, reading);
	const list = read && unique(reading.isArchive ? read.filter((name) => !ALL_STORIES.test(name)) : read);
	const [line] = list ?? [];
	if (value.kind !== "text" || line === undefined || !/[,;،؛、，]/.test(line)) return list;
	const parts = unique(line.split(/\s*[,;،؛、，]\s*/).filter(Boolean));
	reading.report(
		warning("topics-line", `"${line}" is one line, read as ${parts.length} topics`, value.place, {
			hint: `write \`${reading.key}: ${yamlList(parts)}\`; one topic that has a comma is \`${reading.key}: ${yamlList([line])}\``,
			group: "line",
		}),
	);
	return parts;
};
export const breadcrumb: FieldReader<readonly string[]> = (value, reading) => {
	const deep = value.kind === "list" ? value.items[MAX_SECTION_DEPTH] : undefined;
	if (deep) return reject(deep, reading, `has more than ${MAX_SECTION_DEPTH} levels`, undefined, "too-deep");
	const list = readList(readName)(value, reading);
	return list?.[0]?.toLowerCase() === "home" ? list.slice(1) : list;
};
