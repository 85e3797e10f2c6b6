/** Positions in the file of an article, which are kept without its path. */
import type { FieldName } from "./front-matter-schema.js";
import type { Article, Place, Position } from "./model.js";

/** The place of the first of these front-matter keys that the file has, else the beginning of the file. Loads the article from the cache. */
export function fieldPlace(
	{ from, fieldPlaces }: Pick<Article, "from" | "fieldPlaces">,
	...fields: readonly FieldName[]
): Place {
	const field = fields.find((each) => fieldPlaces[each] !== undefined);
	return { path: from, ...((field && fieldPlaces[field]) ?? FILE_START) };
}
const FILE_START: Position = { line: 1, column: 1 };

export const positionOf = ({ path: _, ...position }: Place): Position => position;

export type FieldPlaces = Readonly<Partial<Record<FieldName, Place>>>;
export function positionsOf(places: FieldPlaces): Article["fieldPlaces"] {
	const positions: Partial<Record<FieldName, Position>> = {};
	for (const [field, place] of Object.entries(places)) positions[field as FieldName] = positionOf(place);
	return positions;
}
