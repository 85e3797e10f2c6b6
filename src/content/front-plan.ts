/** Parses `content/fronts/home.yaml`, or the file of a section there. */

import type { FrontPlan, Outcome, Pin, Problem, SiteConfig, SlotPlan, Source } from "../core/model.js";
import { nameInContent } from "../core/mounts.js";
import { withoutExtension } from "../core/paths.js";
import { warning } from "../core/problem.js";
import { decodeText } from "./files/decode-text.js";
import { mergeConflictProblems } from "./files/merge.js";
import { underscoreProblem } from "./files/underscore.js";
import { instant } from "./front-matter/readers/instants.js";
import { record } from "./front-matter/readers/maps.js";
import { type FieldReader, located, readList, readText, reject } from "./front-matter/readers/reader.js";
import { integer } from "./front-matter/readers/scalars.js";
import { createPlaceMapper } from "./front-matter/split.js";
import { hidingKey } from "./front-matter/undecided-keys.js";
import { readYaml, type YamlMap } from "./front-matter/yaml.js";

/** Maximum number of articles in a slot; more are a mistake. */
const MAX_STORIES = 50;

export function parseFront(source: Source, site: SiteConfig): Outcome<FrontPlan> {
	const decoded = decodeText(source);
	if (decoded.value === undefined) return { problems: decoded.problems };
	const merges = mergeConflictProblems(decoded.value, source.path);
	if (merges.some(({ severity }) => severity === "error")) return { problems: merges };
	const { value, problems: yamlProblems } = readYaml(decoded.value, createPlaceMapper(decoded.value, source.path, 0));
	const problems: Problem[] = [...decoded.problems, ...merges, ...yamlProblems];
	if (!value) return { problems };
	const report = (problem: Problem) => void problems.push(problem);
	const underscored = underscoreProblem(source.path, site.folders);
	if (underscored) report(underscored);
	const hiding = [...value.entries].flatMap(
		([key, entry]) => hidingKey("a front", { key, value: entry.value, place: entry.key }, site) ?? [],
	);
	if (hiding.length) return { problems: [...problems, ...hiding] };
	const slots = record<Pick<FrontPlan, "lead" | "secondary" | "rail" | "strips">>(
		{ lead, secondary: slot, rail: slot, strips: readList(strip) },
		withNewKeys(value, report),
		{ key: "front", timeZone: site.timeZone, report },
	);
	if (problems.some(({ severity }) => severity === "error")) return { problems };
	const key = withoutExtension(nameInContent(source.path, site.folders).slice(site.folders.fronts.length + 1));
	return { value: { from: source.path, key, ...slots }, problems };
}

/** `seconds`, the former name of `secondary`, is still read, with a warning. */
function withNewKeys(front: YamlMap, report: (problem: Problem) => void): YamlMap {
	const old = front.entries.get("seconds");
	if (!old || front.entries.has("secondary")) return front;
	report(
		warning("key-renamed", "`seconds` is called `secondary` now", old.key, { hint: "write `secondary` for `seconds`" }),
	);
	const entries = new Map([...front.entries].map(([key, entry]) => [key === "seconds" ? "secondary" : key, entry]));
	return { ...front, entries };
}

/** A reference, or `{ story, until }`. */
const pin: FieldReader<Pin> = (value, reading) => {
	if (value.kind !== "map") return located(value, reading);
	const { story, until } = record<{ story: Pin; until: string }>({ story: located, until: instant }, value, reading);
	if (!story)
		return reject(
			value,
			reading,
			"needs a `story`",
			"for instance `{ story: news/bridge.md, until: 2026-12-01 18:00 }`",
		);
	return { ...story, ...(until !== undefined && { until }) };
};

/** `{ title, size, pins, section | topic }` */
const slot: FieldReader<SlotPlan> = (value, reading) => {
	if (value.kind !== "map") return reject(value, reading, "takes `{ size, pins, section }`");
	const {
		section,
		topic,
		pins = [],
		size,
		title,
	} = record<Keys>(
		{ title: readText, size: storyCount, pins: readList(pin), section: located, topic: located },
		value,
		reading,
	);
	if (section && topic) return reject(value, reading, "is filled from a `section` or from a `topic`, not from both");
	const fill = section ? { ...section, kind: "section" as const } : topic && { ...topic, kind: "topic" as const };
	return { pins, place: value.place, ...(title && { title }), ...(size && { size }), ...(fill && { fill }) };
};
interface Keys {
	readonly title: string;
	readonly size: number;
	readonly pins: readonly Pin[];
	readonly section: Pin;
	readonly topic: Pin;
}

const storyCount: FieldReader<number> = (value, reading) => {
	const found = integer(value, reading);
	return found !== undefined && found > MAX_STORIES ? reject(value, reading, `is at most ${MAX_STORIES}`) : found;
};

/** A single pin, or a slot. */
const lead: FieldReader<SlotPlan> = (value, reading) => {
	if (value.kind === "map" && !value.entries.has("story")) return slot(value, reading);
	const one = pin(value, reading);
	return one && { pins: [one], place: value.place };
};

/** The heading of a strip is the name of its fill. */
const strip: FieldReader<SlotPlan> = (value, reading) => {
	const made = slot(value, { ...reading, key: "strips" });
	if (made && !made.fill) return reject(value as YamlMap, reading, "needs a `section` or a `topic` in every strip");
	return made;
};
