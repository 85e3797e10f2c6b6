/** References to files in their plain spelling. */
import { expect, it } from "vitest";
import { plainlySpelled } from "../../src/core/reference-paths.js";

it.each([
	["one  two", "one two"],
	["one\n\ttwo", "one two"],
	["one \n two", "one two"],
	["\r\none\u00a0 two  ", " one two "],
	["one two three", "one two three"],
	["a%20b&nbsp;c\\ d", "a b c\\ d"],
])("each run of white space in %j is one space", (text, plain) => {
	expect(plainlySpelled(text)).toBe(plain);
});
