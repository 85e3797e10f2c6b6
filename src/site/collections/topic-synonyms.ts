/** The names of topics with a description file: key, name, and the synonyms in `aka`. */

import type { Collection, CollectionMeta, Problem, Url } from "../../core/model.js";
import { slugify } from "../../core/paths.js";
import { warning } from "../../core/problem.js";
import { normalizeName } from "./builder.js";

/** By lower-case text and by slug. A synonym that is the name of another topic is ignored, and reported. */
export function buildTopicNames(
	notes: readonly CollectionMeta[],
	problems: Problem[],
): ReadonlyMap<string, CollectionMeta> {
	const names = new Map<string, CollectionMeta>();
	for (const note of notes)
		for (const name of [note.key.toLowerCase(), slugify(note.name ?? note.key)]) names.set(name, note);
	for (const note of notes)
		for (const { text, line, column } of note.synonyms) {
			const other = names.get(text.toLowerCase()) ?? names.get(slugify(text));
			if (other && other !== note)
				problems.push(
					warning("aka-clash", `"${text}" is the topic "${other.name ?? other.key}" already, see ${other.from}`, {
						path: note.from,
						line,
						column,
						length: text.length,
					}),
				);
			if (!other) for (const name of [text.toLowerCase(), slugify(text)]) names.set(name, note);
		}
	return names;
}

/** The URLs that the synonyms of a topic would have as topics. */
export const synonymUrls = ({ note, key, name }: Collection, urlOf: (slug: string) => Url): Url[] =>
	[...new Set((note?.synonyms ?? []).map(({ text }) => slugify(text)))]
		.filter((slug) => slug !== "" && slug !== key && normalizeName(slug) !== normalizeName(name))
		.map(urlOf);
