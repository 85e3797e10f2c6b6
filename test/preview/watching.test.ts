/** A preview that runs for a long time: each save is shown, whichever way it reaches the disk, and no resource accumulates. */
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runBuild } from "../support/cli.js";
import { type Previewed, preview } from "../support/previewed.js";
import { config, story, writeFiles } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";

/** `npm run test:faults` tries more of each. */
const LONG = process.env.FAULTS !== undefined;
const ROUNDS = LONG ? 50 : 2;
const MINUTES = 1_800_000;
/** A disk in memory and, if available, a real disk. */
const DISKS = ["/dev/shm", "/var/tmp"].filter(existsSync).slice(0, LONG ? 2 : 1);

/** The edit of one round, and the text that a page then shows. */
type Change = (home: string, round: number) => readonly [url: string, text: string];
const written = (headline: string, slug: string) => story(`headline: ${headline}\nslug: ${slug}\nbreadcrumb: News`);
const shown = (slug: string, headline: string) => [`/news/2026/05/${slug}/`, headline] as const;

const CHANGES: Readonly<Record<string, Change>> = {
	"a story in new folders within new folders": (home, round) => {
		const deep = join(home, `content/news/year-${round}/month/day`);
		mkdirSync(deep, { recursive: true });
		writeFileSync(join(deep, "deep.md"), written(`Deep ${round}`, `deep-${round}`));
		return shown(`deep-${round}`, `Deep ${round}`);
	},
	"a tree that is copied in": (home, round) => {
		const tree = join(home, "../tree");
		for (const name of ["one", "two", "three"])
			writeFiles(tree, { [`a/${name}/story.md`]: written(`Copied ${name} ${round}`, `copied-${name}-${round}`) });
		cpSync(tree, join(home, `content/news/copied-${round}`), { recursive: true });
		return shown(`copied-three-${round}`, `Copied three ${round}`);
	},
	"a folder that is renamed": (home, round) => {
		const [from, to] = [`content/news/moving-${round - 1}`, `content/news/moving-${round}`].map((path) =>
			join(home, path),
		) as [string, string];
		if (!existsSync(from)) mkdirSync(from, { recursive: true });
		renameSync(from, to);
		writeFileSync(join(to, "moved.md"), written(`Moved ${round}`, "moved"));
		return shown("moved", `Moved ${round}`);
	},
	"a checkout that takes the place of all files": (home, round) => {
		const away = join(home, "../away");
		writeFiles(
			away,
			Object.fromEntries(
				Array.from({ length: 20 }, (_, index) => [
					`story-${index}.md`,
					written(`Checkout ${round} of ${index}`, `checkout-${index}`),
				]),
			),
		);
		rmSync(join(home, "content/news/checkout"), { recursive: true, force: true });
		renameSync(away, join(home, "content/news/checkout"));
		return shown("checkout-19", `Checkout ${round} of 19`);
	},
	"a save as editors do it, by a file beside that is renamed": (home, round) => {
		const file = join(home, "content/news/saved.md");
		writeFileSync(`${file}~`, written(`Saved ${round}`, "saved"));
		renameSync(`${file}~`, file);
		return shown("saved", `Saved ${round}`);
	},
	"a template that comes and goes": (home, round) => {
		const file = join(home, "templates/components/Foot.tsx");
		mkdirSync(join(home, "templates/components"), { recursive: true });
		if (round % 2) writeFileSync(file, `export default () => <footer>Foot ${round}</footer>;\n`);
		else rmSync(file);
		return ["/", round % 2 ? `Foot ${round}` : "foot-name"];
	},
};

describe.each(DISKS)("on %s", (disk) => {
	let mountPoint: string;
	let opened: Previewed;
	const home = () => join(mountPoint, "site");
	beforeAll(async () => {
		mountPoint = mkdtempSync(join(disk, "broadsheet-watching-"));
		writeFiles(home(), { "broadsheet.config.ts": config(), "content/news/first.md": written("The first", "first") });
		opened = await preview(home());
	});
	afterAll(async () => {
		expect(await opened?.end()).toBe(0);
		rmSync(mountPoint, { recursive: true });
	});
	it.each(Object.entries(CHANGES))("%s is shown each time", { timeout: MINUTES }, async (_, change) => {
		for (let round = 1; round <= ROUNDS; round++) {
			const [url, text] = change(home(), round);
			await expect.poll(() => opened.read(url), { message: `round ${round}` }).toMatch(new RegExp(`^200 [^]*${text}`));
		}
		expect(opened.said()).not.toContain("bug");
	});
});

it("an error goes away with the file that has it", async () => {
	const home = tempDir();
	writeFiles(home, { "broadsheet.config.ts": config(), "content/news/first.md": written("The first", "first") });
	const opened = await preview(home);
	try {
		writeFiles(home, { "content/news/wrong.md": story("headline: Wrong\ndraft: ture") });
		await expect.poll(opened.said).toContain("content/news/wrong.md");
		rmSync(join(home, "content/news/wrong.md"));
		await expect.poll(opened.said).toMatch(/wrong\.md[\s\S]*no problems/i);
	} finally {
		expect(await opened.end()).toBe(0);
	}
});

const isLinux = existsSync("/proc/self/fd");
if (!isLinux) console.info("no /proc here: memory and handles of a preview are not measured");
/** Saves of one kind: the content of a save by its number, and the text that a page then shows. */
const SAVES: readonly (readonly [
	kind: string,
	saves: number,
	url: string,
	(save: number) => readonly [string, string],
])[] = [
	[
		"saves of a story",
		2000,
		"/news/2026/05/story-500/",
		(save) => ["content/news/story-500.md", written(`Save ${save} it`, "story-500")],
	],
	[
		"changes of a template",
		300,
		"/",
		(save) => ["templates/components/Foot.tsx", `export default () => <footer>Save ${save} it</footer>;\n`],
	],
];
it.skipIf(!isLinux || !LONG).each(SAVES)(
	"%s leave memory and handles unchanged (%i)",
	{ timeout: MINUTES },
	async (kind, saves, url, write) => {
		const home = tempDir();
		const many = Array.from({ length: 1000 }, (_, index) => [
			`content/news/story-${index}.md`,
			written(`Story ${index}`, `story-${index}`),
		]);
		writeFiles(home, { "broadsheet.config.ts": config(), ...Object.fromEntries(many) });
		const opened = await preview(home);
		try {
			const uses: ReturnType<typeof useOf>[] = [];
			for (let save = 1; save <= saves; save++) {
				const [path, text] = write(save);
				writeFiles(home, { [path]: text });
				await expect.poll(() => opened.read(url), { interval: 5 }).toContain(`Save ${save} it`);
				if (save % (saves / 20) === 0) uses.push(useOf(opened));
			}
			const megabytes = uses.map((use) => use.megabytes);
			console.info(`${kind}: MB after each twentieth of ${saves}: ${megabytes.join(", ")}`);
			// Between two garbage collections the memory grows; what is kept shows in the smallest numbers.
			expect(Math.min(...megabytes.slice(10))).toBeLessThan(Math.max(...megabytes.slice(0, 10)) * 1.1);
			expect(uses.at(-1)?.handles).toBeLessThanOrEqual((uses[2]?.handles ?? 0) + 5);
		} finally {
			await opened.end();
		}
	},
);
const useOf = ({ pid }: Previewed) => ({
	megabytes: Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024),
	handles: readdirSync(`/proc/${pid}/fd`).length,
});

it.skipIf(!LONG)("500 builds into one cache leave its size as it is", { timeout: MINUTES }, async () => {
	const home = tempDir();
	const cache = join(home, ".broadsheet");
	const sizes: number[] = [];
	for (let build = 1; build <= 500; build++) {
		writeFiles(home, {
			"broadsheet.config.ts": config(build % 10 ? "" : `archive: false, description: "Build ${build}",`),
			// Of the template versions, the newest remain.
			"templates/components/Foot.tsx": `export default () => <footer>Foot ${Math.floor(build / 10)}</footer>;\n`,
			"content/news/first.md": story(`headline: Build ${build}\nslug: first`, `Words ${build}. `.repeat(200)),
			[`content/news/story-${build}.md`]: written(`Story ${build}`, `story-${build}`),
			...(build > 5 && { [`content/news/story-${build - 5}.md`]: undefined }),
		});
		await runBuild(home, ["--allow-shrink"]);
		sizes.push(sizeOf(cache));
	}
	console.info(
		`the cache in KB: ${[19, 99, 249, 499].map((build) => Math.round((sizes[build] ?? 0) / 1024)).join(", ")}`,
	);
	expect(sizes[499]).toBeLessThan((sizes[249] ?? 0) * 1.2);
});
const sizeOf = (path: string): number =>
	readdirSync(path, { withFileTypes: true, recursive: true })
		.filter((entry) => entry.isFile())
		.reduce((sum, entry) => sum + readFileSync(join(entry.parentPath, entry.name)).length, 0);
