import { slugify } from "./paths.js";

/** The references that the target of a link in double brackets may mean, the most likely first: `Harbour notes#tolls`, `harbour-notes#tolls`. */
export function wikiTargets(target: string): string[] {
	const [page = "", ...part] = target.split("#");
	const folders = page.split("/");
	const slug = [...folders.slice(0, -1), slugify(folders.at(-1) ?? "")].join("/");
	return slug === "" || slug === page ? [target] : [target, [slug, ...part].join("#")];
}
