/** The rounds of one scenario. Every contender runs once per round, so that a slow minute of the machine affects all of them. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { filesWritten, timed, tree } from "./measure.mjs";

/** Returns a row of figures for each contender; one that fails is left out of the remaining rounds. */
export function runScenario({ key, edit }, { contestants, corpus, runs, work }) {
	const entries = contestants.map((contestant) => ({
		contestant,
		row: { scenario: key, name: contestant.name, runs: [], faults: [] },
	}));
	const each = (action) => {
		for (const { contestant, row } of entries.filter(({ row }) => !row.error))
			try {
				action(contestant, row);
			} catch (cause) {
				row.error = cause.message;
				contestant.clean();
			}
	};
	for (let round = 0; round < runs; round++) {
		if (key !== "cold")
			each((contestant) => {
				if (!existsSync(contestant.out)) timed(contestant, work);
			});
		const shown = edit?.({ contestants, corpus, key, mark: `Zq${key}${round}` });
		each((contestant, row) => {
			// One output at a time: at 100,000 articles the machine does not have the memory for Hugo and all others.
			if (key === "cold") for (const { clean } of contestants) clean();
			// Counted once: there are many files, and the same in all rounds.
			const before = round === 0 && tree(contestant.out);
			row.runs.push(timed(contestant, work));
			if (before) row.files = filesWritten(before, tree(contestant.out));
			if (before) row.faults.push(...contestant.faults());
			row.faults.push(...unseen(shown, contestant.out));
		});
		if (!edit) continue;
		corpus.restore();
		each((contestant) => {
			contestant.markTemplate();
			// Reverting is an edit too, and is not timed.
			if (contestant.remembers) timed(contestant, work);
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
