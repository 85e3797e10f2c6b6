/** One reader for each field type: a YAML value → the value that the field promises, or a problem at its place. */
import { ACCESS, AUTHOR_KINDS, type FieldType, type FieldValues, TYPES } from "../../../core/front-matter-schema.js";
import { credits, note, picture, series, source } from "./maps.js";
import { breadcrumb, names, texts, topics } from "./names.js";
import { sitemap, status } from "./other-forms.js";
import { listOf, type Reader, text, written } from "./reader.js";
import { filled, flag, instant, language, oneOf, path, slug, url, whole } from "./scalars.js";

/** The table of readers. A field type without a reader does not compile. */
export const READERS: { readonly [T in FieldType]: Reader<FieldValues[T]> } = {
	text,
	whole,
	texts,
	topics,
	names,
	breadcrumb,
	bullets: listOf(written),
	flag,
	sitemap,
	instant,
	slug,
	references: listOf(written),
	picture,
	series,
	notes: listOf(note),
	credits,
	sources: listOf(source),
	paths: listOf(path),
	url,
	language,
	status: filled(status),
	type: oneOf(TYPES),
	access: oneOf(ACCESS),
	author: oneOf(AUTHOR_KINDS),
};
