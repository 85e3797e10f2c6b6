/** Validates front matter against the table of fields: values by type; unknown keys are kept, and reported if they are similar to a known one. */
import { yearsBetween } from "../../core/dates.js";
import type { FieldPlaces } from "../../core/field-place.js";
import { FIELDS, type Field, type FieldName, type FrontMatter, STORY_FIELDS } from "../../core/front-matter-schema.js";
import type { Article, Outcome, Place, PluginField, Problem, SiteConfig } from "../../core/model.js";
import { isPageFile } from "../../core/page-files.js";
import { isLiveEntry } from "../../core/paths.js";
import { error } from "../../core/problem.js";
import { isInDrafts } from "../files/underscore.js";
import { hidesLonger } from "./hides-longer.js";
import { type KeyMeaning, keysOf } from "./keys.js";
import { dateOfFile, earlyEmbargo, missingField, otherCaseProblem } from "./other-places.js";
import { READERS } from "./readers/index.js";
import { isDayAlone } from "./readers/instants.js";
import type { ReaderContext } from "./readers/reader.js";
import { refuseScripts } from "./refuse-scripts.js";
import { meaningOf, type Unread } from "./undecided-keys.js";
import { checkUnread } from "./unknown-keys.js";
import { toPlainValue, type Yaml, type YamlMap } from "./yaml.js";

/** The front matter of an article, an entry of live coverage or a plain page. No value if a required key is missing or a key is invalid; the problems say which. */
export function readFields(
	data: YamlMap,
	path: string,
	site: SiteConfig,
): Outcome<FrontMatter> & { readonly fieldPlaces: FieldPlaces; readonly wholeDays: readonly DayField[] } {
	const problems: Problem[] = [];
	const values = new Map<string, unknown>();
	const extra = new Map<string, unknown>();
	const fieldPlaces: { -readonly [K in FieldName]?: Place } = {};
	/** The rank of the key that counts, for each field read so far. */
	const ranks = new Map<FieldName, number>();
	const unread: Unread[] = [];
	const isPage = isPageFile(path, site.folders);
	const isDraft = isInDrafts(path, site.folders);
	const keys = keysOf(site, isPage);
	/** The keys of fields in another case. */
	const caseKeys = new Map<FieldName, string>();
	const has = (name: FieldName) => caseKeys.has(name) || keys.keysOf(name).some((key) => data.entries.has(key));
	const wholeDays = new Set<DayField>();

	const report = (problem: Problem) => void problems.push(problem);
	const reportUnsafe = (problem: Problem) =>
		report(problem.severity === "error" ? { ...problem, withhold: true } : problem);
	const reading = {
		timeZone: site.timeZone,
		isPage,
		isArchive: site.from !== undefined,
		base: site.permalinks.base,
	} satisfies Partial<ReaderContext>;
	const read = (key: string, value: Yaml, field: Field | PluginField): unknown => {
		const unsafe = "affectsVisibility" in field && field.affectsVisibility;
		const earlier = "earliestOnAmbiguity" in field && field.earliestOnAmbiguity === true;
		return READERS[field.type](value, { ...reading, key, earlier, report: unsafe ? reportUnsafe : report });
	};
	const take = ({ name, not, rank }: KeyMeaning, key: string, value: Yaml) => {
		const found = read(key, value, FIELDS[name]);
		const given = not && typeof found === "boolean" ? !found : found;
		const before = values.get(name);
		const counts =
			before === undefined ||
			(given !== undefined && (hidesLonger(name, given, before) ?? rank < (ranks.get(name) ?? 0)));
		if (!counts) return;
		values.set(name, given);
		fieldPlaces[name] = value.place;
		ranks.set(name, rank);
		if (isInstant(name) && isDayAlone(value)) wholeDays.add(name);
		else wholeDays.delete(name as DayField);
	};
	/** An unknown key that differs from one of a field only in case, where the file has no other key of the field. Hugo ignores the case of keys. */
	const inOtherCase = (key: string, place: Place): KeyMeaning | undefined => {
		const meant = keys.pluginFields.has(key) ? undefined : keys.inOtherCase(key);
		if (!meant || has(meant.name)) return undefined;
		if (!site.from) report(otherCaseProblem(key, meant, keys, site.fields, place));
		caseKeys.set(meant.name, key);
		return meant;
	};
	/** Keys such as `taxonomies.tags`, which the configuration maps. */
	const takeGroup = (group: string, { entries }: YamlMap) => {
		for (const [key, { value }] of entries) {
			const meant = keys.byKey.get(`${group}.${key}`);
			if (meant) take(meant, `${group}.${key}`, value);
		}
	};
	for (const [key, { key: place, value }] of data.entries) {
		const known = keys.byKey.get(key) ?? inOtherCase(key, place);
		const meant = known?.name === "permalink" && !isPage && meaningOf(key, value) ? undefined : known;
		// Eleventy makes no file of such a page.
		const isNoFile = meant?.name === "permalink" && site.from && value.kind === "text" && value.text === "false";
		const pluginField = meant ? undefined : keys.pluginFields.get(key);
		if (isNoFile) values.set("draft", true);
		else if (meant) take(meant, key, value);
		else if (pluginField) extra.set(key, read(key, value, pluginField));
		else {
			if (!keys.extra.has(key)) unread.push({ key, place, value });
			extra.set(key, toPlainValue(value));
		}
		if (!meant && value.kind === "map" && keys.groups.has(key)) takeGroup(key, value);
		// Templates render this as a URL; the text of a known field is rendered only as text.
		if (!meant || FIELDS[meant.name].type === "picture") refuseScripts(value, key, problems);
	}
	if (isDraft) values.set("draft", true);
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
	if (wanting === REQUIRED && !has("date") && !instead.has("date")) {
		const { embargo: start, permalink } = Object.fromEntries(values) as Partial<FrontMatter>;
		const day = start ?? dateOfFile(path, permalink, site, isDraft);
		if (day !== undefined) values.set("date", day);
		if (start === undefined || wholeDays.has("embargo")) wholeDays.add("date");
	}
	const required = wanting.filter((name) => !instead.has(name));
	const keyIn = (name: FieldName) => caseKeys.get(name) ?? keys.keysOf(name).find((key) => data.entries.has(key));
	for (const name of required) {
		const key = keyIn(name) ?? "";
		if (!values.has(name)) report(missingField(name, keys, path, site));
		else if (values.get(name) === undefined && problems.every(({ severity }) => severity !== "error"))
			report(error("field-missing", `\`${key}\` is empty`, data.entries.get(key)?.key));
	}

	const { embargo, date } = Object.fromEntries(values) as Partial<FrontMatter>;
	if (embargo && date && yearsBetween(embargo, date) > 0) {
		const key = keys.keysOf("embargo").find((each) => data.entries.get(each)?.value.place === fieldPlaces.embargo);
		reportUnsafe(earlyEmbargo(key, keys, fieldPlaces.embargo));
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
