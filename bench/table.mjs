/** Formats rows of figures as Markdown. */
import { scenario, scenarioKeys } from "./scenarios.mjs";

export function median(values) {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The medians of a row; undefined if it has no figures. */
export const medians = (row) =>
	row?.runs.length && !row.error
		? {
				files: row.files,
				...Object.fromEntries(["wall", "cpu", "mb"].map((key) => [key, median(row.runs.map((run) => run[key]))])),
			}
		: undefined;

const HEAD = ["", "", "wall, s", "least–most", "× Hugo", "CPU, s", "memory, MB", "files written"];

export function table(rows) {
	return grid(
		HEAD,
		scenarioKeys.flatMap((key) =>
			rows
				.filter((row) => row.scenario === key)
				.map((row, index, own) => [index ? "" : scenario(key).title, ...cells(row, own)]),
		),
	);
}

function cells(row, rows) {
	const figures = medians(row);
	if (!figures) return [row.name, row.error ? `failed: ${row.error.replaceAll("|", "/")}` : "—", "", "", "", "", ""];
	const hugo = medians(rows.find(({ name }) => name === "Hugo"));
	const walls = row.runs.map(({ wall }) => wall);
	return [
		row.name,
		figures.wall.toFixed(2),
		`${Math.min(...walls).toFixed(2)}–${Math.max(...walls).toFixed(2)}`,
		hugo ? (figures.wall / hugo.wall).toFixed(3) : "—",
		figures.cpu.toFixed(2),
		figures.mb.toFixed(0),
		String(figures.files),
	];
}

/** A Markdown table; the columns from the third on are numbers. */
export const grid = (head, rows) =>
	[head, head.map((_, index) => (index < 2 ? "---" : "---:")), ...rows]
		.map((row) => `| ${row.join(" | ")} |`)
		.join("\n");
