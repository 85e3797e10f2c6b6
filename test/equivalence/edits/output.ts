/** Changes of the output folder and of the cache that Broadsheet did not make. A build repairs all of them. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Random } from "../random.js";
import { type Edit, filesBelow, rewriteKeepingTimes, type TestSite } from "../test-site.js";

const LIST = ".broadsheet.json";

/** An edit of one file that a build wrote. */
const ofOutput =
	(edit: (file: string, random: Random, sitePlan: TestSite) => void): Edit =>
	(sitePlan, random) => {
		const path = random.pick(filesBelow(sitePlan.out).filter((each) => each !== LIST && !sitePlan.foreign.has(each)));
		if (path) edit(join(sitePlan.out, path), random, sitePlan);
		return path;
	};

const outputEdits = {
	"output: a file gets longer": ofOutput((file) => writeFileSync(file, `${readFileSync(file)} by hand`)),
	"output: other bytes, same size, same time": ofOutput((file) =>
		rewriteKeepingTimes(file, (bytes) =>
			Buffer.from(bytes.map((byte, index) => (index === bytes.length >> 1 ? 33 : byte))),
		),
	),
	"output: a file is emptied": ofOutput((file) => writeFileSync(file, "")),
	"output: a file is deleted": ofOutput((file) => rmSync(file)),
	"output: a file is written anew": ofOutput((file) => {
		const bytes = readFileSync(file);
		rmSync(file);
		writeFileSync(file, bytes);
	}),
	"output: two files swap places": ofOutput((file, random, sitePlan) => {
		const path =
			random.pick(filesBelow(sitePlan.out).filter((each) => each !== LIST && !sitePlan.foreign.has(each))) ?? "";
		const other = join(sitePlan.out, path);
		if (other === file) return;
		renameSync(file, `${file}.aside`);
		renameSync(other, file);
		renameSync(`${file}.aside`, other);
	}),
	"output: a foreign file is laid in": (sitePlan, random) => {
		const beside = random.pick(filesBelow(sitePlan.out).filter((each) => each.endsWith("index.html"))) ?? "index.html";
		const path = join(random.percent(70) ? dirname(beside) : ".well-known", `mine-${random.below(1000)}.txt`);
		// An empty folder with a foreign file belongs to its owner: no build writes into it.
		if (filesBelow(sitePlan.out).length === 0) return undefined;
		mkdirSync(dirname(join(sitePlan.out, path)), { recursive: true });
		writeFileSync(join(sitePlan.out, path), "mine");
		sitePlan.foreign.set(path, "mine");
		return path;
	},
	"output: a folder is lost": (sitePlan, random) => {
		const path = random.pick(filesBelow(sitePlan.out).filter((each) => each.includes("/")));
		const top = path?.split("/").slice(0, 1 + random.below(2));
		if (!path || !top || top.join("/") === path) return undefined;
		rmSync(join(sitePlan.out, ...top), { recursive: true });
		for (const each of [...sitePlan.foreign.keys()])
			if (each.startsWith(`${top.join("/")}/`)) sitePlan.foreign.delete(each);
		return top.join("/");
	},
	"output: all of it is lost": (sitePlan) => {
		rmSync(sitePlan.out, { recursive: true, force: true });
		sitePlan.foreign.clear();
		return "gone";
	},
	"output: the list of files is damaged": (sitePlan, random) => {
		const list = join(sitePlan.out, LIST);
		if (sitePlan.lost.has("cache") || !existsSync(list)) return undefined;
		sitePlan.lost.add("list");
		if (random.percent(50)) rmSync(list);
		else writeFileSync(list, readFileSync(list).subarray(0, random.below(400)));
		return "cut or gone";
	},
	"output: a folder in the place of a file": ofOutput((file, _, sitePlan) => {
		rmSync(file);
		mkdirSync(file);
		sitePlan.obstacles.add(file);
	}),
	"output: a file in the place of a folder": ofOutput((file, _, sitePlan) => {
		const folder = dirname(file);
		const below = filesBelow(folder);
		if (folder === sitePlan.out || below.length > 1) return;
		rmSync(folder, { recursive: true });
		writeFileSync(folder, "in the way");
		sitePlan.obstacles.add(folder);
	}),
} satisfies Record<string, Edit>;

/** An edit of one file of the cache. */
const inCache =
	(edit: (file: string, random: Random) => void): Edit =>
	(sitePlan, random) => {
		const path = sitePlan.lost.has("list") ? undefined : random.pick(filesBelow(sitePlan.cache));
		if (path === undefined) return undefined;
		sitePlan.lost.add("cache");
		edit(join(sitePlan.cache, path), random);
		return path;
	};
const instead =
	(which: 0 | 1): Edit =>
	(sitePlan) => {
		const buildCache = sitePlan.otherCaches[which];
		if (!buildCache || !existsSync(buildCache) || sitePlan.lost.has("list")) return undefined;
		sitePlan.lost.add("cache");
		rmSync(sitePlan.cache, { recursive: true, force: true });
		cpSync(buildCache, sitePlan.cache, { recursive: true, preserveTimestamps: true });
		return `${readdirSync(buildCache).length} entries`;
	};
const junk = (length: number, random: Random): Buffer => Buffer.from(Array.from({ length }, () => random.below(256)));

const cacheEdits = {
	"memory: a file is cut": inCache((file, random) => {
		const bytes = readFileSync(file);
		writeFileSync(file, bytes.subarray(0, random.below(bytes.length + 1)));
	}),
	"memory: a file is junk": inCache((file, random) => writeFileSync(file, junk(random.below(5000), random))),
	"memory: a file has a scratch": inCache((file, random) => {
		const bytes = readFileSync(file);
		junk(64, random).copy(bytes, random.below(bytes.length + 1));
		writeFileSync(file, bytes);
	}),
	"memory: a file is deleted": inCache((file) => rmSync(file)),
	"memory: all of it is deleted": (sitePlan) => {
		if (sitePlan.lost.has("list")) return undefined;
		sitePlan.lost.add("cache");
		rmSync(sitePlan.cache, { recursive: true, force: true });
		return "gone";
	},
	"memory: an older one": instead(0),
	"memory: that of another site": instead(1),
} satisfies Record<string, Edit>;

/** Under quarantine the old version of a page is kept, so the output is not edited then. */
export const externalEdits: Record<string, Edit> = Object.fromEntries(
	Object.entries<Edit>(outputEdits).map(([name, edit]) => [
		name,
		(sitePlan, random) => (sitePlan.options.quarantine ? undefined : edit(sitePlan, random)),
	]),
);
Object.assign(externalEdits, cacheEdits);
