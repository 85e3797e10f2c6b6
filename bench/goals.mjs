/** The goals of Broadsheet next to the measurements. */
import { grid, medians } from "./table.mjs";

const SMALL = 10_000;
const LARGE = 100_000;
const EDITS = ["body", "headline", "new"];

/** `sizes`: the measurements so far. A goal with missing figures is "not measured". */
export function goals(sizes) {
	const figure = (count, scenario, key, name = "Broadsheet") => {
		const rows = sizes.find((size) => size.count === count)?.rows ?? [];
		return medians(rows.find((row) => row.scenario === scenario && row.name === name))?.[key];
	};
	const cold = (count, name) => figure(count, "cold", "wall", name);
	/** The slowest of the edits of one article, or the one with most memory. */
	const edit = (count, key) => most(EDITS.map((scenario) => figure(count, scenario, key)));
	const gigabytes = (mb) => mb / 1024;
	const files = (count) => figure(count, "new", "files");

	return grid(
		["goal", "", "at most", "measured"],
		[
			["Cold, 10,000 stories", "× Hugo", 0.4, [cold(SMALL), cold(SMALL, "Hugo")], over],
			["Cold, 10,000 stories", "× Metalsmith", 0.55, [cold(SMALL), cold(SMALL, "Metalsmith")], over],
			["Cold, 100,000 stories", "× Hugo", 0.4, [cold(LARGE), cold(LARGE, "Hugo")], over],
			["Cold, 100,000 stories", "GB of memory", 1.5, [figure(LARGE, "cold", "mb")], gigabytes],
			["Nothing changed, 100,000 stories", "s", 1, [figure(LARGE, "none", "wall")]],
			["One edit (the slowest kind), 10,000 stories", "s", 0.5, [edit(SMALL, "wall")]],
			["One edit (the slowest kind), 100,000 stories", "s", 1.5, [edit(LARGE, "wall")]],
			["One edit (the largest kind), 100,000 stories", "GB of memory", 1, [edit(LARGE, "mb")], gigabytes],
			["Files written for a new story, 100,000 against 10,000", "difference", 2, [files(LARGE), files(SMALL)], apart],
			["Growth of a cold build, 10,000 to 100,000", "×", 11, [cold(LARGE), cold(SMALL)], over],
			["Growth of one edit, 10,000 to 100,000", "×", 4, [edit(LARGE, "wall"), edit(SMALL, "wall")], over],
		].map(goal),
	);
}

function goal([name, unit, limit, figures, value = (figure) => figure]) {
	if (figures.includes(undefined)) return [name, unit, limit, "not measured"];
	const measured = value(...figures);
	return [name, unit, limit, `${measured.toFixed(3)}, ${measured <= limit ? "met" : "**not met**"}`];
}
const over = (a, b) => a / b;
const apart = (a, b) => Math.abs(a - b);
const most = (values) => (values.includes(undefined) ? undefined : Math.max(...values));
