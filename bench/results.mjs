/** Writes the file of results from all measurements so far. */
import { DEFAULT_SITE } from "./broadsheet.mjs";
import { goals } from "./goals.mjs";
import { versions } from "./machine.mjs";
import { keepRest, keepSection } from "./sections.mjs";
import { grid, table } from "./table.mjs";

const NOTES = `Each run is one new process, timed whole by \`/usr/bin/time\`; figures are medians, the memory is that of the largest process. The contenders are run in
turn. Before a cold run no output is there at all. After each edit the pages concerned are searched for it, and the number of Broadsheet's pages is compared with
what the front matter asks for; between two edits the corpus is restored, and Broadsheet builds once untimed. Files written are those of the output with a new
inode or time. The peers remember nothing between two runs, so above 10,000 stories they are only built cold.`;

export function writeResults(file, { machine, command, work, sizes }) {
	const text = [
		"# Results",
		NOTES,
		grid(["", ""], [...machine, ...versions(work)]),
		`\`\`\`\nnpm run bench${command.length ? ` -- ${command.join(" ")}` : ""}\n\`\`\``,
		"## Goals",
		goals(sizes),
		...sizes.flatMap(({ count, runs, absent, rows }) => [
			`## ${count.toLocaleString("en")} stories`,
			`Runs: ${runs}.`,
			...absent.map((sentence) => `${sentence}.`),
			"Like for like: the same articles, fronts, topics and authors, and 85 feeds with summaries.",
			table(rows.filter(({ name }) => name !== DEFAULT_SITE)),
			"Broadsheet with everything that it has by default: the archive by date, feeds of topics and authors, three formats, whole texts.",
			table(rows.filter(({ name }) => name === DEFAULT_SITE || name === "Hugo")),
			...rows.flatMap(({ scenario, name, faults }) =>
				faults.map((fault) => `**Wrong**: ${name}, ${scenario}: ${fault}.`),
			),
		]),
	];
	keepRest(file, text.join("\n\n"));
}

/** The section of the results about where the time of a cold build goes. */
export function writeProfiles(file, { machine, command, work, sizes }) {
	const text = [
		"Cold builds under V8's profiler, which reads the stack of each thread every millisecond.",
		grid(["", ""], [...machine, ...versions(work)]),
		`\`\`\`\nnpm run bench -- ${command.join(" ")}\n\`\`\``,
		...sizes.flatMap(({ count, profiles }) =>
			profiles.flatMap(([name, profile]) => [`### ${name}, ${count.toLocaleString("en")} stories`, profile]),
		),
	];
	keepSection(file, "Profile", text.join("\n\n"));
}
