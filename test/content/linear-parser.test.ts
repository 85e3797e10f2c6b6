/** The parser with functions of ours gives the trees of the libraries as they are. */
import { execFileSync } from "node:child_process";
import fc from "fast-check";
import remarkDirective from "remark-directive";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { expect, it } from "vitest";
import { extendLinearly, parseLinearly } from "../../src/content/markdown/linear-parser/index.js";
import { ALL_CASES } from "../support/sample.js";

const PIECES =
	"* ** *** _ __ ~~ ~~ ~~ ~~ * ** _ a a ~ a b . é ( [ ] ![ [^ [^x] ![^ ![^x] [a] [a][] (/b) ](/c) ![ <b> `` ` \\ :n[ www.a.bc https://a.bc & : | -"
		.split(" ")
		.concat(" ", "\n", "  \n", "\n\n", "\n> ", "\n- ", "\t");
const text = fc
	.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 60 })
	.map((pieces) => `[a]: /b\n\n[^x]: n *o*\n\n${pieces.join("")}`);
const TEXTS = fc.sample(text, { numRuns: ALL_CASES ? 3000 : 160, seed: 1 });

/** In a process of its own, because the functions are replaced for a whole process. */
const LIBRARIES = `
	import { text } from "node:stream/consumers";
	import remarkDirective from "remark-directive";
	import remarkGfm from "remark-gfm";
	import remarkParse from "remark-parse";
	import { unified } from "unified";
	const parser = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(remarkDirective).freeze();
	console.log(JSON.stringify(JSON.parse(await text(process.stdin)).map((each) => JSON.stringify(parser.parse(each)))));`;

it("gives the same trees, with the same places, for many texts of marks", () => {
	const options = { input: JSON.stringify(TEXTS), maxBuffer: 1 << 30 };
	const printed = execFileSync(process.execPath, ["--input-type=module", "-e", LIBRARIES], options).toString();
	const expected = JSON.parse(printed) as string[];
	parseLinearly();
	const parser = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(remarkDirective).freeze();
	extendLinearly(parser.data().micromarkExtensions ?? []);
	expect(TEXTS.map((each) => JSON.stringify(parser.parse(each)))).toEqual(expected);
	// Without these, the texts would show nothing.
	for (const type of ["emphasis", "strong", "delete", "link", "image", "footnoteReference", "break", "textDirective"])
		expect(expected.filter((tree) => tree.includes(`"type":"${type}"`)).length, type).toBeGreaterThan(2);
});
