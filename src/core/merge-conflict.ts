/** Finds merge conflict markers (git-merge, "How conflicts are presented"). */
export interface ConflictMarker {
	/** The offset of the line, in UTF-16 code units. */
	readonly offset: number;
	/** In UTF-16 code units, without the line break. */
	readonly length: number;
	/** `<<<<<<<`, `=======` and `>>>>>>>` follow in this order. Otherwise the marker is left over from a merge. */
	readonly isWhole: boolean;
}

/** The first and the last marker have a label, so that seven `>` of nested quotations are not one. */
const MARK = /^(?:<{7}(?: .*)?|={7}|>{7}(?: .*)?)(?=\r?$)/gm;

/** The first marker of each conflict, or a single one that is left over. A line `=======` alone is a heading underline. */
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
