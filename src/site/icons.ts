/** The icons of the site: those in the configuration, and files of `static/` with the names that browsers expect. */

import type { Outcome, Path, Picture, Place, Problem, SiteConfig } from "../core/model.js";
import { warning } from "../core/problem.js";
import type { IconView } from "../core/views.js";

const ICON_NAMES = /^static\/(?:favicon|icon|apple-touch-icon)(?:-\d+(?:x\d+)?)?\.(?:ico|png|svg)$/;
const ICON_TYPES: Readonly<Record<string, string>> = { ico: "image/x-icon", png: "image/png", svg: "image/svg+xml" };
/** In pixels: the minimum size of Google (Google, "Define a favicon"). An `.ico` contains smaller sizes for browsers. */
const MIN_ICON_SIZE = 48;

export function resolveIcons(
	{ icons }: Pick<SiteConfig, "icons">,
	measured: ReadonlyMap<Path, Picture>,
	pictureOf: (src: string, place: Place, report: (problem: Problem) => void) => Picture | undefined,
): Outcome<readonly IconView[]> {
	const problems: Problem[] = [];
	const place = { path: "broadsheet.config.ts" };
	const named = icons.flatMap((src) => pictureOf(src, place, (problem) => problems.push(problem)) ?? []);
	const called = [...measured.values()].filter(
		({ src }) => ICON_NAMES.test(src) && !named.some((each) => each.src === src),
	);
	const value = [...named, ...called].flatMap(({ src, url, width = 0, height = 0 }): IconView[] => {
		const [ending = ""] = /\w+$/.exec(src.toLowerCase()) ?? [];
		const type = ICON_TYPES[ending];
		const least = ending === "png" ? MIN_ICON_SIZE : 1;
		if (!type || width !== height || width < least) {
			const size = width ? ` of ${width} × ${height} pixels` : "";
			problems.push(
				warning(
					"icon-shape",
					`This icon does not suit search engines and devices${size}`,
					{ path: src },
					{ hint: `they want a square of at least ${MIN_ICON_SIZE} pixels, as SVG, PNG or ICO` },
				),
			);
		}
		if (!type || !width) return [];
		const icon = { url, type, sizes: ending === "svg" ? "any" : `${width}x${height}` };
		return [/apple-touch-icon[^/]*$/.test(src) ? { ...icon, apple: true } : icon];
	});
	return { value, problems };
}
