/** Detects that nothing has changed: with the same inputs, before the next scheduled change, the output of the last build is still valid. */
import { inputsDigest } from "../cache/last-build.js";
import { cacheKey } from "../cache/memoize-on-disk.js";
import type { FileListing } from "../content/files/list-files.js";
import { digest } from "../core/digest.js";
import type { SiteConfig } from "../core/model.js";
import { thirdPartyPlugins } from "../plugins/index.js";
import { type Templates, templateDigest } from "../render/theme/load.js";

/** A digest of everything that renders pages, apart from their views. */
export const renderVersion = (parseVersion: string, { digest }: Templates): string => cacheKey([parseVersion, digest]);

/** Versions of what renders the pages of a template. `siteViewJson` is `SiteView` as JSON. */
export function templateVersion(parseVersion: string, templates: Templates, siteViewJson: string) {
	const frame = digest(siteViewJson);
	return (template: string): readonly string[] => [parseVersion, template, templateDigest(template, templates), frame];
}

/** A digest of all inputs of a build; undefined with third-party plugins, which may read anything. `parseVersion` covers the code and the configuration. */
export function computeInputsDigest(
	lists: readonly FileListing[],
	{
		site,
		templates,
		parseVersion,
	}: { readonly site: SiteConfig; readonly templates: Templates; readonly parseVersion: string },
): string | undefined {
	const files = [...templates.files, ...templates.scripts].map(({ bytes }) => bytes);
	return thirdPartyPlugins(site).length
		? undefined
		: inputsDigest(lists, [renderVersion(parseVersion, templates), ...files]);
}
