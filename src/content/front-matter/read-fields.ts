/** Validates front matter against the table of fields: values by type; unknown keys are kept, and reported if they are similar to a known one. */
import { yearsBetween } from "../../core/dates.js";
import {
	FIELDS,
	type Field,
	type FieldName,
	type FrontMatter,
	STATUS,
	STORY_FIELDS,
} from "../../core/front-matter-schema.js";
import type { Article, Instant, Outcome, Place, PluginField, Problem, SiteConfig } from "../../core/model.js";
import { isPageFile } from "../../core/page-files.js";
import { isLiveEntry } from "../../core/paths.js";
import { error } from "../../core/problem.js";
import { type KeyMeaning, keysOf } from "./keys.js";
import { READERS } from "./readers/index.js";
import type { ReaderContext } from "./readers/reader.js";
import { isDayAlone } from "./readers/scalars.js";
import { refuseScripts } from "./refuse-scripts.js";
import type { Unread } from "./undecided-keys.js";
import { checkUnread } from "./unknown-keys.js";
import { toPlainValue, type Yaml, type YamlMap } from "./yaml.js";

/** The front matter of an article, an entry of live coverage or a plain page. No value if a required key is missing or a key is invalid; the problems say which. */
export function readFields(
	data: YamlMap,
	path: string,
	site: SiteConfig,
): Outcome<FrontMatter> & Pick<Article, "fieldPlaces"> & { readonly wholeDays: readonly DayField[] } {
	const problems: Problem[] = [];
	const values = new Map<string, unknown>();
	const extra = new Map<string, unknown>();
	const fieldPlaces: Partial<Record<FieldName, Place>> = {};
	/** The rank of the key that counts, for each field read so far. */
	const ranks = new Map<FieldName, number>();
	const unread: Unread[] = [];
	const isPage = isPageFile(path, site.folders);
	const keys = keysOf(site, isPage);
	const has = (name: FieldName) => keys.keysOf(name).some((key) => data.entries.has(key));
	const wholeDays = new Set<DayField>();

	const report = (problem: Problem) => void problems.push(problem);
	const reportUnsafe = (problem: Problem) =>
		report(problem.severity === "error" ? { ...problem, withhold: true } : problem);
	const read = (key: string, value: Yaml, field: Field | PluginField): unknown => {
		const unsafe = "affectsVisibility" in field && field.affectsVisibility;
		const earlier = "earliestOnAmbiguity" in field && field.earliestOnAmbiguity === true;
		const reading: ReaderContext = { key, timeZone: site.timeZone, earlier, report: unsafe ? reportUnsafe : report };
		return READERS[field.type](value, reading);
	};
	const take = ({ name, not, rank }: KeyMeaning, key: string, value: Yaml) => {
		const found = read(key, value, FIELDS[name]);
		const given = not && typeof found === "boolean" ? !found : found;
		const before = values.get(name);
		const counts =
			before === undefined || (given !== undefined && (safer(name, given, before) ?? rank < (ranks.get(name) ?? 0)));
		if (!counts) return;
		values.set(name, given);
		fieldPlaces[name] = value.place;
		ranks.set(name, rank);
		if (isInstant(name) && isDayAlone(value)) wholeDays.add(name);
		else wholeDays.delete(name as DayField);
	};
	for (const [key, { key: place, value }] of data.entries) {
		const meant = keys.byKey.get(key);
		const pluginField = keys.pluginFields.get(key);
		if (meant) take(meant, key, value);
		else if (pluginField) extra.set(key, read(key, value, pluginField));
		else {
			if (!keys.extra.has(key)) unread.push({ key, place, value });
			extra.set(key, toPlainValue(value));
		}
		// Templates render this as a URL; the text of a known field is rendered only as text.
		if (!meant || FIELDS[meant.name].type === "picture") refuseScripts(value, key, problems);
	}
	const wanting: readonly FieldName[] = isPage ? ["headline"] : isLiveEntry(path) ? ["date"] : REQUIRED;
	const instead = unread.length
		? checkUnread(unread, {
				keys,
				site,
				isWritten: (key) => data.entries.has(key),
				has,
				lacks: (name) => values.get(name) === undefined,
				isRequired: (name) => wanting.includes(name),
				report,
			})
		: NONE;
	const required = wanting.filter((name) => !instead.has(name));
	for (const name of required) {
		if (has(name)) continue;
		const message = `The ${keys.noun} has no \`${keys.keyOf(name)}\``;
		const hint = `for instance \`${keys.keyOf(name)}: ${isPage ? "About us" : FIELDS[name].example}\``;
		problems.push(error("field-missing", message, { path, line: 1, column: 1 }, { hint }));
	}
	for (const name of required)
		if (has(name) && values.get(name) === undefined && problems.every((p) => p.severity !== "error")) {
			const key = keys.keysOf(name).find((each) => data.entries.has(each)) ?? "";
			problems.push(error("field-missing", `\`${key}\` is empty`, data.entries.get(key)?.key));
		}

	const { embargo, date } = Object.fromEntries(values) as Partial<FrontMatter>;
	if (embargo && date && yearsBetween(embargo, date) > 0) {
		const key = keys.keysOf("embargo").find((each) => data.entries.get(each)?.value.place === fieldPlaces.embargo);
		reportUnsafe(
			error("date", `\`${key}\` ends more than a year before the date of the ${keys.noun}`, fieldPlaces.embargo, {
				hint: "is the year right? An embargo that is over can be removed",
			}),
		);
	}
	if (problems.some((problem) => problem.severity === "error"))
		return { problems, fieldPlaces, wholeDays: [...wholeDays] };
	const found = Object.fromEntries([...values].filter(([, value]) => value !== undefined));
	return {
		value: { ...found, extra: Object.fromEntries(extra) } as unknown as FrontMatter,
		problems,
		fieldPlaces,
		wholeDays: [...wholeDays],
	};
}

type DayField = NonNullable<Article["wholeDays"]>[number];
const isInstant = (name: FieldName): name is DayField => FIELDS[name].type === "instant";

const REQUIRED = STORY_FIELDS.filter((name) => (FIELDS[name] as Field).required);
const NONE: ReadonlySet<FieldName> = new Set();

/** If several keys affect visibility, the one that hides the article longest counts. Undefined for other fields. */
function safer(name: FieldName, value: unknown, before: unknown): boolean | undefined {
	if (name === "draft") return value === true;
	if (name === "status") return STATUS.indexOf(value as never) > STATUS.indexOf(before as never);
	if (name === "expires") return (value as Instant) < (before as Instant);
	return name === "date" || name === "embargo" ? (value as Instant) > (before as Instant) : undefined;
}

/** The value of a field as written, from the first of its keys in the file. */
export const writtenValue = (data: YamlMap, name: FieldName, site: SiteConfig, isPage = false): Yaml | undefined => {
	for (const key of keysOf(site, isPage).keysOf(name)) {
		const entry = data.entries.get(key);
		if (entry) return entry.value;
	}
	return undefined;
};
