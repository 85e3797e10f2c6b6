/** Problems of assets, reported at the file itself. */

import type { Path, Problem } from "../model.js";
import { fileNameOf, withoutExtension } from "../paths.js";
import { error, warning } from "../problem.js";
import type { AssetRecord } from "./asset-record.js";
import { IMAGE_KINDS } from "./kinds.js";

/** `folder` is `content` or `static`. */
export const reportsOf = (found: AssetRecord, folder: string): Problem[] => [
	...(folder === "static" ? staticFileProblems(found) : []),
	...(found.lost ? [stripped(found.path, found.lost)] : []),
];

/** A file of `static/` keeps its name, so its extension must be right. */
function staticFileProblems({ path, kind, misnamed, error: imageError }: AssetRecord): Problem[] {
	const name = fileNameOf(path);
	if (imageError)
		return [error("picture-format", `"${name}" ${imageError.message}`, { path }, { hint: imageError.hint })];
	if (!misnamed || !kind || /\.ico$/i.test(name)) return [];
	const { is, endings } = IMAGE_KINDS[kind];
	const hint = `call it ${withoutExtension(name)}.${endings[0]}, and change the references to it`;
	// Browsers detect the type of bitmaps by content, but rely on the server for SVG.
	const report = kind === "svg" || /\.svg$/i.test(name) ? error : warning;
	return [report("picture-format", `"${name}" is ${is}, despite its name`, { path }, { hint })];
}

/** An image in a page is not active, so it looks the same without. */
export const stripped = (path: Path, lost: string): Problem =>
	warning(
		"svg-stripped",
		`"${fileNameOf(path)}" is published without ${lost}`,
		{ path },
		{
			hint: "in a page a drawing runs no script and loads no file; draw with shapes, and embed pictures and fonts",
		},
	);
