/** The goals of Broadsheet next to the measurements. */
import { DEFAULT_SITE } from "./broadsheet.mjs";
import { grid, medians } from "./table.mjs";

const LEAST = 1000;
const SMALL = 10_000;
const LARGE = 100_000;
const EDITS = ["body", "headline", "new"];
const PEERS = ["Hugo", "Metalsmith", "Eleventy"];

/** `sizes`: the measurements so far. A goal with missing figures is "not measured". */
export function goals(sizes) {
	const figure = (count, scenario, key, name = "Broadsheet") => {
		const rows = sizes.find((size) => size.count === count)?.rows ?? [];
		return medians(rows.find((row) => row.scenario === scenario && row.name === name))?.[key];
	};
	const cold = (count, name) => figure(count, "cold", "wall", name);
	const fastest = (count) => {
		const walls = PEERS.flatMap((name) => cold(count, name) ?? []);
		return walls.length ? Math.min(...walls) : undefined;
	};
	/** The slowest of the edits of one article, or the one with most memory, with everything by default. */
	const edit = (count, key) => most(EDITS.map((scenario) => figure(count, scenario, key, DEFAULT_SITE)));
	const gigabytes = (mb) => mb / 1024;
	const files = (count) => figure(count, "new", "files", DEFAULT_SITE);

	return grid(
		["goal", "", "at most", "measured"],
		[
			["Cold, 1,000 stories, like for like", "× the fastest peer", 1, [cold(LEAST), fastest(LEAST)], over],
			["Cold, 10,000 stories, like for like", "× Hugo", 0.6, [cold(SMALL), cold(SMALL, "Hugo")], over],
			["Cold, 10,000 stories, like for like", "× Metalsmith", 0.85, [cold(SMALL), cold(SMALL, "Metalsmith")], over],
			["Cold, 10,000 stories, by default", "× Hugo", 1.2, [cold(SMALL, DEFAULT_SITE), cold(SMALL, "Hugo")], over],
			["Cold, 100,000 stories, like for like", "× Hugo", 0.5, [cold(LARGE), cold(LARGE, "Hugo")], over],
			["Cold, 100,000 stories, like for like", "GB of memory", 1.5, [figure(LARGE, "cold", "mb")], gigabytes],
			["Growth of a cold build, 10,000 to 100,000", "×", 10.5, [cold(LARGE), cold(SMALL)], over],
			["Nothing changed, 100,000 stories", "s", 0.8, [figure(LARGE, "none", "wall", DEFAULT_SITE)]],
			["One edit (the slowest kind), 10,000 stories", "s", 0.4, [edit(SMALL, "wall")]],
			["One edit (the slowest kind), 100,000 stories", "s", 1.5, [edit(LARGE, "wall")]],
			["One edit (the largest kind), 100,000 stories", "MB of memory", 300, [edit(LARGE, "mb")]],
			["Files written for a new story, 100,000 against 10,000", "difference", 2, [files(LARGE), files(SMALL)], apart],
			["Growth of one edit, 10,000 to 100,000", "×", 3, [edit(LARGE, "wall"), edit(SMALL, "wall")], over],
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
