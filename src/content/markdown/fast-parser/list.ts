/** A list (CommonMark 0.31.2, sections 5.2 and 5.3) with all items in one column. */
import type { List, ListItem } from "mdast";
import { endOf, isContainer } from "./end.js";
import { type Blocks, bail, type Container, type Cursor, nestContainer } from "./reader.js";
import { MARKER, THEMATIC_BREAK } from "./starts.js";

/** A possible task list marker (GFM 0.29, section 5.3). */
const TASK = /\[[ xX\n]/y;

/** Parses the blocks of a container. */
type ReadBlocks = (reader: Cursor, container: Container | undefined) => Blocks;

export function list(reader: Cursor, outer: Container | undefined, first: number, blocks: ReadBlocks): List {
	const start = reader.point(first);
	const column = first - reader.at;
	const children: ListItem[] = [];
	const [, marker = ""] = reader.match(MARKER, first) ?? [];
	let spread = false;
	for (let at = first; ; ) {
		children.push(listItem(reader, outer, at, blocks));
		if (reader.done || !reader.enter(outer)) break;
		at = reader.skipSpaces(reader.at);
		if (reader.endsAt(at)) break;
		if (!continues(reader, at, marker)) {
			if (!reader.blank) bail();
			break;
		}
		if (at - reader.at !== column) bail();
		if (reader.blank && endsNested(children)) bail();
		spread ||= reader.blank;
		reader.blank = false;
	}
	return {
		type: "list",
		ordered: marker.length > 1,
		start: marker.length > 1 ? Number.parseInt(marker, 10) : null,
		spread,
		children,
		position: { start, end: endOf(children) },
	};
}

/** Whether the last item ends with a container: the following blank line then depends on the outer container. */
const endsNested = (items: readonly ListItem[]): boolean => isContainer(items.at(-1)?.children.at(-1));

/** Whether an item of the same list begins at `at`: with the same kind of marker. */
function continues(reader: Cursor, at: number, marker: string): boolean {
	const next = reader.match(MARKER, at)?.[1];
	return next?.at(-1) === marker.at(-1) && !reader.test(THEMATIC_BREAK, at);
}

function listItem(reader: Cursor, outer: Container | undefined, at: number, blocks: ReadBlocks): ListItem {
	const start = reader.point(at);
	const [all, , spaces = ""] = reader.match(MARKER, at) ?? bail();
	const content = at + all.length;
	if (spaces.length === 0 || spaces.length > 4 || reader.endsAt(content) || reader.test(TASK, content)) return bail();
	const container = nestContainer(outer, content - reader.at);
	reader.at = content;
	const { children, spread } = blocks(reader, container);
	return {
		type: "listItem",
		spread,
		checked: null,
		children: children as ListItem["children"],
		position: { start, end: endOf(children) },
	};
}
