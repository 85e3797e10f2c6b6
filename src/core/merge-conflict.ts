/** The lines that version control leaves in a file while a merge is unfinished (git-merge, "How conflicts are presented"). */
export interface ConflictMarker {
	/** Of the first character of its line, in UTF-16 code units. */
	readonly offset: number;
	/** In UTF-16 code units, without the end of the line. */
	readonly length: number;
	/** `<<<<<<<`, `=======` and `>>>>>>>` follow in this order. Otherwise the line is what an editor left of a merge. */
	readonly isWhole: boolean;
}

/** A label stands behind the first and the last mark, so that seven `>` of nested quotations alone are none. */
const MARK = /^(?:<{7}(?: .*)?|={7}|>{7}(?: .*)?)(?=\r?$)/gm;

/** One mark for each conflict: where it begins, or the lone mark that is left of it. A line `=======` alone is the underline of a heading. */
export function conflictMarkers(text: string): ConflictMarker[] {
	if (!text.includes("<<<<<<<") && !text.includes(">>>>>>> ")) return [];
	const found: ConflictMarker[] = [];
	let open: (Omit<ConflictMarker, "isWhole"> & { divided: boolean; labelled: boolean }) | undefined;
	const close = (isWhole: boolean) => {
		if (open && (isWhole || open.labelled)) found.push({ offset: open.offset, length: open.length, isWhole });
		open = undefined;
	};
	for (const { 0: line, index: offset } of text.matchAll(MARK)) {
		const labelled = line.trimEnd().length > 7;
		if (line[0] === "=") {
			if (open) open.divided = true;
		} else if (line[0] === "<") {
			close(false);
			open = { offset, length: line.length, divided: false, labelled };
		} else if (open) close(open.divided);
		else if (labelled) found.push({ offset, length: line.length, isWhole: false });
	}
	close(false);
	return found;
}
