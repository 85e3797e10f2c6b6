import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeUrl, joinPath, outputPathOf, slugify, slugProblem, truncate } from "../../src/core/paths.js";

/** Texts of all scripts, with combining marks, emoji and control characters. */
const text = fc.oneof(
	fc.string({ unit: "grapheme", maxLength: 120 }),
	fc.string({ unit: "binary", maxLength: 60 }),
	fc.string({
		unit: fc.constantFrom(
			"a",
			"Ä",
			"\u0301",
			"\u0327",
			"İ",
			"ß",
			"橋",
			"𠮷",
			"'",
			"-",
			".",
			" ",
			"/",
			"\\",
			"👩‍👩‍👧",
			"\ud800",
		),
		maxLength: 200,
	}),
);

describe("a slug made of a name", () => {
	it.each([
		["City Hall", "city-hall"],
		["St. John's", "st-johns"],
		["Málaga – Nord", "málaga-nord"],
		["  --x-- ", "x"],
		["橋の採決", "橋の採決"],
		["../../etc", "etc"],
		["C:\\x", "c-x"],
		["con", "con-x"],
		["LPT1", "lpt1-x"],
		["+++", ""],
		["\u0301a", "a"],
		["Zoe\u0308", "zoë"],
	])("%j is %j", (name, slug) => expect(slugify(name)).toBe(slug));
	it("of ASCII agrees with the rules for all scripts", () => {
		const ascii = fc.string({ unit: fc.constantFrom(..."aZ09 -_'./&()\t\x7f\0"), maxLength: 100 });
		fc.assert(
			fc.property(ascii, (name) => {
				// A letter of another script at the end forces the slow path for the name; it is cut off again.
				const long = slugify(`${name.slice(0, 60)}-橋`).replace(/-?橋$/, "");
				expect(slugify(name.slice(0, 60)).replace(/-x$/, "")).toBe(long.replace(/-x$/, ""));
			}),
			{ numRuns: 2000 },
		);
	});
	it("is safe in a URL and on every file system, or empty, or the name of a file of ours", () => {
		fc.assert(
			fc.property(text, (name) => {
				expect([undefined, "empty", "reserved"]).toContain(slugProblem(slugify(name)));
			}),
			{ numRuns: 2000 },
		);
	});
	it("made again is the same", () => {
		fc.assert(
			fc.property(text, (name) => {
				expect(slugify(slugify(name))).toBe(slugify(name));
			}),
			{ numRuns: 2000 },
		);
	});
	it("is the same for both Unicode forms of a name and for every case", () => {
		fc.assert(
			fc.property(text, (name) => {
				expect(slugify(name.normalize("NFD"))).toBe(slugify(name.normalize("NFC")));
			}),
		);
		expect(slugify("HOUSING")).toBe(slugify("housing"));
	});
	it("is short enough for a file name, whatever stands on its letters", () => {
		for (const name of [`a${"\u0301".repeat(480)}`, "𠮷".repeat(90), "x".repeat(500), "語".repeat(500)])
			expect(Buffer.byteLength(slugify(name))).toBeLessThanOrEqual(200);
	});
});

describe("a slug written by a user", () => {
	it.each(["a", "a-b", "a_b.c", "2026", "橋", "straße", "a--b"])("may be %s", (slug) =>
		expect(slugProblem(slug)).toBeUndefined(),
	);
	it.each([
		["", "empty"],
		["-a", "characters"],
		["a-", "characters"],
		["a.", "characters"],
		["a b", "characters"],
		["a/b", "characters"],
		["a%2fb", "characters"],
		["a\u200bb", "characters"],
		["a\n", "characters"],
		["\u0301", "characters"],
		[".htaccess", "reserved"],
		["_redirects", "reserved"],
		["robots.txt", "reserved"],
		["Index", "reserved"],
		["page", "reserved"],
		["nul", "device"],
		["com1.html5", "device"],
		["x".repeat(201), "long"],
	])("may not be %j: %s", (slug, fault) => expect(slugProblem(slug)).toBe(fault));
});

describe("a truncated text", () => {
	it("ends at the end of a word if possible", () => {
		expect(truncate("one two three", 9)).toBe("one two");
		expect(truncate("onetwothree", 6)).toBe("onetwo");
		expect(truncate("short", 10)).toBe("short");
	});
	it("never splits a character: neither an emoji of several parts nor a letter with marks", () => {
		const family = "👩‍👩‍👧‍👦";
		expect(truncate(family.repeat(5), 3)).toBe(family.repeat(3));
		const letter = `e${"\u0301".repeat(9)}`;
		expect(truncate(letter.repeat(5), 2)).toBe(letter.repeat(2));
		expect(truncate("🇮🇪🇩🇪🇫🇷", 2)).toBe("🇮🇪🇩🇪");
	});
	it("is a beginning of the text, of as many graphemes as asked, or up to the end of a word in them", () => {
		const graphemes = new Intl.Segmenter("en");
		const latin = fc.string({ unit: fc.constantFrom(..."abé -–’\r\n\u00ad\u0301\u200d©", "👩"), maxLength: 60 });
		const text = fc.oneof(latin, fc.string({ unit: "grapheme", maxLength: 60 }));
		fc.assert(
			fc.property(text, fc.integer({ min: 1, max: 40 }), (whole, most) => {
				const first = [...graphemes.segment(whole)].slice(0, most).map(({ segment }) => segment);
				const longest = first.join("");
				const end = Math.max(longest.lastIndexOf(" "), longest.lastIndexOf("-"));
				const inside = longest !== whole && end > longest.length / 2;
				expect(truncate(whole, most)).toBe(inside ? longest.slice(0, end) : longest);
				const part = truncate(whole, most);
				expect(whole.startsWith(part)).toBe(true);
				expect([...graphemes.segment(part)].length).toBeLessThanOrEqual(most);
				expect(part.isWellFormed()).toBe(true);
			}),
		);
	});
});

describe("a path", () => {
	it("is resolved against a folder, and never leads above the root", () => {
		expect(joinPath("a/b", "../c/./d")).toBe("a/c/d");
		expect(joinPath("", "a//b/")).toBe("a/b");
		expect(joinPath("a", "../..")).toBeUndefined();
		expect(joinPath("a", "../../a/b")).toBeUndefined();
	});
	it("of a URL is the file that hosts serve there", () => {
		expect(outputPathOf("/")).toBe("index.html");
		expect(outputPathOf("/a/b/")).toBe("a/b/index.html");
		expect(outputPathOf("/404.html")).toBe("404.html");
	});
	it("is encoded for an attribute so that it decodes to itself", () => {
		expect(encodeUrl("/a b/橋?#/")).toBe("/a%20b/%E6%A9%8B%3F%23/");
		fc.assert(
			fc.property(fc.webPath(), (path) => {
				expect(decodeURIComponent(encodeUrl(path))).toBe(path);
			}),
		);
	});
});
