/** The preview shows the files on the disk, whichever way they changed. Without timing: the tests wait for the expected state. */
import { appendFileSync, cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type FileListing, listFiles } from "../../src/content/files/list-files.js";
import { type Preview, startDevServer } from "../../src/dev/dev-server.js";
import { scanForMissed } from "../../src/dev/missed-changes.js";
import type { UpdateSummary } from "../../src/dev/session.js";
import { config, type Files, story, writeFiles } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";

const WAIT = { interval: 100 };
/** Opens a site, examines it, and closes it. */
async function withPreview(
	files: Files,
	look: (home: string, page: (url: string) => Promise<string>, updates: readonly UpdateSummary[]) => Promise<void>,
): Promise<void> {
	const home = tempDir();
	writeFiles(home, { "broadsheet.config.ts": config(), "content/news/one.md": story("headline: One story"), ...files });
	const updates: UpdateSummary[] = [];
	const opened = await startDevServer({
		...{ root: home, out: join(home, "dist"), cache: join(home, ".broadsheet"), port: 0 },
		onChange: (each) => void updates.push(each),
		toOverlayError: ({ message }) => ({ text: message }),
	});
	if (typeof opened === "number") throw new Error(`There is nothing to show: ${opened}`);
	const page = async (url: string) => (await fetch(new URL(url, (opened as Preview).url))).text();
	try {
		await look(home, page, updates);
	} finally {
		await opened.close();
	}
}
const at = (home: string, path: string, text: string) => {
	mkdirSync(join(home, path, ".."), { recursive: true });
	writeFileSync(join(home, path), text);
};
const errors = (updates: readonly UpdateSummary[]) =>
	updates.at(-1)?.problems.filter(({ severity }) => severity === "error");

describe("the preview", () => {
	it("shows what is typed into a story that was created in a new section of a new section (field 4)", async () => {
		await withPreview({}, async (home, page) => {
			for (const name of ["a", "b", "c"]) {
				const path = `content/region-${name}/port/quay/tide.md`;
				const url = `/region-${name}/port/quay/2026/05/tide/`;
				at(home, path, story(`headline: Tide ${name}`));
				await expect.poll(() => page(url), WAIT).toContain(`Tide ${name}`);
				// The preview has finished its work on the new folder: a later save is detected as well.
				for (const sentence of ["Typed once.", "Typed twice."]) {
					appendFileSync(join(home, path), `\n${sentence}\n`);
					await expect.poll(() => page(url), WAIT).toContain(sentence);
				}
			}
		});
	});

	it("shows all stories of a folder that was copied in and renamed, and no error of a missing file (field 5)", async () => {
		const others = tempDir();
		const names = ["a", "b"].flatMap((one) =>
			["x", "y", "z"].flatMap((two) => [1, 2, 3].map((n) => `${one}/${two}/w${n}`)),
		);
		writeFiles(others, Object.fromEntries(names.map((name) => [`${name}.md`, story(`headline: Wire ${name}`)])));
		await withPreview({}, async (home, page, updates) => {
			for (const wire of ["wire1", "wire2"]) {
				cpSync(others, join(home, "content", wire), { recursive: true });
				for (const name of names)
					renameSync(join(home, "content", wire, `${name}.md`), join(home, "content", wire, `${name}-new.md`));
				const shown = async () => {
					const pages = await Promise.all(
						names.map((name) => page(`/${wire}/${name.replace(/\/w/, "/2026/05/w")}-new/`)),
					);
					return pages.filter((html, index) => html.includes(`Wire ${names[index]}`)).length;
				};
				await expect.poll(shown, WAIT).toBe(names.length);
				await expect.poll(() => errors(updates), WAIT).toEqual([]);
			}
		});
	});

	it("follows a renamed section: the old URL is gone, the new one exists, a dead link is reported (field 6)", async () => {
		const files = {
			"content/news/two.md": story("headline: Two", "See [the opera](../culture/opera.md)."),
			"content/culture/opera.md": story("headline: The opera opens"),
		};
		await withPreview(files, async (home, page, updates) => {
			expect(await page("/culture/2026/05/opera/")).toContain("The opera opens");
			renameSync(join(home, "content/culture"), join(home, "content/stage"));
			await expect.poll(() => page("/stage/2026/05/opera/"), WAIT).toContain("The opera opens");
			await expect.poll(() => page("/culture/2026/05/opera/"), WAIT).toContain("Page not found");
			await expect.poll(() => errors(updates)?.map(({ code }) => code), WAIT).toEqual(["dead-link"]);
		});
	});

	it("has the new value of what the configuration imports, in TypeScript or JSON (field 7)", async () => {
		const files = {
			"broadsheet.config.ts": `import { desk } from "./desk";\nimport words from "./words.json";\nexport default { name: desk.name, description: words.description, url: "https://vale.example", timeZone: "Europe/Dublin" };\n`,
			"desk.ts": `export const desk = { name: "The Morning Post" };\n`,
			"words.json": `{ "description": "First words." }\n`,
		};
		await withPreview(files, async (home, page) => {
			expect(await page("/")).toMatch(/First words\.[\s\S]*The Morning Post/);
			at(home, "desk.ts", files["desk.ts"].replace("Morning", "Evening"));
			await expect.poll(() => page("/"), WAIT).toContain("The Evening Post");
			at(home, "words.json", files["words.json"].replace("First", "Last"));
			await expect.poll(() => page("/"), WAIT).toContain("Last words.");
		});
	});

	it("does not update for a file that is not part of the site, such as its own log", async () => {
		await withPreview({}, async (home, page, updates) => {
			for (let line = 1; line <= 3; line++) {
				appendFileSync(join(home, "preview.log"), `line ${line}\n`);
				at(home, `notes/${line}.txt`, "Not for readers.\n");
				at(home, "content/news/one.md", story(`headline: Save ${line}`));
				await expect.poll(() => page("/news/2026/05/one/"), WAIT).toContain(`Save ${line}`);
			}
			const touched = updates.flatMap((each) => [...(each.touched ?? [])]);
			expect(touched.filter((path) => path !== "content/news/one.md" && path !== "content/news")).toEqual([]);
		});
	});
});

describe("files that have changed without an event of the watcher", () => {
	const lists = (home: string): FileListing[] => [listFiles(home, "content"), listFiles(home, "static")];
	/** The files that are reported as missed after three files were edited. */
	async function missed(change: (home: string) => void): Promise<(readonly string[] | undefined)[]> {
		const home = tempDir();
		writeFiles(home, { "content/a.md": "A", "content/b.md": "B", "static/c.txt": "C" });
		let known = lists(home);
		change(home);
		const updates: (readonly string[] | undefined)[] = [];
		const looks = scanForMissed(
			home,
			{
				known: () => known,
				invalidate: async (touched) => {
					known = lists(home);
					updates.push(touched && [...touched]);
				},
			},
			1,
		);
		await expect.poll(() => updates.length, WAIT).toBeGreaterThan(0);
		looks.close();
		return updates.slice(0, 1);
	}
	it("are found by name", async () => {
		expect(await missed((home) => writeFileSync(join(home, "content/b.md"), "Longer"))).toEqual([["content/b.md"]]);
	});
	it("are searched for in all folders if some were added or removed", async () => {
		expect(await missed((home) => writeFileSync(join(home, "static/d.txt"), "D"))).toEqual([undefined]);
		expect(await missed((home) => rmSync(join(home, "content/a.md")))).toEqual([undefined]);
	});
});
