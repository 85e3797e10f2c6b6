/** What a build is given: while that is the same, and its hour is not over, what the last build left still stands. */
import { givenOf } from "../cache/last-build.js";
import { fingerprintOf } from "../cache/memoize-on-disk.js";
import type { FileList } from "../content/files/list-files.js";
import type { Site } from "../core/model.js";
import { guestsOf } from "../plugins/index.js";
import type { Templates } from "../render/theme/load.js";

/** Stands for everything that prints pages, besides their views. */
export const pressSalt = (salt: string, { digest }: Templates): string => fingerprintOf([salt, digest]);

/** Stands for all of it; undefined where that cannot be told. `salt` stands for the code and the configuration. */
export function givenTo(
	lists: readonly FileList[],
	{ site, templates, salt }: { readonly site: Site; readonly templates: Templates; readonly salt: string },
): string | undefined {
	const files = [...templates.files, ...templates.scripts].map(({ bytes }) => bytes);
	return guestsOf(site).length ? undefined : givenOf(lists, [pressSalt(salt, templates), ...files]);
}
