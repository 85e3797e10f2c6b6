import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closestMatch, didYouMean } from "../../src/core/closest-match.js";
import { calendarDay, hasOffset, isoInZone, isTimeZone, parseInstant } from "../../src/core/dates.js";
import { escapeHtml } from "../../src/core/escape-html.js";
import { normalizeExternalUrl, urlKind } from "../../src/core/url-kind.js";

const ZONES = ["UTC", "Europe/Dublin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia"];
const seconds = (from: string, to: string) =>
	fc
		.integer({ min: Date.parse(from) / 1000, max: Date.parse(to) / 1000 })
		.map((s) => `${new Date(s * 1000).toISOString().slice(0, 19)}Z`);
const instant = seconds("1970-01-01T00:00:00Z", "2200-01-01T00:00:00Z");
const zone = fc.constantFrom(...ZONES);

describe("an instant", () => {
	it("printed with an offset and read again is the same, in every time zone", () => {
		fc.assert(
			fc.property(instant, zone, zone, (at, one, other) => {
				expect(parseInstant(isoInZone(at, one), other)).toBe(at);
			}),
		);
	});
	it("compares as text as it compares in time", () => {
		const written = seconds("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z").map((at) => at.slice(0, 19));
		const epoch = (text: string, of: string) => parseInstant(text, of) as string;
		fc.assert(
			fc.property(written, written, zone, (a, b, of) => {
				const [x, y] = [epoch(a, of), epoch(b, of)];
				expect(Math.sign(Date.parse(x) - Date.parse(y))).toBe(x < y ? -1 : x > y ? 1 : 0);
			}),
		);
	});
	it("that lies beyond the years of four digits is the last second within them", () => {
		expect(parseInstant("9999-12-31 23:59:59", "America/New_York")).toBe("9999-12-31T23:59:59Z");
		expect(parseInstant("0000-01-01", "Asia/Tokyo")).toBe("0000-01-01T00:00:00Z");
	});
	it("read without an offset has that time on the clocks of the zone, but in the hour that a spring leaves out", () => {
		fc.assert(
			fc.property(instant, zone, (at, of) => {
				const local = isoInZone(at, of).slice(0, 19);
				expect(isoInZone(parseInstant(local, of) as string, of).slice(0, 19)).toBe(local);
			}),
		);
	});
	it("of two in an autumn night is the later one", () => {
		fc.assert(
			fc.property(instant, zone, (at, of) => {
				expect((parseInstant(isoInZone(at, of).slice(0, 19), of) as string) >= at).toBe(true);
			}),
		);
	});
	it.each([
		"",
		"soon",
		"2026",
		"2026-05",
		"26-05-01",
		"2026-05-01T",
		"2026-05-01 9",
		"2026-05-01 09:00 CET",
		"2026-05-01x",
	])("is not %j", (text) => expect(parseInstant(text, "UTC")).toEqual({ problem: "form" }));
	it("knows whether its text has an offset", () => {
		for (const text of ["2026-05-01T09:00Z", "2026-05-01 09:00 +02:00", "2026-05-01 09:00-0400"])
			expect(hasOffset(text)).toBe(true);
		for (const text of ["2026-05-01", "2026-05-01 09:00", "2026-05-01T09:00:30"]) expect(hasOffset(text)).toBe(false);
	});
	it("has the day of its zone", () => {
		expect(calendarDay("2026-01-01T01:00:00Z", "America/New_York")).toEqual(["2025", "12", "31"]);
		expect([isTimeZone("Europe/Dublin"), isTimeZone("Mars/Base")]).toEqual([true, false]);
	});
});

describe("the kind of a URL", () => {
	it.each([
		["https://a.example/", "web"],
		["HTTP://a.example", "web"],
		["//a.example", "web"],
		["\\\\a.example", "web"],
		["/\\a.example", "web"],
		["/\t/a.example", "web"],
		[" https://a.example", "web"],
		["mailto:a@b.example", "contact"],
		["TEL:1", "contact"],
		["#a", "fragment"],
		["a/b.md", "inside"],
		["/a/", "inside"],
		["?a=b", "inside"],
		["", "inside"],
		["1:2", "inside"],
		["javascript:x", "refused"],
		["JaVaScRiPt:x", "refused"],
		["java\tscript:x", "refused"],
		["java\nscript\n:x", "refused"],
		["\u0000 javascript:x", "refused"],
		["data:text/html,x", "refused"],
		["file:///etc", "refused"],
		["view-source:x", "refused"],
	])("%j is %s", (url, kind) => expect(urlKind(url)).toBe(kind));
	it("is what a browser sees, whatever white space and controls stand in it", () => {
		const noise = fc.string({ unit: fc.constantFrom("\t", "\n", "\r", " ", "\u0000", "\u001f"), maxLength: 3 });
		fc.assert(
			fc.property(fc.array(noise, { minLength: 12, maxLength: 12 }), (between) => {
				const url = [..."javascript:x"].map((letter, index) => (between[index] ?? "") + letter).join("");
				expect(urlKind(url)).toBe("refused");
			}),
		);
	});
	it("and a scheme that a browser executes is never allowed", () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 12 }), (text) => {
				if (URL.canParse(text) && !/^(?:https?|mailto|tel|sms):$/.test(new URL(text).protocol))
					expect(urlKind(text)).toBe("refused");
			}),
			{ numRuns: 2000 },
		);
	});
	it("on another site is printed with its slashes put right", () => {
		expect(normalizeExternalUrl("HTTPS:\\\\a.example/b")).toBe("https://a.example/b");
		expect(normalizeExternalUrl("\\\\a.example")).toBe("//a.example");
		expect(normalizeExternalUrl(" https://a.example/ ")).toBe("https://a.example/");
	});
});

describe("the closest match", () => {
	const keys = ["draft", "date", "headline", "tags", "summary", "expires"];
	it.each([
		["drfat", "draft"],
		["Draft", "draft"],
		["dratf", "draft"],
		["draf", "draft"],
		["headlin", "headline"],
		["haedline", "headline"],
		["sumary", "summary"],
		["tgas", "tags"],
		["expire", "expires"],
	])("of %s is %s", (word, near) => expect(closestMatch(word, keys)).toBe(near));
	it.each(["layout", "x", "", "author", "photo"])("of %j is none", (word) =>
		expect(closestMatch(word, keys)).toBeUndefined(),
	);
	it("of a name that is there is that name", () => {
		fc.assert(
			fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1 }), (names) => {
				expect(closestMatch(names[0] ?? "", names)?.toLowerCase()).toBe(names[0]?.toLowerCase());
			}),
		);
	});
	it("is asked after", () => {
		expect(didYouMean("drfat", keys)).toBe('did you mean "draft"?');
		expect(didYouMean("nothing", keys)).toBeUndefined();
	});
});

describe("a text in HTML", () => {
	it("is escaped for content and for attributes", () => {
		expect(escapeHtml(`<a href="x" b='y'>&amp;`)).toBe("&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;amp;");
	});
});
