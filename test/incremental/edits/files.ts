/** What becomes of whole files of `content/`: moved, swapped, rewritten behind the back of their clock. */
import { chmodSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { imageSize } from "image-size";
import { drawing, photograph, story } from "../../support/site.js";
import {
	drop,
	type Edit,
	filesBelow,
	has,
	looseOf,
	type Paper,
	put,
	rewriteInSecret,
	storiesOf,
	textOf,
} from "../paper.js";
import type { Random } from "../random.js";
import { FOLDERS, PICTURES, TOPICS } from "../site.js";

const inRoot = ({ root }: Paper, path: string): string => join(root, path);

export function move(paper: Paper, from: string, to: string): string | undefined {
	if (has(paper, to)) return undefined;
	const bytes = readFileSync(inRoot(paper, from));
	put(paper, to, "");
	rmSync(inRoot(paper, to));
	// A true rename keeps the clock and the number of the file.
	renameSync(inRoot(paper, from), inRoot(paper, to));
	return `${from} is now ${to}, ${bytes.length} bytes`;
}

/** Other letters of the same number, in the name of who is quoted. */
const otherLetters = (bytes: Buffer, random: Random): Buffer => {
	const vowel = random.pick(["a", "e", "i", "o", "u"]) ?? "";
	return Buffer.from(
		bytes.toString("latin1").replace(/says \w+/g, (name) => name.replace(/[eiou]/g, vowel)),
		"latin1",
	);
};

const picture = (paper: Paper, random: Random): string | undefined =>
	random.pick(filesBelow(inRoot(paper, "content/images")).map((name) => `content/images/${name}`));

export const fileEdits = {
	rename: (paper, random) => {
		const path = random.pick(looseOf(paper));
		return path && move(paper, path, join(dirname(path), `renamed-${random.below(200)}.md`));
	},
	"move to another folder": (paper, random) => {
		const path = random.pick(looseOf(paper));
		return path && move(paper, path, `content/${random.pick(FOLDERS)}/${basename(path)}`);
	},
	delete: (paper, random) => {
		const stories = looseOf(paper);
		const path = stories.length > 12 ? random.pick(stories) : undefined;
		if (path) drop(paper, path);
		return path && `${path} is gone`;
	},
	add: (paper, random) => {
		const path = `content/${random.pick(FOLDERS)}/added-${random.below(500)}.md`;
		const day = `2026-0${1 + random.below(5)}-0${1 + random.below(4)} 06:${10 + random.below(50)}`;
		put(paper, path, story(`headline: Added ${random.below(500)}\ndate: ${day}\ntags: [${random.pick(TOPICS)}]`));
		return path;
	},
	"swap two files": (paper, random) => {
		const [one, other] = [random.pick(storiesOf(paper)), random.pick(storiesOf(paper))];
		if (!one || !other || one === other) return undefined;
		if (random.percent(50)) {
			const aside = inRoot(paper, "aside");
			renameSync(inRoot(paper, one), aside);
			renameSync(inRoot(paper, other), inRoot(paper, one));
			renameSync(aside, inRoot(paper, other));
			return `${one} and ${other} swap places by renaming`;
		}
		const [first, second] = [textOf(paper, one), textOf(paper, other)];
		put(paper, one, second);
		put(paper, other, first);
		return `${one} and ${other} swap what they say`;
	},
	"same size, same time": (paper, random) => {
		const path = random.pick(storiesOf(paper).filter((each) => textOf(paper, each).includes("The end of it")));
		if (path) rewriteInSecret(inRoot(paper, path), (bytes) => otherLetters(bytes, random));
		return path;
	},
	touch: (paper, random) => {
		const path = random.pick(storiesOf(paper));
		if (path === undefined) return undefined;
		const file = inRoot(paper, path);
		if (random.percent(30)) chmodSync(file, statSync(file).mode ^ 0o010);
		else if (random.percent(50)) writeFileSync(file, readFileSync(file));
		else utimesSync(file, new Date(), new Date());
		return path;
	},
	"other picture of the same size": (paper, random) => {
		const path = picture(paper, random);
		const colour = random.pick(["#345", "#543", "#abc", "#cba"]) ?? "";
		if (path === undefined) return undefined;
		const { width = 0, height = 0 } = imageSize(readFileSync(inRoot(paper, path)));
		const recolour = (bytes: Buffer) =>
			path.endsWith(".png")
				? Buffer.from(photograph(width, height, Number.parseInt(colour.slice(1), 16) % 255))
				: Buffer.from(bytes.toString().replace(/#\w{3}/, colour));
		if (random.percent(50)) rewriteInSecret(inRoot(paper, path), recolour);
		else put(paper, path, recolour(readFileSync(inRoot(paper, path))));
		return `${path} ${colour}`;
	},
	"picture of other measures": (paper, random) => {
		const path = picture(paper, random);
		const width = 200 + random.below(300);
		if (path) put(paper, path, path.endsWith(".png") ? photograph(width, 300) : drawing(width, 300));
		return path && `${path} ${width} wide`;
	},
	"picture that nobody shows": (paper, random) => {
		const path = `content/images/idle-${random.below(3)}.svg`;
		if (has(paper, path)) drop(paper, path);
		else put(paper, path, drawing(10, 10));
		return path;
	},
	"picture taken away": (paper, random) => {
		const path = random.percent(30) ? `content/images/${random.pick(PICTURES)}` : undefined;
		if (path === undefined || !has(paper, path)) return undefined;
		drop(paper, path);
		return path;
	},
} satisfies Record<string, Edit>;
