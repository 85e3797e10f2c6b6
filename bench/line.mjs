import { readFileSync, writeFileSync } from "node:fs";

/** A line of a template that can be edited: a mark adds that class; without one the line is restored. */
export function editableLine(file, line, marked) {
	const original = readFileSync(file, "utf8");
	if (!original.includes(line)) throw new Error(`${file} has no ${line}: bench/ must name another line`);
	return (mark) => writeFileSync(file, mark ? original.replace(line, marked(mark)) : original);
}
