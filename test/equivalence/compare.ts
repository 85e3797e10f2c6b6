/** Lists the differences of two outputs and two reports as text. */
import type { Report } from "../../src/core/model.js";
import { urlOf } from "../../src/core/paths.js";
import type { Tree } from "./test-site.js";

/** The paths whose content differs between two trees. */
export const differing = (one: Tree, other: Tree): string[] =>
	[...new Set([...one.keys(), ...other.keys()])].filter((path) => one.get(path) !== other.get(path)).sort();

const around = (text: string | undefined, at: number): string =>
	text === undefined ? "(not there)" : JSON.stringify(text.slice(Math.max(0, at - 60), at + 100));

/** The first files that differ, each with the place of the first difference. */
export const treeFaults = (what: string, found: Tree, wanted: Tree): string[] =>
	differing(found, wanted).map((path) => {
		const [is, should] = [found.get(path), wanted.get(path)];
		let at = 0;
		while (is !== undefined && should !== undefined && at < is.length && is[at] === should[at]) at++;
		return `${what} ${path}\n    is     ${around(is, at)}\n    should ${around(should, at)}`;
	});

/** What a reader of the report sees, except counts of saved work and differences from the previous output (`former-url`). */
const comparable = ({ exit, pages, nextChange, problems }: Report): Readonly<Record<string, unknown>> => ({
	exit,
	pages,
	nextChange,
	problems: problems
		.filter(({ code }) => code !== "former-url")
		.map((problem) => JSON.stringify(problem))
		.sort(),
});
export const reportFaults = (found: Report, wanted: Report): string[] => {
	const [is, should] = [comparable(found), comparable(wanted)];
	return Object.keys(is)
		.filter((key) => JSON.stringify(is[key]) !== JSON.stringify(should[key]))
		.map((key) => `report.${key}\n    is     ${JSON.stringify(is[key])}\n    should ${JSON.stringify(should[key])}`);
};

/** The report names exactly the files that were written and deleted, and counts their precompressed copies. */
export function changeFaults(report: Report, before: Tree, after: Tree): string[] {
	const paths = differing(before, after).filter((path) => path !== ".broadsheet.json");
	const [is, should] = [
		report.changed,
		paths
			.filter((path) => !path.endsWith(".gz"))
			.map(urlOf)
			.sort(),
	].map((urls) => JSON.stringify([...urls].sort()));
	const deleted = paths.filter((path) => !after.has(path)).length;
	return [
		...(is === should ? [] : [`report.changed\n    is     ${is}\n    should ${should}`]),
		...(report.deleted === deleted ? [] : [`report.deleted is ${report.deleted}, should be ${deleted}`]),
		...(report.written === paths.length - deleted
			? []
			: [`report.written is ${report.written}, should be ${paths.length - deleted}`]),
	];
}
