import fc from "fast-check";
import { expect, it } from "vitest";
import { countWords } from "../../src/content/markdown/word-count.js";

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const text = fc.oneof(
	fc.string({ unit: "binary", maxLength: 80 }),
	fc.string({
		unit: fc.constantFrom(..."a9é-–’.橋の한 \u00a0\n\t\u2028\u0301", "𠮷", "👩‍👩‍👧", "\ud800", "\udc00", "𝒜"),
		maxLength: 80,
	}),
);

it("words are what stands between white space and has a letter or a digit, without Chinese, Japanese and Korean", () => {
	fc.assert(
		fc.property(text, (words) => {
			const rest = words.replace(CJK, " ").split(/\s+/);
			const whole = rest.filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
			expect(countWords(words)).toBe(whole + Math.ceil((words.match(CJK)?.length ?? 0) / 2));
		}),
		{ numRuns: Number(process.env.RUNS ?? 2000) },
	);
});
