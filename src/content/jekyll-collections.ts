/** Collections in the configuration of Jekyll (jekyllrb.com/docs/collections; `lib/jekyll/collection.rb`). */
import { libraries } from "../core/libraries.js";
import type { Path } from "../core/model.js";

const require = libraries(import.meta.url);

export interface JekyllCollection {
	/** Its files are in the folder of this name after an underline. */
	readonly label: string;
	/** Only `output: true` makes pages of the files. */
	readonly isPublic: boolean;
	readonly permalink?: string;
}

/** Those other than the posts, which are always public. A list of names has no settings. */
export function jekyllCollections(settings: unknown): readonly JekyllCollection[] {
	const { collections } = Object(settings) as { readonly collections?: unknown };
	const named: readonly (readonly [string, unknown])[] = Array.isArray(collections)
		? collections.map((label) => [String(label), undefined])
		: Object.entries(Object(collections));
	return named
		.filter(([label]) => label !== "posts")
		.map(([label, value]) => {
			const { output, permalink } = Object(value) as { readonly output?: unknown; readonly permalink?: unknown };
			return { label, isPublic: output === true, ...(typeof permalink === "string" && { permalink }) };
		});
}

/** What hides the stories of collections without `output: true`, of which Jekyll makes no pages. */
export function hiddenCollections(file: Path, text: string) {
	if (!text.includes("collections")) return [];
	const isIn = (label: string) => (story: Path) => story.split("/").slice(0, -1).includes(`_${label}`);
	try {
		return jekyllCollections((require("yaml") as typeof import("yaml")).parse(text))
			.filter(({ isPublic }) => !isPublic)
			.map(({ label }) => ({
				...{ file, how: `the collection ${label} has no \`output: true\``, isDefault: false },
				mayHide: isIn(label),
			}));
	} catch {
		// Which of them are public is not known.
		const mayHide = (story: Path) => /(?:^|\/)_(?!posts\/|drafts\/)[^/]*\//.test(story);
		return [{ file, how: "it cannot be parsed, and has collections", isDefault: false, mayHide }];
	}
}
