/** Pictures of all formats, as newsrooms have them: their metadata, their format, and the pages that show them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import sharp, { type Sharp } from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { createSiteUpdater } from "../../src/dev/site-updater.js";
import { chunk, jpegWith, pngWith, segment } from "../support/metadata/containers.js";
import { corpus } from "../support/metadata/corpus.js";
import { hasExiftool, leaksIn, readByExiftool } from "../support/metadata/readers.js";
import { exif, LEAK, RIGHTS } from "../support/metadata/said.js";
import { sample } from "../support/sample.js";
import { AT, buildSite, config, type Files, list, pngImage, type Site, story, svgImage } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";
import { situation } from "./situation.js";

const lead = (src: string, front = "") => story(`image: { src: ${src}, alt: The bridge }\n${front}`);
const flat = (width = 600, height = 400) => sharp({ create: { width, height, channels: 3, background: "#369" } });
const [jpeg, png, webp, avif, gif] = await Promise.all([
	flat().jpeg().toBuffer(),
	flat().png().toBuffer(),
	flat().webp().toBuffer(),
	flat().avif({ effort: 0 }).toBuffer(),
	flat().gif().toBuffer(),
]);
/** The header of a HEIC; nothing else of it is read. */
const heic = Buffer.concat([Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1"), Buffer.alloc(400, 7)]);
const tiff = await flat()
	.withExif({ IFD0: { Make: LEAK }, IFD3: { GPSLatitudeRef: "N" } })
	.tiff()
	.toBuffer();
const one = (name: string, bytes: string | Uint8Array, front = ""): Files => ({
	"broadsheet.config.ts": config(),
	"content/news/one.md": lead(name, front),
	[`content/news/${name}`]: bytes,
});
const messages = ({ report }: Site) => report.problems.map(({ message, hint }) => `${message} | ${hint}`);

describe("a site of pictures with place and time", () => {
	const bytesOf = (out: string, path: string) => readFileSync(join(out, path));
	let site: Site;
	beforeAll(async () => {
		const dirty = [...(await corpus())];
		const portrait = jpegWith(jpeg, segment(0xe1, "Exif\0\0", exif({ orientation: 6 })), segment(0xfe, LEAK));
		const icon = pngWith(await flat(192, 192).png().toBuffer(), [chunk("tEXt", `Comment\0${LEAK}`)]);
		site = await buildSite({
			"broadsheet.config.ts": config('icons: ["icon.png"],'),
			"content/icon.png": icon,
			"content/authors/nora-quill.md": "---\nname: Nora Quill\nimage: nora.jpg\n---\n",
			"content/authors/nora.jpg": portrait,
			"content/news/all.md": story(
				"byline: Nora Quill",
				dirty
					.filter(([name]) => !/\.ico$|^webp-exif-turned/.test(name))
					.map(([name]) => `![A quay](all/${name})`)
					.join("\n\n"),
			),
			"content/news/lead.md": lead("lead.jpg", "headline: The quay\nbyline: Nora Quill\ntype: opinion"),
			"content/news/lead.jpg": jpegWith(await flat(1400, 900).jpeg().toBuffer(), segment(0xe1, "Exif\0\0", exif())),
			"static/a-film.mp4": "no picture",
			...Object.fromEntries(
				dirty.flatMap(([name, bytes]) => [
					[`content/news/all/${name}`, bytes],
					[`static/all/${name}`, bytes],
				]),
			),
		});
	});

	it("is published without a warning", () => expect(site.problems).toBe(""));
	it("contains neither place nor time nor camera in any file", () => {
		const paths = list(site.out);
		expect(paths.filter((path) => /\.(?:jpg|png|webp|gif|avif|svg|ico)$/.test(path)).length).toBeGreaterThan(150);
		expect(paths.filter((path) => leaksIn(bytesOf(site.out, path)).length)).toEqual([]);
	});
	it.runIf(hasExiftool)("reveals nothing to a metadata reader (exiftool)", () => {
		const reported = [...readByExiftool(site.out)].filter(
			([file]) => !/\.(?:html|xml|txt|json|css|webmanifest|mp4|woff2?)$/.test(file),
		);
		expect(reported.filter(([, { leaks }]) => leaks.length).map(([file, { leaks }]) => `${file} ${leaks}`)).toEqual([]);
	});
	it("keeps the author in its originals", () => {
		const path = site.list().find((each) => /assets\/lead-\w+\.jpg/.test(each)) ?? "";
		expect(bytesOf(site.out, path).includes(`${RIGHTS} Nora Quill`)).toBe(true);
	});
	it("has the same bytes in a build with cached records, and in the preview", async () => {
		const before = list(site.out).map((path) => [path, bytesOf(site.out, path).toString("latin1")]);
		const { report } = await buildSite({ "static/robots-of-old.txt": "x" }, {}, site.root);
		expect(report.problems).toEqual([]);
		const after = list(site.out)
			.filter((path) => path !== "robots-of-old.txt")
			.map((path) => [path, bytesOf(site.out, path).toString("latin1")]);
		expect(after.filter(([path]) => path !== ".broadsheet.json")).toEqual(
			before.filter(([path]) => path !== ".broadsheet.json"),
		);
		const updater = createSiteUpdater({
			root: site.root,
			cache: join(tempDir(), "cache"),
			drafts: false,
			clock: () => AT,
		});
		try {
			const { site: preview } = await updater.update();
			for (const path of site
				.list()
				.filter((each) => /^(?:assets|all)\/.*\.(?:jpg|png|webp|gif|avif|svg|ico)$/.test(each))) {
				const shown = (await preview?.read(path))?.bytes;
				expect([path, shown && bytesOf(site.out, path).equals(shown)]).toEqual([path, true]);
			}
		} finally {
			await updater.close();
		}
	});
});

const REFUSED = ["error picture-format content/news/one.md:4:15"];
describe("a file with a different type than its name says", () => {
	const refused = (what: string, name: string, bytes: string | Uint8Array, message: RegExp) =>
		it(`is rejected: ${what} (field 34)`, async () => {
			const site = await buildSite(one(name, bytes));
			expect(site.report.problems.map(({ code, place }) => [code, place?.path, place?.line])).toEqual([
				["picture-format", "content/news/one.md", 4],
			]);
			expect(messages(site)[0]).toMatch(message);
			expect(site.list()).toEqual([]);
		});
	situation(34, "A HEIC called .jpg is refused at the story that shows it", {
		files: one("p.jpg", heic),
		reported: REFUSED,
	});
	situation(34, "A TIFF called .jpg is refused at the story that shows it", {
		files: one("p.jpg", tiff),
		reported: REFUSED,
	});
	refused(
		"a HEIC says what it is and what to do",
		"p.jpg",
		heic,
		/"p.jpg" is a HEIC picture, as phones take them, called \.jpg.*\| export it as JPEG/,
	);
	refused("a TIFF called .png", "p.png", tiff, /is a TIFF, called \.png/);
	refused("a TIFF under its own name", "p.tif", tiff, /is a TIFF, .*export it/);
	refused(
		"a BMP",
		"p.jpeg",
		Buffer.concat([Buffer.from("BM\x46\0\0\0\0\0\0\0", "latin1"), Buffer.alloc(60)]),
		/is a BMP/,
	);
	refused(
		"a page of HTML called .png",
		"p.png",
		"<!DOCTYPE html>\n<html><body>404</body></html>",
		/is a page of HTML, and called \.png/,
	);
	refused(
		"a pointer of Git LFS",
		"p.jpg",
		"version https://git-lfs.github.com/spec/v1\noid sha256:1\n",
		/Git LFS pointer.*git lfs pull/,
	);
	refused("an empty file", "p.webp", "", /is empty/);
	refused(
		"a JPEG that ends in the middle",
		"p.jpg",
		jpeg.subarray(0, jpeg.length / 2),
		/is a JPEG that ends before its last pixel/,
	);
	refused(
		"a PNG that ends in the middle",
		"p.png",
		png.subarray(0, png.length - 20),
		/is a PNG that ends before its last pixel/,
	);
	refused(
		"an AVIF that ends in the middle",
		"p.avif",
		avif.subarray(0, avif.length - 9),
		/is an AVIF that ends before its last pixel/,
	);
	refused("a damaged GIF", "p.gif", Buffer.concat([gif.subarray(0, 13), Buffer.alloc(30, 9)]), /is a GIF/);
	refused(
		"an SVG that is not XML",
		"p.svg",
		`${svgImage(30, 20).slice(0, -8)}<g>`,
		/is an SVG that is not valid XML: see line/,
	);
	refused("an SVG that no browser reads", "p.svg", '<svg width="30" height="20"/>', /has no xmlns=/);
	refused("a PDF in the place of a picture", "p.pdf", "%PDF-1.7\n", /is a PDF, and no picture/);

	it("is rejected if it is only linked", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config(),
			"content/one.md": story("", "[The picture](p.jpg)"),
			"content/p.jpg": heic,
		});
		expect(site.report.problems.map(({ code, place }) => [code, place?.path, place?.line])).toEqual([
			["picture-format", "content/one.md", 6],
		]);
	});
	it("is rejected in static/, where everything is published", async () => {
		const files = {
			"static/a.jpg": heic,
			"static/b.tif": exif(),
			"static/c.png": svgImage(30, 20),
			"static/d.svg": png,
			"static/e.jpg": "<html></html>",
		};
		const site = await buildSite({ "broadsheet.config.ts": config(), "content/a.md": story(), ...files });
		expect(site.report.problems.map(({ severity, code, place }) => `${severity} ${code} ${place?.path}`)).toEqual(
			Object.keys(files).map((path) => `error picture-format ${path}`),
		);
		expect(messages(site)[2]).toBe(
			'"c.png" is an SVG, despite its name | call it c.svg, and change the references to it',
		);
	});
	it("is a warning in static/ where browsers show it all the same, in every build", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config(),
			"content/a.md": story(),
			"static/a.jpg": png,
			"static/favicon.ico": png,
		});
		const reported = [`"a.jpg" is a PNG, despite its name | call it a.png, and change the references to it`];
		expect(messages(site).filter((message) => !/icon/.test(message))).toEqual(reported);
		const again = await site.again({ "content/b.md": story("headline: Story b\nslug: b") });
		expect(messages(again).filter((message) => !/icon/.test(message))).toEqual(reported);
	});
	it("is published with the extension of its type if browsers show that", async () => {
		const site = await buildSite(one("p.jpg", png));
		expect(site.problems).toBe("");
		expect(site.list().filter((path) => /^assets\/p-\w+\.png$/.test(path))).toHaveLength(1);
	});
	it("withholds one story, and no more, if the build continues without it", async () => {
		const site = await buildSite({ ...one("p.jpg", heic), "content/b.md": story("slug: b") }, { quarantine: true });
		expect(site.list()).toContain("2026/05/b/index.html");
		expect(site.list().join()).not.toMatch(/assets\/p-/);
	});
	it("is accepted if it is not a picture: a text, a font, a video, a satellite map", async () => {
		const map = await flat(20, 20).tiff().toBuffer();
		const files = {
			"static/a.txt": `<svg ${LEAK}`,
			"static/b.ttf": Buffer.from("\0\x01\0\0\0\x0f", "latin1"),
			"static/c.mp4": "x",
			"static/map.tif": map,
			"static/part.html": "<svg><g></svg>",
		};
		const site = await buildSite({ "broadsheet.config.ts": config(), "content/a.md": story(), ...files });
		expect(site.problems).toBe("");
		expect(site.read("a.txt")).toBe(files["static/a.txt"]);
		expect(readFileSync(join(site.out, "map.tif")).equals(map)).toBe(true);
	});
});

describe("a valid picture of an unusual format", () => {
	situation(35, "An SVG without a size is refused", {
		files: one("p.svg", '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'),
		reported: REFUSED,
	});
	it("gets a message that says what an SVG lacks (field 35)", async () => {
		const site = await buildSite(
			one("p.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="100%"><path d="M0 0"/></svg>'),
		);
		expect(messages(site)).toEqual([
			'"p.svg" is an SVG without a size: it has neither a `viewBox` nor a `width` and `height` in pixels | write its size into its first line: <svg viewBox="0 0 800 600" …>',
		]);
	});
	situation(35, "A JPEG called .jfif is a picture, under an ending that servers know", {
		files: one("p.jfif", jpeg),
		right: ({ list, read }) => {
			expect(list().filter((path) => /^assets\/p-\w+\.jpg$/.test(path))).toHaveLength(1);
			expect(read("news/2026/05/one/index.html")).toMatch(
				/<img src="\/assets\/p-\w+\.jpg"[^>]* width="600" height="400"/,
			);
		},
	});
	it.each([
		['viewBox="0 0 40 30"', 40, 30],
		['viewBox="0,0,40,30"', 40, 30],
		['width="100%" height="100%" viewBox="0 0 40 30"', 40, 30],
		['width="2in" viewBox="0  0  40  30"', 192, 144],
		['width=" 80px " height="20"', 80, 20],
	])("has the size that a browser gives an SVG: %s (field 36)", async (attributes, width, height) => {
		const site = await buildSite(
			one("p.svg", `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}><rect width="9" height="9"/></svg>`),
		);
		expect(site.read("news/2026/05/one/index.html")).toMatch(
			new RegExp(`<img src="/assets/p-[^>]* width="${width}" height="${height}"`),
		);
	});
});

describe("a picture rotated by the camera", () => {
	const kinds: Record<string, () => Sharp> = {
		jpg: () => flat().jpeg(),
		png: () => flat().png(),
	};
	it.each(sample(2, Object.keys(kinds)))(
		"is upright as %s, on the page and in its variants (field 37)",
		async (ending) => {
			const turned = await (kinds[ending] as () => Sharp)().withMetadata({ orientation: 6 }).toBuffer();
			const site = await buildSite(one(`p.${ending}`, turned));
			expect(site.problems).toBe("");
			expect(site.read("news/2026/05/one/index.html")).toMatch(/<img src="\/assets\/p-[^>]* width="400" height="600"/);
			const [original = "", copy = ""] = [/^assets\/p-/, /^assets\/240-/].map((place) =>
				site.list().find((path) => place.test(path)),
			);
			expect(
				(await sharp(join(site.out, original)).autoOrient().toBuffer({ resolveWithObject: true })).info,
			).toMatchObject({ width: 400, height: 600 });
			expect(await sharp(join(site.out, copy)).metadata()).toMatchObject({ width: 240, height: 360 });
		},
	);
});

it("A WebP that is rotated by its metadata is rejected, because browsers disagree (field 37)", async () => {
	const site = await buildSite(one("p.webp", await flat().webp().withMetadata({ orientation: 6 }).toBuffer()));
	expect(messages(site)).toEqual([
		'"p.webp" is a WebP that is rotated by its metadata, which some browsers ignore | save it upright',
	]);
});

describe("the card of a story on a social network", () => {
	const dependencies = ({ read }: Pick<Site, "read">) => {
		const html = read("news/2026/05/one/index.html");
		const content = (name: string) => new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(html)?.[1];
		return {
			image: content("og:image"),
			width: content("og:image:width"),
			height: content("og:image:height"),
			kind: content("twitter:card"),
		};
	};
	const shown = (site: Pick<Site, "read" | "out" | "list">, width: number, height: number) => {
		const { image = "", ...rest } = dependencies(site);
		expect(image).toMatch(/^https:\/\/vale\.example\/assets\/jpeg-\w+\/p-\w+\.jpg$/);
		expect(rest).toEqual({ width: String(width), height: String(height), kind: "summary_large_image" });
		return join(site.out, new URL(image).pathname);
	};
	const files = { svg: one("p.svg", svgImage(300, 200)), avif: one("p.avif", avif) };
	situation(38, "A lead picture that is an SVG is shown by a JPEG of it", {
		files: files.svg,
		right: (site) => void shown(site, 1200, 800),
	});
	situation(38, "A lead picture that is an AVIF is shown by a JPEG of it", {
		files: files.avif,
		right: (site) => void shown(site, 600, 400),
	});
	situation(38, "A lead picture that is a WebP is shown as it is", {
		files: one("p.webp", webp),
		right: (site) =>
			expect(dependencies(site)).toMatchObject({
				image: expect.stringMatching(/\/p-\w+\.webp$/),
				kind: "summary_large_image",
			}),
	});
	it.each(sample(3, Object.entries(files)))(
		"is a JPEG of the size that the page says, in feeds too: %s",
		async (_, files) => {
			const site = await buildSite(files);
			const { width, height } = dependencies(site);
			const file = shown(site, Number(width), Number(height));
			const found = await sharp(file).metadata();
			expect([found.format, String(found.width), String(found.height)]).toEqual(["jpeg", width, height]);
			const feed = site.list().find((path) => /feed\.xml$|rss\.xml$/.test(path)) ?? "";
			expect(site.read(feed)).toContain(new URL(dependencies(site).image ?? "").pathname);
			expect(site.read(feed)).not.toMatch(/\.(?:svg|avif)"/);
		},
	);
	it("is small if the picture is external and of such a format", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config('images: { external: ["https://pictures.example/"] },'),
			"content/news/one.md": lead("https://pictures.example/map.svg?v=2"),
		});
		expect(dependencies(site)).toEqual({ image: undefined, width: undefined, height: undefined, kind: "summary" });
	});
	it("makes no JPEG of pictures that no card shows", async () => {
		const site = await buildSite({
			...one("p.png", pngImage(300, 200)),
			"content/news/one.md": `${lead("p.png")}\n![A map](map.svg)\n`,
			"content/news/map.svg": svgImage(300, 200),
		});
		expect(site.list().filter((path) => path.includes("jpeg-"))).toEqual([]);
	});
	it("changes with the picture, in a build with cached records", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config(),
			"content/news/one.md": lead("/p.svg"),
			"static/p.svg": svgImage(300, 200),
		});
		const before = dependencies(site).image;
		const after = dependencies(await site.again({ "static/p.svg": svgImage(300, 200).replace("#345", "#543") })).image;
		expect(after).not.toBe(before);
		expect(site.list().filter((path) => path.includes("jpeg-"))).toHaveLength(1);
	});
});

it("A picture of a plugin is cleaned as well, and rejected if it is invalid", async () => {
	const plugin = (path: string, bytes: string) =>
		config(
			`plugins: [{ name: "shop", files: () => [{ path: "${path}", bytes: Buffer.from("${bytes}", "base64"), kind: "asset" }] }],`,
		);
	const dirty = jpegWith(jpeg, segment(0xe1, "Exif\0\0", exif()));
	const site = await buildSite({
		"broadsheet.config.ts": plugin("shop.jpg", dirty.toString("base64")),
		"content/a.md": story(),
	});
	expect(site.problems).toBe("");
	expect(leaksIn(readFileSync(join(site.out, "shop.jpg")))).toEqual([]);
	const bad = await buildSite({
		"broadsheet.config.ts": plugin("shop.jpg", heic.toString("base64")),
		"content/a.md": story(),
	});
	expect(bad.report.problems.map(({ code }) => code)).toEqual(["picture-format"]);
});
