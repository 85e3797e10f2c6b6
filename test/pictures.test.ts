/** Pictures that are wider than a screen: the narrower copies that a site has of them. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { openProofs } from "../src/preview/proofs.js";
import { folder } from "./support/folder.js";
import { AT, config, drawing, photograph, print, type Site, snapshot, story } from "./support/site.js";

const picture = (src: string, more = "") => story(`image: { src: ${src}, alt: The bridge }\n${more}`);
const copies = (site: Site) => site.list().filter((path) => path.endsWith(".webp"));
/** A picture of stripes: red, white, blue, from left to right as a camera that was held upright has them. */
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
	site = await print({
		"broadsheet.config.ts": config(),
		"content/news/bridge.md": `${picture("bridge.png")}\n![Seen from the pier](pier.jpg)\n`,
		"content/news/bridge.png": photograph(1000, 500),
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

describe("what has no copies", () => {
	it("is a PNG that moves, however much it says of itself first", async () => {
		const still = Buffer.from(photograph(900, 300));
		const chunk = (type: string, length: number) => {
			const head = Buffer.alloc(4);
			head.writeUInt32BE(length);
			return Buffer.concat([head, Buffer.from(type), Buffer.alloc(length + 4)]);
		};
		const moving = [still.subarray(0, 33), chunk("tEXt", 9000), chunk("acTL", 8), still.subarray(33)];
		const site = await print({
			"broadsheet.config.ts": config(),
			"content/a.md": picture("tide.png"),
			"content/tide.png": Buffer.concat(moving),
		});
		expect(site.problems).toBe("");
		expect(copies(site)).toEqual([]);
	});
	it("is narrow, drawn in lines, moves, or lies in static/", async () => {
		const small = await print({
			"broadsheet.config.ts": config(),
			"content/a.md": picture("small.png", "headline: Story a\nslug: a"),
			"content/small.png": photograph(240, 100),
			"content/b.md": picture("plan.svg", "headline: Story b\nslug: b"),
			"content/plan.svg": drawing(3000, 2000),
			"content/c.md": picture("tide.webp", "headline: Story c\nslug: c"),
			"content/tide.webp": await (await moving()).webp().toBuffer(),
			"content/d.md": picture("tide.gif", "headline: Story d\nslug: d"),
			"content/tide.gif": await (await moving()).gif().toBuffer(),
			"content/e.md": picture("/kit.png", "headline: Story e\nslug: e"),
			"static/kit.png": photograph(900, 300),
		});
		expect(small.problems).toBe("");
		expect(copies(small).filter((path) => !path.includes("assets/tide-"))).toEqual([]);
		expect(small.read("2026/05/c/index.html")).not.toContain("srcset");
	});
	it("is every picture of a site that wants none", async () => {
		const none = await print({
			"broadsheet.config.ts": config("images: { widths: [] },"),
			"content/a.md": picture("a.png"),
			"content/a.png": photograph(900, 300),
		});
		expect(copies(none)).toEqual([]);
		expect(none.read("2026/05/a/index.html")).not.toContain("srcset");
	});
	it("is the picture of a story that is not public", async () => {
		const secret = await print({
			"broadsheet.config.ts": config(),
			"content/a.md": picture("zqx.png", "embargo: 2026-06-01 09:00"),
			"content/zqx.png": photograph(900, 300),
		});
		expect(secret.list().join()).not.toContain("zqx");
	});
});

describe("a picture whose pixels cannot be read", () => {
	/** Its head says that it has more than a camera has. */
	const bomb = Buffer.from(photograph(900, 1));
	bomb.writeUInt32BE(30_000, 16);
	bomb.writeUInt32BE(30_000, 20);
	const unread = Buffer.from(photograph(900, 300));
	unread.fill(0, unread.indexOf("IDAT") + 4, unread.length - 16);
	const told = async (bytes: Uint8Array, text: RegExp) => {
		const bad = await print({
			"broadsheet.config.ts": config(),
			"content/a.md": picture("images/bomb.png"),
			"content/images/bomb.png": bytes,
		});
		expect(bad.problems).toMatch(text);
		expect((await bad.again({})).problems).toBe(bad.problems);
		expect((await bad.again({ "content/b.md": story("headline: B") })).problems).toBe(bad.problems);
		return bad;
	};
	it("is published as it is, under every name, and told of in every build", async () => {
		const bad = await told(
			unread,
			/^content\/images\/bomb.png {2}warning {2}picture-unreadable {2}The pixels of this picture cannot be read, so there are no narrower copies of it$/,
		);
		expect(copies(bad).length).toBeGreaterThan(0);
		for (const path of copies(bad)) expect(readFileSync(join(bad.out, path)).equals(unread)).toBe(true);
	});
	it("is published once, without copies, where it says that it has more pixels than a camera", async () => {
		const bad = await told(
			bomb,
			/^content\/images\/bomb.png {2}warning {2}picture-unreadable {2}.* 900 million pixels \(30000 × 30000\)/,
		);
		expect(copies(bad)).toEqual([]);
		expect(bad.page("/2026/05/a/").all("img[srcset]")).toEqual([]);
	});
	it("is told of in static/ as well, and at exactly so many pixels as are allowed it is not", async () => {
		const sized = (width: number, height: number) => {
			const bytes = Buffer.from(photograph(900, 1));
			bytes.writeUInt32BE(width, 16);
			bytes.writeUInt32BE(height, 20);
			return bytes;
		};
		const site = await print({
			"broadsheet.config.ts": config(),
			"content/a.md": story(),
			"static/bomb.png": sized(20_001, 10_000),
			"static/right.png": sized(20_000, 10_000),
		});
		expect(site.report.problems.map(({ code, place }) => `${code} ${place?.path}`)).toEqual([
			"picture-unreadable static/bomb.png",
		]);
	});
});

describe("the next build", () => {
	const files = {
		"broadsheet.config.ts": config(),
		"content/a.md": picture("a.png"),
		"content/a.png": photograph(900, 300),
	};
	it("makes no copy anew, whatever was edited", async () => {
		const stages: string[] = [];
		const first = await print(files, { onStage: (stage) => void stages.push(stage) });
		expect(stages.splice(0)).toContain("pictures");
		await first.again({ "content/a.md": picture("a.png", "tags: [Boats]"), "content/b.md": story("slug: b") });
		expect(stages).not.toContain("pictures");
	});
	it("makes those anew that were lost or changed, the same to the byte", async () => {
		const first = await print(files);
		const before = snapshot(first.out);
		const [one = "", two = ""] = copies(first);
		rmSync(join(first.out, one));
		writeFileSync(join(first.out, two), "no picture");
		await first.again({});
		expect(snapshot(first.out)).toEqual(before);
	});
	it("takes away those of a picture that is shown no more", async () => {
		const first = await print(files);
		expect(copies(await first.again({ "content/a.md": story() }))).toEqual([]);
	});
});

it("the preview has the copies that a build would make", async () => {
	const proofs = openProofs({ root: site.root, cache: join(folder(), "cache"), drafts: false, clock: () => AT });
	try {
		const { proof } = await proofs.update();
		for (const path of copies(site)) {
			const shown = (await proof?.read(path))?.bytes;
			expect(shown && readFileSync(join(site.out, path)).equals(shown)).toBe(true);
		}
	} finally {
		await proofs.close();
	}
});
