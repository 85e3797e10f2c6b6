/** Bundles are cached: a build without changes does not bundle, and anything that could change a bundle makes a new one. */
import { existsSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { BundleFolders } from "../../src/cache/bundle-cache.js";
import { clearCache } from "../../src/cache/cache.js";
import { loadConfig } from "../../src/config/load.js";
import { digest } from "../../src/core/digest.js";
import { PACKAGE_DIR } from "../../src/core/locations.js";
import { bundleTemplates, DEFAULT_BUNDLES, templateNames } from "../../src/render/theme/bundles.js";
import { loadTemplates } from "../../src/render/theme/load.js";
import { DEFAULT_THEME_DIR } from "../../src/render/theme/overlay.js";
import { OPTIONAL_SHEETS } from "../../src/render/theme/styles.js";
import { sample } from "../support/sample.js";
import { config, type Files, writeFiles } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";

let root: string;
let cache: string;
beforeEach(() => {
	root = tempDir();
	cache = join(root, ".broadsheet");
	writeFiles(root, {
		"broadsheet.config.ts": 'import { name } from "./name.js";\nexport default { name };\n',
		"name.js": 'export const name = "The Vale Post";\n',
		"templates/components/Foot.tsx": "export default () => <footer>Ours</footer>;\n",
	});
});

const DAY_OF_OLD = new Date("2020-01-01");
/** The names of the bundles that are made after `more` was written. Cached files are aged before, so that only new ones are of today. */
async function made(more: Files = {}, fonts: "newsreader" | "system" | "none" = "system"): Promise<string[]> {
	writeFiles(root, more);
	for (const file of existsSync(cache) ? readdirSync(cache) : []) utimesSync(join(cache, file), DAY_OF_OLD, DAY_OF_OLD);
	await loadConfig(root, cache, []);
	if (fonts !== "none")
		await loadTemplates(root, cache, { language: "en", url: "https://vale.example", theme: { fonts, sections: {} } });
	const fresh = readdirSync(cache).filter((file) => statSync(join(cache, file)).mtime > DAY_OF_OLD);
	return fresh
		.filter((file) => file.endsWith(".bundle"))
		.map((file) => file.split("-")[0] ?? "")
		.sort();
}
const siteName = async () => (await loadConfig(root, cache, [])).value?.site.name;
/** The same for the configuration alone, which is sooner made. */
const madeConfig = (more: Files = {}) => made(more, "none");
const EVERYTHING = ["config", "lists", "live", "templates", "theme"];

describe("the bundles of the default theme", () => {
	const sources = {
		home: PACKAGE_DIR,
		folders: [DEFAULT_THEME_DIR],
		names: templateNames([DEFAULT_THEME_DIR]),
	};
	it("come with the program: a site without templates bundles its configuration only", async () => {
		rmSync(join(root, "templates"), { recursive: true });
		expect(await made()).toEqual(["config"]);
		expect(await made({}, "newsreader")).toEqual([]);
	});
	it.each(sample(2, OPTIONAL_SHEETS))("equal those that are made anew (without %s %s)", async (...without) => {
		const bytesOf = async (bundles: BundleFolders) => {
			const { code, style, lists, script } = await bundleTemplates(bundles, sources, without);
			return [code, style, lists, script].flatMap(({ files }) => files.map(({ path, bytes }) => [path, digest(bytes)]));
		};
		expect(await bytesOf({ cache: tempDir(), shipped: DEFAULT_BUNDLES })).toEqual(await bytesOf({ cache: tempDir() }));
	});
});

describe("a bundle", () => {
	it("is made once while nothing changes", async () => {
		expect(await made()).toEqual(EVERYTHING);
		expect(await made()).toEqual([]);
	});
	it("from the cache returns what it returned when it was created", async () => {
		for (const fonts of sample(1, ["system", "newsreader"] as const)) {
			const fresh = await loadTemplates(root, cache, {
				language: "en",
				url: "https://vale.example",
				theme: { fonts, sections: {} },
			});
			const kept = await loadTemplates(root, cache, {
				language: "en",
				url: "https://vale.example",
				theme: { fonts, sections: {} },
			});
			expect(kept).toEqual(fresh);
			expect(kept.value?.files.map(({ path }) => path.split(".").at(-1))).toEqual(
				fonts === "system" ? ["css", "css"] : ["woff2", "woff2", "woff2", "css", "css"],
			);
		}
	});
	it("is made again when a template, a component or a style sheet changes or appears", async () => {
		await made();
		expect(await made({ "templates/components/Foot.tsx": "export default () => <p>New</p>;\n" })).toEqual([
			"templates",
		]);
		expect(await made({ "templates/components/Kicker.tsx": "export default () => <p>Own</p>;\n" })).toContain(
			"templates",
		);
		expect(await made({ "templates/page.tsx": "export default () => <html />;\n" })).toContain("templates");
		expect(await made({ "templates/css/tokens.css": ":root { --ink: #123 }\n" })).toContain("theme");
		expect(await made({ "templates/css/tokens.css": ":root { --ink: #456 }\n" })).toEqual(["theme"]);
		expect(await made({ "templates/css/tokens.css": undefined })).toContain("theme");
		expect(await made()).toEqual([]);
	});
	it("is made again when the site gets a folder of templates", async () => {
		root = tempDir();
		cache = join(root, ".broadsheet");
		await made({ "broadsheet.config.ts": config() });
		expect(await made({ "templates/css/tokens.css": ":root { --ink: #123 }\n" })).toEqual([
			"lists",
			"live",
			"templates",
			"theme",
		]);
	});
	it("is made again when the configuration or what it imports changes, or a file that comes before it appears", async () => {
		expect([await made(), await siteName()]).toEqual([EVERYTHING, "The Vale Post"]);
		expect(await made({ "name.js": 'export const name = "The Dale Post";\n' })).toEqual(["config"]);
		expect(await siteName()).toBe("The Dale Post");
		expect(await made({ "name.ts": "export const other = 1;\n" })).toEqual(["config"]);
		expect(await made({ "broadsheet.config.ts": 'export default { name: "Mine" };\n' })).toEqual(["config"]);
		expect(await siteName()).toBe("Mine");
	});
	it("is made again when the settings of the site's TypeScript change, or those that they extend", async () => {
		await madeConfig();
		expect(await madeConfig({ "tsconfig.json": '{ "extends": "./base.json" }' })).toEqual(["config"]);
		expect(await madeConfig({ "base.json": "{}" })).toEqual(["config"]);
		expect(await madeConfig({ "base.json": '{ "compilerOptions": { "target": "es2020" } }' })).toEqual(["config"]);
		expect(await madeConfig()).toEqual([]);
	});
	it("is made for each choice of fonts, and both are kept", async () => {
		await made();
		expect(await made({}, "newsreader")).toContain("theme");
		expect(await made({}, "system")).toEqual([]);
		expect(await made({}, "newsreader")).toEqual([]);
	});
	it("that is damaged is made again", async () => {
		await made();
		for (const file of readdirSync(cache)) writeFileSync(join(cache, file), "damaged");
		expect(await made()).toEqual(EVERYTHING);
		expect(await siteName()).toBe("The Vale Post");
	});
	it("with errors is not kept", async () => {
		writeFiles(root, { "templates/page.tsx": "export default () => <p>;\n" });
		const first = await loadTemplates(root, cache, {
			language: "en",
			url: "https://vale.example",
			theme: { fonts: "system", sections: {} },
		});
		const second = await loadTemplates(root, cache, {
			language: "en",
			url: "https://vale.example",
			theme: { fonts: "system", sections: {} },
		});
		expect(first.problems.map(({ code }) => code)).toEqual(["template-syntax"]);
		expect(second).toEqual(first);
	});
	it("is deleted with the rest of the cache", async () => {
		expect(await madeConfig()).toEqual(["config"]);
		clearCache(cache);
		expect(readdirSync(cache)).toEqual([]);
	});
});

describe("the digest of a configuration", () => {
	const digestOf = async (text: string) => {
		writeFiles(root, { "broadsheet.config.ts": text });
		return (await loadConfig(root, cache, [])).value?.digest;
	};
	it("is the same for the same text and values", async () => {
		expect(await digestOf(config())).toBe(await digestOf(config()));
		expect(await digestOf(config())).not.toBe(await digestOf(config("pageSize: 3,")));
	});
	it("distinguishes functions by their text", async () => {
		const plugin = (body: string) => config(`plugins: [{ name: "p", html: (html) => ${body} }],`);
		expect(await digestOf(plugin("html"))).not.toBe(await digestOf(plugin("html + 1")));
	});
	it("distinguishes the values of one text: a file may read the environment", async () => {
		const text = config("description: process.env.BROADSHEET_TEST_MOTTO,");
		process.env.BROADSHEET_TEST_MOTTO = "One";
		const one = await digestOf(text);
		process.env.BROADSHEET_TEST_MOTTO = "Two";
		// A different folder: a module runs once in a process.
		cache = join(root, "elsewhere");
		expect(await digestOf(text)).not.toBe(one);
		delete process.env.BROADSHEET_TEST_MOTTO;
	});
});
