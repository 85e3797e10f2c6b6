/** Warnings about front matter in a form that most programs read and Broadsheet's own files do not have. */
import type { Place, Problem } from "../../core/model.js";
import { warning } from "../../core/problem.js";

export const formWarning = (message: string, place: Place, hint: string, group: string): Problem =>
	warning("front-matter-form", message, place, { hint, group });

export const curledWarning = (place: Place): Problem =>
	formWarning(
		"The curly quotation marks around this value are left out",
		place,
		"put straight ones in their place, or, if readers should see the curly ones, straight ones around them",
		"curly quotation marks",
	);
