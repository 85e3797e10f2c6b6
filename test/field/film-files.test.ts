/** Films and sound, as telephones, cameras and programs write them: what they give away, and what stays. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { createSiteUpdater } from "../../src/dev/site-updater.js";
import { box, jpegWith, segment } from "../support/metadata/containers.js";
import { FTYP, film, itunesTags, PICTURES, phoneTags, webm } from "../support/metadata/films.js";
import { hasExiftool, leaksIn, readByExiftool } from "../support/metadata/readers.js";
import { exif, latin, RIGHTS, u32 } from "../support/metadata/said.js";
import { AT, buildSite, config, type Files, type Site, story } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";

const jpeg = await sharp({ create: { width: 40, height: 40, channels: 3, background: "#369" } })
	.jpeg()
	.toBuffer();
const cover = jpegWith(jpeg, segment(0xe1, "Exif\0\0", exif()));
const FILMS: Readonly<Record<string, Buffer>> = {
	"telephone.mp4": film(FTYP, phoneTags(u32(0)), itunesTags(cover)),
	"telephone.mov": film(box("ftyp", "qt  ", u32(0), "qt  "), phoneTags()),
	"old.mov": film(box("wide"), itunesTags(cover)),
	"sound.m4a": film(box("ftyp", "M4A ", u32(0), "M4A isom"), itunesTags(cover)),
	"film.webm": webm(false),
	"recorded.webm": webm(true),
};
const site = (files: Files) =>
	buildSite({ "broadsheet.config.ts": config(), "content/news/one.md": story("", "[A film](clip.mp4)"), ...files });

describe("a film with place, time and camera", () => {
	let built: Site;
	const bytesOf = (path: string) => readFileSync(join(built.out, path));
	beforeAll(async () => {
		built = await site({
			"content/news/clip.mp4": FILMS["telephone.mp4"] as Buffer,
			...Object.fromEntries(Object.entries(FILMS).map(([name, bytes]) => [`static/${name}`, bytes])),
		});
	});

	it("is published without a warning", () => expect(built.problems).toBe(""));
	it.each(Object.keys(FILMS))("is published without them, and plays what it played: %s", (name) => {
		const [before, after] = [FILMS[name] as Buffer, bytesOf(name)];
		expect(leaksIn(before).length).toBeGreaterThan(0);
		expect(leaksIn(after)).toEqual([]);
		expect(after.includes("52.5200") || after.includes("20190817")).toBe(false);
		expect(after.length).toBe(before.length);
		expect(after.indexOf(PICTURES)).toBe(before.indexOf(PICTURES));
	});
	it("keeps titles, artists, and covers without what those give away", () => {
		expect(bytesOf("film.webm").includes(`${RIGHTS} title`)).toBe(true);
		expect(bytesOf("telephone.mov").includes(`${RIGHTS} artist`)).toBe(true);
		const sound = bytesOf("sound.m4a");
		expect(sound.includes(`${RIGHTS} title`)).toBe(true);
		expect(sound.includes(jpeg.subarray(-200))).toBe(true);
	});
	it("is cleaned where a story links to it", () => {
		const path = built.list().find((each) => /clip-\w+\.mp4$/.test(each)) ?? "";
		expect(bytesOf(path).equals(bytesOf("telephone.mp4"))).toBe(true);
	});
	it.runIf(hasExiftool)("reveals nothing to a metadata reader (exiftool)", () => {
		const read = [...readByExiftool(built.out)].filter(([file]) => /\.(?:mp4|mov|m4a|webm)$/.test(file));
		expect(read.length).toBe(Object.keys(FILMS).length + 1);
		for (const [file, { whole }] of read)
			expect([file, /52\.52|52 deg|ZQXLEAK|2019:08/.exec(whole)]).toEqual([file, null]);
	});
	it("has the same bytes in the preview", async () => {
		const updater = createSiteUpdater({
			root: built.root,
			cache: join(tempDir(), "cache"),
			drafts: false,
			clock: () => AT,
		});
		try {
			const { site: preview } = await updater.update();
			for (const name of Object.keys(FILMS)) {
				const shown = (await preview?.read(name))?.bytes;
				expect([name, shown && bytesOf(name).equals(shown)]).toEqual([name, true]);
			}
		} finally {
			await updater.close();
		}
	});
});

it("A film that is cut off or damaged is an error, because what else is in it cannot be known", async () => {
	const whole = FILMS["telephone.mp4"] as Buffer;
	const damaged = Buffer.from(whole);
	const tags = damaged.indexOf("udta");
	damaged.writeUInt32BE(0x7fffffff, tags - 4);
	const { report } = await site({
		"content/news/clip.mp4": "no film, only a text",
		"static/cut.mp4": whole.subarray(0, whole.indexOf("udta")),
		"static/damaged.mp4": damaged,
		"static/no-film.mp4": FTYP,
		"static/cut.webm": webm(false).subarray(0, -4),
	});
	expect(report.problems.map(({ code, place, message }) => `${code} ${place?.path} ${message}`)).toEqual(
		["cut.mp4", "cut.webm", "damaged.mp4", "no-film.mp4"].map(
			(name) =>
				`picture-format static/${name} "${name}" is a film or a recording but damaged: its structure is invalid`,
		),
	);
	expect(report.problems[0]?.hint).toBe("export it again with the program that made it");
});

it("A text that begins like a film is none", async () => {
	const text = latin("The free press of a small town");
	const built = await site({ "content/news/clip.mp4": "x", "static/press.txt": text });
	expect(built.problems).toBe("");
	expect(built.read("press.txt")).toBe(text.toString());
});
