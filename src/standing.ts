/** What a build is given: while that is the same, and its hour is not over, what the last build left still stands. */
import { givenOf } from "./archive/last.js";
import { fingerprintOf } from "./engine/remember.js";
import { guestsOf } from "./features/index.js";
import type { Site } from "./model.js";
import type { FileList } from "./stages/content/list.js";
import type { Templates } from "./stages/render/templates.js";

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
