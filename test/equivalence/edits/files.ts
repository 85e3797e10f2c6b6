/** Edits of whole files of `content/`: moved, swapped, or rewritten with the old timestamp. */
import { chmodSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { imageSize } from "image-size";
import { pngImage, story, svgImage } from "../../support/site.js";
import type { Random } from "../random.js";
import { FOLDERS, PICTURES, TOPICS } from "../site.js";
import {
	type Edit,
	exists,
	filesBelow,
	movableArticles,
	removeFile,
	rewriteKeepingTimes,
	storiesOf,
	type TestSite,
	textOf,
	writeFile,
} from "../test-site.js";

const inRoot = ({ root }: TestSite, path: string): string => join(root, path);

export function move(sitePlan: TestSite, from: string, to: string): string | undefined {
	if (exists(sitePlan, to)) return undefined;
	const bytes = readFileSync(inRoot(sitePlan, from));
	writeFile(sitePlan, to, "");
	rmSync(inRoot(sitePlan, to));
	// A rename keeps the timestamps and the inode number of the file.
	renameSync(inRoot(sitePlan, from), inRoot(sitePlan, to));
	return `${from} is now ${to}, ${bytes.length} bytes`;
}

/** Different letters, the same length, in the name of a quoted person. */
const otherLetters = (bytes: Buffer, random: Random): Buffer => {
	const vowel = random.pick(["a", "e", "i", "o", "u"]) ?? "";
	return Buffer.from(
		bytes.toString("latin1").replace(/says \w+/g, (name) => name.replace(/[eiou]/g, vowel)),
		"latin1",
	);
};

const picture = (sitePlan: TestSite, random: Random): string | undefined =>
	random.pick(filesBelow(inRoot(sitePlan, "content/images")).map((name) => `content/images/${name}`));

export const fileEdits = {
	rename: (sitePlan, random) => {
		const path = random.pick(movableArticles(sitePlan));
		return path && move(sitePlan, path, join(dirname(path), `renamed-${random.below(200)}.md`));
	},
	"move to another folder": (sitePlan, random) => {
		const path = random.pick(movableArticles(sitePlan));
		return path && move(sitePlan, path, `content/${random.pick(FOLDERS)}/${basename(path)}`);
	},
	delete: (sitePlan, random) => {
		const stories = movableArticles(sitePlan);
		const path = stories.length > 12 ? random.pick(stories) : undefined;
		if (path) removeFile(sitePlan, path);
		return path && `${path} is gone`;
	},
	add: (sitePlan, random) => {
		const path = `content/${random.pick(FOLDERS)}/added-${random.below(500)}.md`;
		const day = `2026-0${1 + random.below(5)}-0${1 + random.below(4)} 06:${10 + random.below(50)}`;
		writeFile(
			sitePlan,
			path,
			story(`headline: Added ${random.below(500)}\ndate: ${day}\ntags: [${random.pick(TOPICS)}]`),
		);
		return path;
	},
	"swap two files": (sitePlan, random) => {
		const [one, other] = [random.pick(storiesOf(sitePlan)), random.pick(storiesOf(sitePlan))];
		if (!one || !other || one === other) return undefined;
		if (random.percent(50)) {
			const aside = inRoot(sitePlan, "aside");
			renameSync(inRoot(sitePlan, one), aside);
			renameSync(inRoot(sitePlan, other), inRoot(sitePlan, one));
			renameSync(aside, inRoot(sitePlan, other));
			return `${one} and ${other} swap places by renaming`;
		}
		const [first, second] = [textOf(sitePlan, one), textOf(sitePlan, other)];
		writeFile(sitePlan, one, second);
		writeFile(sitePlan, other, first);
		return `${one} and ${other} swap what they say`;
	},
	"same size, same time": (sitePlan, random) => {
		const path = random.pick(storiesOf(sitePlan).filter((each) => textOf(sitePlan, each).includes("The end of it")));
		if (path) rewriteKeepingTimes(inRoot(sitePlan, path), (bytes) => otherLetters(bytes, random));
		return path;
	},
	touch: (sitePlan, random) => {
		const path = random.pick(storiesOf(sitePlan));
		if (path === undefined) return undefined;
		const file = inRoot(sitePlan, path);
		if (random.percent(30)) chmodSync(file, statSync(file).mode ^ 0o010);
		else if (random.percent(50)) writeFileSync(file, readFileSync(file));
		else utimesSync(file, new Date(), new Date());
		return path;
	},
	"other picture of the same size": (sitePlan, random) => {
		const path = picture(sitePlan, random);
		const colour = random.pick(["#345", "#543", "#abc", "#cba"]) ?? "";
		if (path === undefined) return undefined;
		const { width = 0, height = 0 } = imageSize(readFileSync(inRoot(sitePlan, path)));
		const recolour = (bytes: Buffer) =>
			path.endsWith(".png")
				? Buffer.from(pngImage(width, height, Number.parseInt(colour.slice(1), 16) % 255))
				: Buffer.from(bytes.toString().replace(/#\w{3}/, colour));
		if (random.percent(50)) rewriteKeepingTimes(inRoot(sitePlan, path), recolour);
		else writeFile(sitePlan, path, recolour(readFileSync(inRoot(sitePlan, path))));
		return `${path} ${colour}`;
	},
	"picture of other measures": (sitePlan, random) => {
		const path = picture(sitePlan, random);
		const width = 200 + random.below(300);
		if (path) writeFile(sitePlan, path, path.endsWith(".png") ? pngImage(width, 300) : svgImage(width, 300));
		return path && `${path} ${width} wide`;
	},
	"picture that nobody shows": (sitePlan, random) => {
		const path = `content/images/idle-${random.below(3)}.svg`;
		if (exists(sitePlan, path)) removeFile(sitePlan, path);
		else writeFile(sitePlan, path, svgImage(10, 10));
		return path;
	},
	"picture taken away": (sitePlan, random) => {
		const path = random.percent(30) ? `content/images/${random.pick(PICTURES)}` : undefined;
		if (path === undefined || !exists(sitePlan, path)) return undefined;
		removeFile(sitePlan, path);
		return path;
	},
} satisfies Record<string, Edit>;
