/** Applies the rules for single texts. The result is kept beside that of parsing the text. */
import type { FileRecord } from "../cache/file-records.js";
import { readCachedPart } from "../cache/memoize-on-disk.js";
import { readSource } from "../content/files/classify.js";
import { type LintedArticle, lintArticle } from "../content/lint/article.js";
import type { Place, SiteConfig, Source } from "../core/model.js";
import { withinLimit } from "../core/time-limit.js";
import type { LoadedContent } from "./load-content.js";
import { limitOfText } from "./workers/time-limits.js";

/** The part of a cache entry. */
const LINT = "lint";
/** A result as JSON keeps it. */
interface KeptLint extends Omit<LintedArticle, "anchors" | "topics"> {
	readonly anchors: readonly string[];
	readonly topics: readonly (readonly [topic: string, place: Place])[];
}

/** The results for articles, plain pages and live entries in the order of their files, without those that exceed the time limit. `root` is the folder of the site. */
export function lintTexts({ rows, store }: LoadedContent, root: string, site: SiteConfig): LintedArticle[] {
	const texts = rows.toArray().filter(({ kind }) => kind === "article" || kind === "page" || kind === "entry");
	const kept = texts.map(({ fingerprint }) => readCachedPart<KeptLint>(store, fingerprint, LINT));
	const sourceOf = ({ path, stamp }: FileRecord) => readSource(root, path, stamp[0] ?? 0).value;
	const missing = texts.flatMap((row, index): { readonly row: FileRecord; readonly source: Source }[] => {
		const source = kept[index] ? undefined : sourceOf(row);
		return source ? [{ row, source }] : [];
	});
	// Files that exceed the time limit were reported by the build.
	const made = withinLimit(
		({ source }: { readonly source: Source }) => lintArticle(source, site),
		({ source }) => limitOfText(source),
	)(missing);
	const fresh = new Map<string, LintedArticle>();
	for (const [index, linted] of made.entries()) {
		const row = missing[index]?.row;
		if (!row || !linted) continue;
		fresh.set(row.path, linted);
		const { anchors, topics, ...rest } = linted;
		store.put(row.fingerprint, JSON.stringify({ ...rest, anchors: [...anchors], topics: [...topics] }), LINT);
	}
	return texts.flatMap(({ path }, index) => {
		const known = kept[index];
		if (!known) return fresh.get(path) ?? [];
		return { ...known, anchors: new Set(known.anchors), topics: new Map(known.topics) } as LintedArticle;
	});
}
