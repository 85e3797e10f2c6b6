/** The rounds of one scenario. Every contender runs once per round, so that a slow minute of the machine affects all of them. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { filesWritten, timed, tree } from "./measure.mjs";

/** Returns a row of figures for each contender; one that fails is left out of the remaining rounds. */
export function runScenario({ key, edit }, { contenders, corpus, runs, work }) {
	const entries = contenders.map((contender) => ({
		contender,
		row: { scenario: key, name: contender.name, runs: [], faults: [] },
	}));
	const each = (action) => {
		for (const { contender, row } of entries.filter(({ row }) => !row.error))
			try {
				action(contender, row);
			} catch (cause) {
				row.error = cause.message;
				contender.clean();
			}
	};
	for (let round = 0; round < runs; round++) {
		if (key !== "cold")
			each((contender) => {
				if (!existsSync(contender.out)) timed(contender, work);
			});
		const shown = edit?.({ contenders, corpus, key, mark: `Zq${key}${round}` });
		each((contender, row) => {
			// One output at a time: at 100,000 articles the machine does not have the memory for Hugo and all others.
			if (key === "cold") for (const { clean } of contenders) clean();
			// Counted once: there are many files, and the same in all rounds.
			const before = round === 0 && tree(contender.out);
			row.runs.push(timed(contender, work));
			if (before) row.files = filesWritten(before, tree(contender.out));
			if (before) row.faults.push(...contender.faults());
			row.faults.push(...unseen(shown, contender.out));
		});
		if (!edit) continue;
		corpus.restore();
		each((contender) => {
			contender.markTemplate();
			// Reverting is an edit too, and is not timed.
			if (contender.remembers) timed(contender, work);
		});
	}
	return entries.map(({ row }) => row);
}

/** The pages that do not show the edit. */
function unseen(shown, out) {
	const read = (file) => (existsSync(file) ? readFileSync(file, "utf8") : "");
	return (shown?.pages ?? [])
		.filter((url) => !read(join(out, url, "index.html")).includes(shown.mark))
		.map((url) => `${url} does not show ${shown.mark}`);
}
