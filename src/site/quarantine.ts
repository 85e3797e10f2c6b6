/** With `--quarantine`, articles with errors are left out and the rest is published. Their old pages stay, and links to them lead there. */

import type { Edition, Path, Problem, Quarantine, Url } from "../core/model.js";
import { encodeUrl, joinPath, parentPath } from "../core/paths.js";
import { bySpelling, readingsOf } from "../core/reference-paths.js";
import { isTextFile } from "../core/text-files.js";
import type { LinkResolver, LinkTarget } from "./link-resolver.js";

type Paths = Pick<ReadonlySet<Path>, "has">;

/** Errors in files that are in no list belong to no article here. */
const UNLISTED: ReadonlySet<string> = new Set(["odd-name", "file-kind", "link-broken", "link-outside"]);

/** `stories` are the paths of all Markdown files: an author or topic that cannot be parsed is left out in the same way. */
export function quarantinedBy(errors: readonly Problem[], stories: Paths): Quarantine {
	const quarantined = new Map<Path, "keep" | "remove">();
	for (const { code, place, story, withhold } of errors) {
		const path = story ?? place?.path;
		if (path !== undefined && (stories.has(path) || (UNLISTED.has(code) && isTextFile(path))))
			quarantined.set(path, withhold || quarantined.get(path) === "remove" ? "remove" : "keep");
	}
	return quarantined;
}

/** Errors that do not belong to an article: of the configuration, a template, an asset. */
export const unquarantinableErrors = (errors: readonly Problem[], stories: Paths): readonly Problem[] =>
	errors.filter(
		({ code, place, story = place?.path }) => story === undefined || !(stories.has(story) || UNLISTED.has(code)),
	);

/** Links to a quarantined article point to its previously published page, if that page is kept. `old` has its URL; without one the link is rendered as text. */
export function linksToKeptPages(
	links: LinkResolver,
	quarantined: Quarantine,
	old: ReadonlyMap<Path, Url>,
): LinkResolver {
	if (quarantined.size === 0) return links;
	const oldUrls = new Map([...old].filter(([path]) => quarantined.has(path)).map(([path, url]) => [url, path]));
	const badAt = bySpelling(new Map([...quarantined.keys()].map((path) => [path, path])));
	const target = (to: string, from: Path): Path | undefined => {
		for (const { path } of readingsOf(to)) {
			if (path.startsWith("/")) {
				const found = oldUrls.get(path) ?? oldUrls.get(`${path}/`);
				if (found !== undefined) return found;
			}
			for (const place of [joinPath(parentPath(from), path), joinPath("content", path)]) {
				const found = place === undefined ? undefined : (badAt(place) ?? badAt(`${place}.md`));
				if (found !== undefined) return found;
			}
		}
		return undefined;
	};
	return {
		...links,
		resolve: (to, from): LinkTarget | undefined => {
			const found = links.resolve(to, from);
			if (found) return found;
			const path = target(to, from);
			if (path === undefined) return undefined;
			const url = quarantined.get(path) === "keep" ? old.get(path) : undefined;
			return { url: url === undefined ? "" : encodeUrl(url) };
		},
	};
}

/** Live coverage without the quarantined entries. */
export const withoutQuarantined = (coverage: Edition["coverage"], quarantined: Quarantine): Edition["coverage"] =>
	quarantined.size === 0
		? coverage
		: new Map([...coverage].map(([from, entries]) => [from, entries.filter((entry) => !quarantined.has(entry.from))]));
