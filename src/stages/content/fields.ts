/** The keys of one front matter, checked against the table of fields: values by type, unknown keys kept and, near a known one, named. */
import { yearsBetween } from "../../base/dates.js";
import { remembered } from "../../base/memory.js";
import { nearest } from "../../base/nearest.js";
import { isLiveEntry } from "../../base/paths.js";
import { error, warning } from "../../base/problem.js";
import { FIELD_NAMES, FIELDS, type Field, type FieldName, type FrontMatter } from "../../fields.js";
import type { Article, Outcome, Place, PluginField, Problem, Site } from "../../model.js";
import { READERS } from "./values/readers.js";
import type { Reading } from "./values/reading.js";
import { isDayAlone } from "./values/single.js";
import { plain, type Yaml, type YamlMap } from "./yaml.js";

/** Without a value where a required key is missing or a key is wrong; the problems say which. */
export function readFields(
	data: YamlMap,
	path: string,
	site: Site,
): Outcome<FrontMatter> & Pick<Article, "places"> & { readonly wholeDays: readonly DayField[] } {
	const problems: Problem[] = [];
	const values = new Map<string, unknown>();
	const extra = new Map<string, unknown>();
	const places: Partial<Record<FieldName, Place>> = {};
	const wholeDays: DayField[] = [];
	const { keyOf, byKey, pluginFields, near: nearKey } = keysOf(site);

	const report = (problem: Problem) => void problems.push(problem);
	const reportUnsafe = (problem: Problem) =>
		report(problem.severity === "error" ? { ...problem, withhold: true } : problem);
	const read = (key: string, value: Yaml, field: Field | PluginField): unknown => {
		const unsafe = "safety" in field && field.safety;
		const earlier = "earlier" in field && field.earlier === true;
		const reading: Reading = { key, timeZone: site.timeZone, earlier, report: unsafe ? reportUnsafe : report };
		return READERS[field.type](value, reading);
	};
	for (const [key, { key: place, value }] of data.entries) {
		const name = byKey.get(key);
		const guest = pluginFields.get(key);
		if (name) {
			values.set(name, read(key, value, FIELDS[name]));
			if (isInstant(name) && isDayAlone(value)) wholeDays.push(name);
			places[name] = value.place;
		} else if (guest) extra.set(key, read(key, value, guest));
		else {
			const near = nearKey(key);
			const meant = near === undefined ? undefined : byKey.get(near);
			if (meant && near && !data.entries.has(near)) problems.push(misspelt(key, near, FIELDS[meant], place));
			extra.set(key, plain(value));
		}
		// What templates print as an address; the words of a known field are only ever printed as words.
		if (!name || FIELDS[name].type === "picture") refuseScripts(value, key, problems);
	}
	const required = isLiveEntry(path) ? (["date"] as const) : REQUIRED;
	for (const name of required) {
		if (data.entries.has(keyOf(name))) continue;
		const message = `The story has no \`${keyOf(name)}\``;
		const hint = `for instance \`${keyOf(name)}: ${FIELDS[name].example}\``;
		problems.push(error("field-missing", message, { path, line: 1, column: 1 }, { hint }));
	}
	for (const name of required)
		if (
			data.entries.has(keyOf(name)) &&
			values.get(name) === undefined &&
			problems.every((p) => p.severity !== "error")
		)
			problems.push(error("field-missing", `\`${keyOf(name)}\` is empty`, data.entries.get(keyOf(name))?.key));

	const { embargo, date } = Object.fromEntries(values) as Partial<FrontMatter>;
	if (embargo && date && yearsBetween(embargo, date) > 0)
		reportUnsafe(
			error("date", `\`${keyOf("embargo")}\` ends more than a year before the date of the story`, places.embargo, {
				hint: "is the year right?",
			}),
		);
	if (problems.some((problem) => problem.severity === "error")) return { problems, places, wholeDays };
	const found = Object.fromEntries([...values].filter(([, value]) => value !== undefined));
	return {
		value: { ...found, extra: Object.fromEntries(extra) } as unknown as FrontMatter,
		problems,
		places,
		wholeDays,
	};
}

type DayField = NonNullable<Article["wholeDays"]>[number];
const isInstant = (name: FieldName): name is DayField => FIELDS[name].type === "instant";

const REQUIRED = FIELD_NAMES.filter((name) => (FIELDS[name] as Field).required);

interface Keys {
	/** What the files of a site call a field. */
	readonly keyOf: (name: FieldName) => string;
	readonly byKey: ReadonlyMap<string, FieldName>;
	readonly pluginFields: ReadonlyMap<string, PluginField>;
	/** The key that an unknown one is near. */
	readonly near: (key: string) => string | undefined;
}
const KEYS = new WeakMap<Site, Keys>();

/** The keys of a site, made once. */
function keysOf(site: Site): Keys {
	const made = KEYS.get(site);
	if (made) return made;
	const keyOf = (name: FieldName) => site.fields[name] ?? name;
	const byKey = new Map(FIELD_NAMES.map((name) => [keyOf(name), name]));
	const pluginFields = new Map(site.plugins.flatMap((plugin) => Object.entries(plugin.fields ?? {})));
	const near = remembered(1000, (key: string) => nearest(key, byKey.keys()));
	const keys = { keyOf, byKey, pluginFields, near };
	KEYS.set(site, keys);
	return keys;
}

/** A key near one that decides whether the story is public is not let pass: it may be the draft that nobody should see. */
function misspelt(key: string, near: string, field: Field, place: Place): Problem {
	const hint = `did you mean "${near}"?`;
	if (field.safety)
		return error("unclear-key", `\`${key}\` is near \`${near}\`, which decides whether the story is public`, place, {
			hint,
			withhold: true,
		});
	return warning("unknown-field", `No field is called \`${key}\`; it is kept under \`extra\``, place, { hint });
}

/** No unknown key holds a script: templates and plugins may print its value as a link. */
function refuseScripts(value: Yaml, key: string, problems: Problem[]): void {
	if (value.kind === "list") for (const item of value.items) refuseScripts(item, key, problems);
	else if (value.kind === "map") for (const entry of value.entries.values()) refuseScripts(entry.value, key, problems);
	else if (
		value.text.includes(":") &&
		/^(?:javascript:|vbscript:|data:text\/html)/i.test(value.text.replace(/[\p{Cc}\s]/gu, ""))
	)
		problems.push(error("unsafe-url", `\`${key}\` holds a script, not an address`, value.place));
}
