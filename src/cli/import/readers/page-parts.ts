/** The blocks of a page → its headline, bylines, dates, key points and text, without what the page itself adds around them. */
import type { Element } from "hast";
import { advertisementNotes } from "../html/advertisements.js";
import { find } from "../html/tree.js";
import type { PageBlock, PageFacts } from "./page-block.js";
import {
	creditIn,
	endsStory,
	headLine,
	isBoilerplate,
	isBreak,
	isJob,
	isKicker,
	isMenu,
	isName,
	isOwnLine,
	referenceIn,
	sectionsIn,
} from "./page-lines.js";

export interface PageParts {
	readonly title: string;
	/** ISO 8601. */
	readonly date: string | undefined;
	readonly updated: string | undefined;
	readonly byline: readonly string[];
	readonly sections: readonly string[];
	readonly summary: readonly string[];
	readonly contributors: readonly string[];
	readonly blocks: readonly Element[];
	/** What was left out. */
	readonly notes: readonly string[];
}

/** Blocks at the top among which bylines and dates stand. */
const TOP = 14;

export function readParts(all: readonly PageBlock[], facts: PageFacts): PageParts {
	const heading = all.find(({ kind, node }) => kind === "heading" && node.tagName === "h1");
	let title = facts.title ?? heading?.text;
	let [date, updated] = [facts.date, facts.updated];
	let sections = facts.sections ?? [];
	let summary: readonly string[] = [];
	const byline = new Set<string>(facts.byline);
	/** A name that is there twice, once in capitals, is the other one. */
	const addName = (name: string): void => {
		const twin = [...byline].find((each) => each.toLowerCase() === name.toLowerCase());
		if (twin !== undefined && twin !== twin.toUpperCase()) return;
		if (twin !== undefined) byline.delete(twin);
		byline.add(name);
	};
	const contributors: string[] = [];
	const gone: string[] = [];
	const references: string[] = [];
	const body: PageBlock[] = [];

	/** Whether the block is something else than a part of the text. Notes what it says. */
	const isTaken = (block: PageBlock, index: number): boolean => {
		const { kind, text: line } = block;
		if (kind === "list") {
			// Bullets between the headline and the text are its key points.
			if (body.length > 0 || title === undefined || summary.length > 0) return false;
			summary = block.items ?? [];
			return true;
		}
		if (kind === "other") return false;
		if (line === "") return !hasPicture(block);
		if (isBoilerplate(line)) {
			gone.push(`"${line}"`);
			return true;
		}
		const isTop = body.length < 2 && index < TOP;
		const trail = isTop && body.length === 0 ? sectionsIn(line) : undefined;
		if (trail) {
			sections = trail;
			return true;
		}
		const head = isTop ? headLine(line) : undefined;
		if (head) {
			for (const name of head.names) addName(name);
			if (head.isUpdate) updated ??= head.date;
			else date ??= head.date;
			return true;
		}
		if (title === undefined && isMenu(line)) {
			gone.push(`"${line}"`);
			return true;
		}
		if (title === undefined && isKicker(line, all[index + 1]?.text ?? "")) {
			if (sections.length === 0) sections = [line];
			return true;
		}
		if (title === undefined) {
			title = line;
			return true;
		}
		if (line === title || block === heading) return true;
		if (isTop && (isBreak(line) || isOwnLine(line, byline))) return true;
		// A name stands above a job.
		if (isTop && isName(line) && isJob(all[index + 1]?.text ?? "")) {
			addName(line);
			return true;
		}
		if (isTop && byline.size > 0 && isJob(line)) return true;
		const credit = creditIn(line);
		if (credit) contributors.push(...credit);
		const reference = referenceIn(line);
		if (reference) references.push(`"${reference}"`);
		return credit !== undefined || reference !== undefined;
	};
	for (const [index, block] of all.entries()) {
		if (endsStory(block.text) && body.length > 2 && index > all.length / 2) {
			gone.push(`"${block.text}" and what follows it`);
			break;
		}
		if (!isTaken(block, index)) body.push(block);
	}
	return {
		title: title ?? "",
		date: date ?? updated,
		updated,
		byline: [...byline],
		sections: sections.filter((name) => name !== title),
		summary,
		contributors,
		blocks: body.map(({ node }) => node),
		notes: [
			...(gone.length ? [`left out: ${withNumbers(gone).join(", ")}`] : []),
			...advertisementNotes(facts.advertisements ?? []),
			...(references.length ? [`left out, for \`readMore\` if these stories are here: ${references.join(", ")}`] : []),
		],
	};
}

/** Each once, with its number if it was there several times. */
const withNumbers = (lines: readonly string[]): string[] =>
	[...new Set(lines)].map((line) => {
		const count = lines.filter((each) => each === line).length;
		return count > 1 ? `${count} × ${line}` : line;
	});

const hasPicture = ({ node }: PageBlock): boolean => find(node, ({ tagName }) => tagName === "img") !== undefined;
