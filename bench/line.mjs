import { readFileSync, writeFileSync } from "node:fs";

/** One line of a template that can be edited: with a mark it gets that class, without one it is as it was. */
export function editableLine(file, line, marked) {
	const original = readFileSync(file, "utf8");
	if (!original.includes(line)) throw new Error(`${file} has no ${line}: bench/ must name another line`);
	return (mark) => writeFileSync(file, mark ? original.replace(line, marked(mark)) : original);
}
