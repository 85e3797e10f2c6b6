/** Pictures that are wider than a screen: their narrower renditions. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { createSiteUpdater } from "../src/dev/site-updater.js";
import { sample } from "./support/sample.js";
import { AT, buildSite, config, pngImage, type Site, snapshot, story, svgImage } from "./support/site.js";
import { tempDir } from "./support/temp-dir.js";

const picture = (src: string, more = "") => story(`image: { src: ${src}, alt: The bridge }\n${more}`);
const copies = (site: Site) => site.list().filter((path) => path.endsWith(".webp"));
/** A picture of stripes: red, white, blue, from left to right in the orientation of an upright camera. */
const stripes = (width: number, height: number) =>
	sharp(
		Buffer.from(
			`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/><rect width="30%" height="100%" fill="#e00"/><rect x="70%" width="30%" height="100%" fill="#00e"/></svg>`,
		),
	);
const moving = async () =>
	sharp([await stripes(600, 60).png().toBuffer(), await stripes(600, 60).flop().png().toBuffer()], {
		join: { animated: true },
	});

let site: Site;
beforeAll(async () => {
	site = await buildSite({
		"broadsheet.config.ts": config(),
		"content/news/bridge.md": `${picture("bridge.png")}\n![Seen from the pier](pier.jpg)\n`,
		"content/news/bridge.png": pngImage(1000, 500),
		"content/news/pier.jpg": await stripes(600, 400)
			.jpeg()
			.withExif({ IFD0: { Copyright: "Ida Roth" }, IFD3: { GPSLatitudeRef: "N" } })
			.toBuffer(),
		"content/news/camera.md": picture("camera.jpg", "slug: camera"),
		"content/news/camera.jpg": await stripes(500, 300).rotate(90).withMetadata({ orientation: 8 }).jpeg().toBuffer(),
	});
});

const srcset = (url: string, name: string) => {
	const img = new RegExp(`<img src="/assets/${name}[^>]*`).exec(site.read(`${url}index.html`))?.[0] ?? "";
	return [/srcset="([^"]*)"/.exec(img)?.[1]?.split(", ") ?? [], /sizes="([^"]*)"/.exec(img)?.[1]] as const;
};
const HASH = "[0-9a-f]{10}";

describe("a wide picture", () => {
	it("names its copies, the narrowest first, and itself last", () => {
		const [found] = srcset("news/2026/05/bridge/", "bridge");
		expect(found.map((each) => each.replace(/-\w{6}\//, "-RECIPE/").replace(new RegExp(HASH), "HASH"))).toEqual([
			"/assets/240-RECIPE/bridge-HASH.webp 240w",
			"/assets/480-RECIPE/bridge-HASH.webp 480w",
			"/assets/720-RECIPE/bridge-HASH.webp 720w",
			"/assets/bridge-HASH.png 1000w",
		]);
	});
	it("says how wide it is on the screen, or lets the browser look where it comes later", () => {
		expect(srcset("news/2026/05/bridge/", "bridge")[1]).toMatch(/^\(min-width/);
		expect(srcset("news/2026/05/bridge/", "pier")[1]).toMatch(/^auto, /);
	});
	it("has all copies that a page names", () => {
		const pages = site.list().filter((path) => path.endsWith(".html"));
		const named = pages.flatMap((path) => site.read(path).match(/\/assets\/[^" ]+\.webp(?= \d+w)/g) ?? []);
		expect(new Set(named.map((url) => url.slice(1)))).toEqual(new Set(copies(site)));
	});
	it.each([240, 480])(
		"has a copy that is %i pixels wide, of its shape, without what the camera knew",
		async (width) => {
			const path = copies(site).find((each) => each.includes(`/${width}-`) && each.includes("/pier-")) ?? "";
			const found = await sharp(join(site.out, path)).metadata();
			expect([found.format, found.width, found.height]).toEqual(["webp", width, (width * 2) / 3]);
			expect([found.exif, found.icc, found.xmp]).toEqual([undefined, undefined, undefined]);
		},
	);
	it("stands upright in its copies", async () => {
		const path = copies(site).find((each) => each.includes("/240-") && each.includes("/camera-")) ?? "";
		const { data, info } = await sharp(join(site.out, path)).raw().toBuffer({ resolveWithObject: true });
		const at = (x: number) => [...data.subarray((info.width * 40 + x) * info.channels).subarray(0, 3)];
		expect([info.width, info.height]).toEqual([240, 144]);
		expect(at(10)[0]).toBeGreaterThan(200);
		expect(at(10)[2]).toBeLessThan(60);
		expect(at(230)[2]).toBeGreaterThan(200);
	});
	it("is given whole to readers of feeds and to search engines", () => {
		for (const path of ["feed.xml", "atom.xml", "feed.json", "sitemap-2026-05.xml"].filter((each) =>
			site.list().includes(each),
		)) {
			expect(site.read(path)).toContain("https://vale.example/assets/pier-");
			expect(site.read(path)).not.toMatch(/srcset|\.webp/);
		}
		expect(site.read("news/2026/05/bridge/index.html")).not.toMatch(/og:image[^>]*webp/);
	});
});

describe("a picture without variants", () => {
	it("is a PNG that moves, however much it says of itself first", async () => {
		const still = Buffer.from(pngImage(900, 300));
		const chunk = (type: string, length: number) => {
			const head = Buffer.alloc(4);
			head.writeUInt32BE(length);
			return Buffer.concat([head, Buffer.from(type), Buffer.alloc(length + 4)]);
		};
		const moving = [still.subarray(0, 33), chunk("tEXt", 9000), chunk("acTL", 8), still.subarray(33)];
		const site = await buildSite({
			"broadsheet.config.ts": config(),
			"content/a.md": picture("tide.png"),
			"content/tide.png": Buffer.concat(moving),
		});
		expect(site.problems).toBe("");
		expect(copies(site)).toEqual([]);
	});
	it("is narrow, drawn in lines, moves, or lies in static/", async () => {
		const small = await buildSite({
			"broadsheet.config.ts": config(),
			"content/a.md": picture("small.png", "headline: Story a\nslug: a"),
			"content/small.png": pngImage(240, 100),
			"content/b.md": picture("plan.svg", "headline: Story b\nslug: b"),
			"content/plan.svg": svgImage(3000, 2000),
			"content/c.md": picture("tide.webp", "headline: Story c\nslug: c"),
			"content/tide.webp": await (await moving()).webp().toBuffer(),
			"content/d.md": picture("tide.gif", "headline: Story d\nslug: d"),
			"content/tide.gif": await (await moving()).gif().toBuffer(),
			"content/e.md": picture("/kit.png", "headline: Story e\nslug: e"),
			"static/kit.png": pngImage(900, 300),
		});
		expect(small.problems).toBe("");
		expect(copies(small).filter((path) => !path.includes("assets/tide-"))).toEqual([]);
		expect(small.read("2026/05/c/index.html")).not.toContain("srcset");
	});
	it("is every picture of a site that wants none", async () => {
		const none = await buildSite({
			"broadsheet.config.ts": config("images: { widths: [] },"),
			"content/a.md": picture("a.png"),
			"content/a.png": pngImage(900, 300),
		});
		expect(copies(none)).toEqual([]);
		expect(none.read("2026/05/a/index.html")).not.toContain("srcset");
	});
	it("is the picture of a story that is not public", async () => {
		const secret = await buildSite({
			"broadsheet.config.ts": config(),
			"content/a.md": picture("zqx.png", "embargo: 2026-06-01 09:00"),
			"content/zqx.png": pngImage(900, 300),
		});
		expect(secret.list().join()).not.toContain("zqx");
	});
});

describe("a picture whose pixels cannot be decoded", () => {
	/** Truncated in the middle of its pixels, with the end marker of its format. */
	const cut = async (kind: "jpeg" | "webp" | "gif" | "png", width: number) => {
		const noise = { type: "gaussian", mean: 128, sigma: 40 } as const;
		const made = sharp({ create: { width, height: 300, channels: 3, background: "#888", noise } });
		const bytes = await made.toFormat(kind).toBuffer();
		const half = bytes.subarray(0, bytes.length >> 1);
		if (kind === "jpeg") return Buffer.concat([half, Buffer.of(0xff, 0xd9)]);
		if (kind !== "png") return half;
		const whole = Buffer.from(bytes);
		whole.fill(0, whole.length >> 1, whole.length - 16);
		return whole;
	};
	/** Its header states more pixels than a camera has, or fewer than it has. */
	const sized = (width: number, height: number) => {
		const bytes = Buffer.from(pngImage(900, 1));
		bytes.writeUInt32BE(width, 16);
		bytes.writeUInt32BE(height, 20);
		return bytes;
	};
	const unfit: Readonly<Record<string, () => Promise<Uint8Array> | Uint8Array>> = {
		"a JPEG that ends in the middle": () => cut("jpeg", 900),
		"a small JPEG, of which there are no copies": () => cut("jpeg", 300),
		"a PNG with other bytes in the middle": () => cut("png", 900),
		"a small PNG with other bytes in the middle": () => cut("png", 300),
		"a WebP that ends in the middle": () => cut("webp", 900),
		"a GIF that ends in the middle": () => cut("gif", 300),
		"a PNG that says that it is wider and higher than it is": () => sized(1800, 700),
		"a PNG that says that it has 900 million pixels": () => sized(30_000, 30_000),
	};
	for (const [name, bytes] of sample(2, Object.entries(unfit)))
		it(`is an error where a story shows it, in every build, and nothing of it is published: ${name}`, async () => {
			const files = {
				"broadsheet.config.ts": config(),
				"content/a.md": story("headline: A", "Words.\n\n![A slope](images/bad.png)"),
				"content/images/bad.png": await bytes(),
				"content/b.md": story("headline: B"),
			};
			const bad = await buildSite(files);
			expect(bad.problems).toMatch(
				/^content\/a\.md:8:12 {2}error {2}picture-format {2}"images\/bad\.png" (?:is an? \w+ but damaged: its (?:pixels|structure)|is an? \w+ that ends before|says that it has 900 million pixels)/,
			);
			expect([bad.report.exit, bad.list()]).toEqual([1, []]);
			expect((await bad.again({})).problems).toBe(bad.problems);
			const rest = await bad.again({}, { quarantine: true });
			expect(rest.problems).toBe(bad.problems);
			expect(rest.list()).toContain("2026/05/b/index.html");
			expect(rest.list().filter((path) => /bad|assets\/\d/.test(path))).toEqual([]);
			const healed = await bad.again({ "content/images/bad.png": pngImage(900, 300) });
			expect([healed.problems, healed.report.exit]).toEqual(["", 0]);
			expect(healed.page("/2026/05/a/").all("img[srcset]").length).toBe(1);
		});

	it.each([
		["of too many pixels", () => sized(20_001, 10_000)],
		["of which the second half is missing", () => cut("jpeg", 300)],
	])("is an error in static/ as well, at the file: one %s", async (_, bytes) => {
		const site = await buildSite({
			"broadsheet.config.ts": config(),
			"content/a.md": story(),
			"static/kit.jpg": await bytes(),
		});
		expect(site.report.problems.map(({ code, place }) => `${code} ${place?.path}`)).toContain(
			"picture-format static/kit.jpg",
		);
		expect(site.list()).toEqual([]);
	});
	it("is none for bytes that cameras write between the parts of a JPEG", async () => {
		const whole = await stripes(900, 300).jpeg().toBuffer();
		const table = whole.indexOf(Buffer.of(0xff, 0xdb));
		const odd = Buffer.concat([whole.subarray(0, table), Buffer.of(0xff, 0xff), whole.subarray(table)]);
		const site = await buildSite({
			"broadsheet.config.ts": config(),
			"content/a.md": picture("a.jpg"),
			"content/a.jpg": odd,
		});
		expect(site.problems).toBe("");
	});

	it("keeps the page as it was, where the picture was whole when that was published", async () => {
		const files = {
			"broadsheet.config.ts": config(),
			"content/a.md": picture("a.png"),
			"content/a.png": pngImage(900, 300),
		};
		const site = await buildSite(files);
		const before = snapshot(site.out);
		const bad = await site.again({ "content/a.png": await cut("png", 900) });
		expect([bad.report.exit, snapshot(bad.out)]).toEqual([1, before]);
	});
});

describe("the next build", () => {
	const files = {
		"broadsheet.config.ts": config(),
		"content/a.md": picture("a.png"),
		"content/a.png": pngImage(900, 300),
	};
	it("renders no variant again, whatever was edited", async () => {
		const stages: string[] = [];
		const first = await buildSite(files, { onStage: (stage) => void stages.push(stage) });
		expect(stages.splice(0)).toContain("pictures");
		await first.again({ "content/a.md": picture("a.png", "tags: [Boats]"), "content/b.md": story("slug: b") });
		expect(stages).not.toContain("pictures");
	});
	it("renders missing and changed variants again, with the same bytes", async () => {
		const first = await buildSite(files);
		const before = snapshot(first.out);
		const [one = "", two = ""] = copies(first);
		rmSync(join(first.out, one));
		writeFileSync(join(first.out, two), "no picture");
		await first.again({});
		expect(snapshot(first.out)).toEqual(before);
	});
	it("deletes the variants of a picture that is no longer shown", async () => {
		const first = await buildSite(files);
		expect(copies(await first.again({ "content/a.md": story() }))).toEqual([]);
	});
});

it("the preview has the variants that a build would render", async () => {
	const updater = createSiteUpdater({
		root: site.root,
		cache: join(tempDir(), "cache"),
		drafts: false,
		clock: () => AT,
	});
	try {
		const { site: preview } = await updater.update();
		for (const path of copies(site)) {
			const shown = (await preview?.read(path))?.bytes;
			expect(shown && readFileSync(join(site.out, path)).equals(shown)).toBe(true);
		}
	} finally {
		await updater.close();
	}
});

describe("raw HTML", () => {
	const html = (text: string) => ({
		"broadsheet.config.ts": config('markdown: { html: "sanitize" },'),
		"content/a.md": story("", text),
		"content/pier.svg": svgImage(900, 300),
		"content/small.svg": svgImage(300, 100),
	});
	it.each(
		sample(3, [
			["an img that has only a srcset", '<img srcset="small.svg 300w, pier.svg 900w" alt="The pier">'],
			["an img with densities", '<img srcset="small.svg, pier.svg 2x" alt="The pier">'],
			["a picture of sources alone", '<picture><source srcset="pier.svg"></picture>'],
			["a src beside a srcset", '<img src="pier.svg" srcset="https://elsewhere.example/a.jpg 2x" alt="The pier">'],
		]),
	)("shows the picture of %s", async (_, text) => {
		const site = await buildSite(html(text));
		expect(site.report.problems.filter(({ severity }) => severity === "error")).toEqual([]);
		expect(site.read("2026/05/a/index.html")).toMatch(/<img src="\/assets\/pier-\w{10}\.svg"[^>]* width="900"/);
		expect(site.read("2026/05/a/index.html")).not.toContain("elsewhere.example");
	});
	it.each(
		sample(3, [
			["is missing", "gone.svg 2x", "picture-missing"],
			["leads out of the site", "../../gone.svg 2x", "path-escape"],
			["is one of another site", "https://elsewhere.example/a.jpg 2x", "remote-picture"],
		]),
	)("reports a srcset that %s", async (_, srcset, code) => {
		const site = await buildSite(html(`<img srcset="${srcset}" alt="The pier">`));
		expect(site.report.problems.map((problem) => [problem.code, problem.place?.line])).toContainEqual([code, 6]);
	});
	it("withholds files that only the srcset of a hidden story names", async () => {
		const files = html('<img srcset="small.svg 300w, pier.svg 900w" alt="The pier">');
		const site = await buildSite({
			...files,
			"content/a.md": `${files["content/a.md"]}`.replace("---", "---\ndraft: true"),
			"content/b.md": story("headline: B"),
		});
		expect(site.list().join()).not.toMatch(/pier|small/);
	});
});
