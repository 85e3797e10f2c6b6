/** What is reported of a file beside the stories, at the file itself. */

import type { Path, Problem } from "../model.js";
import { fileNameOf, withoutExtension } from "../paths.js";
import { error, warning } from "../problem.js";
import type { AssetRecord } from "./asset-record.js";
import { IMAGE_KINDS } from "./kinds.js";

/** `folder` is the folder of the site that contains it. */
export const reportsOf = (found: AssetRecord, folder: string): Problem[] => [
	...(folder === "static" ? faultsOfStatic(found) : []),
	...(found.lost ? [stripped(found.path, found.lost)] : []),
];

/** A file of `static/` keeps its name, so the name must be right. */
function faultsOfStatic({ path, kind, misnamed, fault }: AssetRecord): Problem[] {
	const name = fileNameOf(path);
	if (fault) return [error("picture-format", `"${name}" ${fault.message}`, { path }, { hint: fault.hint })];
	if (!misnamed || !kind || /\.ico$/i.test(name)) return [];
	const { is, endings } = IMAGE_KINDS[kind];
	const hint = `call it ${withoutExtension(name)}.${endings[0]}, wherever it is named`;
	// A browser looks into pictures of pixels, and believes the server of a drawing.
	const report = kind === "svg" || /\.svg$/i.test(name) ? error : warning;
	return [report("picture-format", `"${name}" is ${is}, whatever its name says`, { path }, { hint })];
}

/** A picture in a page does nothing and loads nothing, so it looks the same. */
export const stripped = (path: Path, lost: string): Problem =>
	warning(
		"svg-stripped",
		`"${fileNameOf(path)}" is published without ${lost}`,
		{ path },
		{
			hint: "in a page a drawing runs no script and loads no file; draw with shapes, and embed pictures and fonts",
		},
	);
