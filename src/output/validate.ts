/** Validates the set of output files: unique paths inside the output folder. */

import * as z from "zod";
import type { Path, Problem, Url } from "../core/model.js";
import { caseFold, urlOf } from "../core/paths.js";
import { compare, error } from "../core/problem.js";

/** The staging folder, the manifest, and the folder of the parts of that of a large site. */
export const STAGE = ".stage";
export const MANIFEST = ".broadsheet.json";
export const MANIFEST_PARTS = ".manifest";

/** The journal in the staging folder: the steps to take once everything is staged. */
export const JOURNAL = "journal.json";

/** A path inside the output folder, without control characters. */
const INSIDE = /^(?![/\\])(?!(?:.*[/\\])?\.\.(?:[/\\]|$))\P{Cc}+$/u;
export const isInside = (path: Path): boolean => INSIDE.test(path);
export const InsidePath = z.string().regex(INSIDE);

/** The URLs of article pages among the files of a site, by source file; with `stories`, only of these. */
export const articleUrlsIn = (
	files: Iterable<Pick<NamedFile, "path" | "from">>,
	stories?: ReadonlyMap<Path, unknown>,
): ReadonlyMap<Path, Url> => {
	const urls = new Map<Path, Url>();
	if (stories?.size !== 0)
		for (const { path, from } of files)
			if (from !== undefined && (stories?.has(from) ?? true)) urls.set(from, urlOf(path));
	return urls;
};

/** The files of the old site whose paths the new one does not have. */
export function goneFrom<F extends { readonly path: Path }>(
	old: Iterable<F>,
	files: readonly { readonly path: Path }[],
): F[] {
	const now = new Set(files.map(({ path }) => path));
	return [...old].filter(({ path }) => !now.has(path));
}

interface NamedFile {
	readonly path: Path;
	readonly digest: string;
	readonly from?: Path | undefined;
}

/** Paths that must not be written: outside the output folder, or Broadsheet's own files. Only plugins can cause them. */
export const pathEscapes = (files: readonly NamedFile[]): Problem[] =>
	files
		.filter(({ path }) => !INSIDE.test(path) || path === MANIFEST || /^\.(?:stage|manifest)(?:\/|$)/.test(path))
		.map(({ path }) => error("path-escape", `A plugin may not write the file "${path}"`));

/**
 * Two files with the same path: a plugin writes what a page or another plugin writes. Files with equal bytes count as one. Also a file with the name of
 * a folder that contains another file: an alias `/feed.xml/`, a file `static/news`. `storyOf` returns the article to which a redirect leads.
 */
export function collisions(files: readonly NamedFile[], storyOf: (path: Path) => Path | undefined): Problem[] {
	const placeOf = (file: NamedFile, other: NamedFile) => {
		const path = file.from ?? other.from ?? storyOf(file.path) ?? storyOf(other.path);
		return path === undefined ? undefined : { path };
	};
	// With a slash at the end of each path, the files of a folder sort directly after a file with the folder's name.
	const keyOf = ({ path }: NamedFile) => `${caseFold(path)}/`;
	const keys = files.map(keyOf).sort();
	if (!keys.some((key, index) => index > 0 && key.startsWith(keys[index - 1] as string))) return [];
	const sorted = files.map((file) => ({ file, key: keyOf(file) })).sort((a, b) => compare(a.key, b.key));
	return sorted.flatMap(({ file, key }, index) => {
		const before = sorted[index - 1];
		if (!before || !key.startsWith(before.key)) return [];
		const other = before.file;
		if (key !== before.key)
			return [
				error(
					"url-collision",
					`The file "${other.path}" has the name of the folder that contains "${file.path}"`,
					placeOf(other, file),
					{ hint: "give one of them another name: an alias, a redirect, a file of static/ or a story" },
				),
			];
		if (other.path === file.path && other.digest === file.digest) return [];
		return [error("url-collision", `Two files have the path "${file.path}"`, placeOf(file, other))];
	});
}
