/** One reader per field type: converts a YAML value to the value of the field, or reports a problem at its position. */
import {
	ACCESS,
	AUTHOR_KINDS,
	type FieldType,
	type FieldValues,
	PAGE_KINDS,
} from "../../../core/front-matter-schema.js";
import { instant } from "./instants.js";
import { credits, note, picture, series, source } from "./maps.js";
import { breadcrumb, names, texts, topics } from "./names.js";
import { sitemap, status, type } from "./other-forms.js";
import { permalink } from "./permalink.js";
import { type FieldReader, located, readList, readText } from "./reader.js";
import { boolean, integer, language, nonEmpty, oneOf, path, slug, url } from "./scalars.js";

/** The table of readers. A field type without a reader does not compile. */
export const READERS: { readonly [T in FieldType]: FieldReader<FieldValues[T]> } = {
	text: readText,
	whole: integer,
	texts,
	topics,
	names,
	breadcrumb,
	bullets: readList(located),
	flag: boolean,
	sitemap,
	instant,
	slug,
	references: readList(located),
	picture,
	series,
	notes: readList(note),
	credits,
	sources: readList(source),
	paths: readList(path),
	url,
	language,
	status: nonEmpty(status),
	type,
	access: oneOf(ACCESS),
	author: oneOf(AUTHOR_KINDS),
	permalink: nonEmpty(permalink),
	page: oneOf(PAGE_KINDS),
};
