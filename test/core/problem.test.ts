import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../src/core/diagnostics.js";
import type { Problem } from "../../src/core/model.js";
import { error, formatProblem, groupProblems, lineColumn, sortProblems, warning } from "../../src/core/problem.js";

describe("a problem on the terminal", () => {
	const budget = { path: "content/politics/budget.md", line: 14, column: 12, length: 16 };
	const text = `${"\n".repeat(13)}The [vote](politcs/vote.md) was nine to four.\n`;
	it("has place, severity, code, message, the line with a marker, and a hint", () => {
		const problem = error("dead-link", 'No article at "politcs/vote.md"', budget, {
			hint: 'did you mean "politics/vote.md"?',
		});
		expect(formatProblem(problem, text)).toBe(
			[
				'content/politics/budget.md:14:12  error  dead-link  No article at "politcs/vote.md"',
				"  14 │ The [vote](politcs/vote.md) was nine to four.",
				"     │            ^^^^^^^^^^^^^^^^",
				'  hint: did you mean "politics/vote.md"?',
			].join("\n"),
		);
	});
	it("without a place belongs to the site", () => {
		expect(formatProblem(warning("no-config", "There is none"))).toBe("site  warning  no-config  There is none");
	});
	it("without a line, or without the text of its file, has no frame", () => {
		expect(formatProblem(error("x", "y", { path: "a.md" }), "text")).toBe("a.md  error  x  y");
		expect(formatProblem(error("x", "y", { path: "a.md", line: 3 }))).toBe("a.md:3:1  error  x  y");
	});
	it("on an empty line, or after the end of the file, has no frame", () => {
		expect(formatProblem(error("x", "y", { path: "a.md", line: 2 }), "a\n\nb")).toBe("a.md:2:1  error  x  y");
		expect(formatProblem(error("x", "y", { path: "a.md", line: 9 }), "a")).toBe("a.md:9:1  error  x  y");
	});
	it("in a long line shows what is around the place", () => {
		const long = `${"a".repeat(300)}HERE${"b".repeat(300)}`;
		expect(formatProblem(error("x", "y", { path: "a.md", line: 1, column: 301, length: 4 }), long)).toBe(
			[
				"a.md:1:301  error  x  y",
				`  1 │ …${"a".repeat(40)}HERE${"b".repeat(56)}…`,
				`    │  ${" ".repeat(40)}^^^^`,
			].join("\n"),
		);
	});
	it("never marks beyond the printed line", () => {
		const [, line = "", marks = ""] = formatProblem(
			error("x", "y", { path: "a", line: 1, column: 3, length: 9999 }),
			"abcdef",
		).split("\n");
		expect(marks.length).toBe(line.length);
	});
	it("has a tab as wide as it is marked", () => {
		expect(formatProblem(error("x", "y", { path: "a.md", line: 1, column: 2 }), "\tb")).toBe(
			"a.md:1:2  error  x  y\n  1 │  b\n    │  ^",
		);
	});
	it("sends no control or directional character to the terminal, from line, message, hint or path", () => {
		const nasty = "\u001b[2J\u0007\u202e\u2066x\u009b";
		const shown = formatProblem(
			error("x", `m ${nasty}`, { path: `a${nasty}`, line: 1 }, { hint: nasty }),
			`text ${nasty}`,
		);
		expect(shown).not.toMatch(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
		expect(shown).toContain("text \ufffd[2J");
	});
});

describe("problems", () => {
	const at = (path: string, line: number, column = 1, code = "c"): Problem => error(code, "m", { path, line, column });
	it("are sorted by file, line, column and code; those of the site come first", () => {
		const sorted = [
			error("z", "m"),
			at("a", 2, 1),
			at("a", 10, 1),
			at("a", 10, 2, "a"),
			at("a", 10, 2, "b"),
			at("b", 1),
		];
		expect(sortProblems(sorted.toReversed())).toEqual(sorted);
	});
	it("of one group are merged, with their number", () => {
		const many = ["a", "a", "b"].map((path, index) =>
			warning("no-alt", "No alt", { path, line: index + 1 }, { group: "alt" }),
		);
		expect(groupProblems(many).map(({ message, place }) => [message, place])).toEqual([
			["No alt (3 times in 2 files)", { path: "a", line: 1 }],
		]);
		expect(groupProblems(many.slice(0, 2))[0]?.message).toBe("No alt (2 times)");
		expect(groupProblems(many.slice(0, 1))[0]?.message).toBe("No alt");
	});
	it("of different groups or codes stay apart, and those without a group too", () => {
		const problems = [
			warning("a", "m", undefined, { group: "1" }),
			warning("a", "m", undefined, { group: "2" }),
			warning("b", "m", undefined, { group: "1" }),
			warning("a", "m"),
			warning("a", "m"),
		];
		expect(groupProblems(problems)).toEqual(problems);
	});
	it("that are reported twice are one", () => {
		const diagnostics = new Diagnostics();
		diagnostics.add([at("a", 1), at("a", 1)]);
		diagnostics.add([at("a", 1), at("a", 2)]);
		expect(diagnostics.problems).toHaveLength(2);
	});
	it("of an outcome are recorded, and its value is returned", () => {
		const diagnostics = new Diagnostics();
		expect(
			diagnostics.takeAll([{ value: 1, problems: [] }, { problems: [at("a", 1)] }, { value: 0, problems: [] }]),
		).toEqual([1, 0]);
		expect(diagnostics.errors).toHaveLength(1);
	});
	it("stand at the line and column of an offset", () => {
		expect(lineColumn("ab\ncd", 0)).toEqual({ line: 1, column: 1 });
		expect(lineColumn("ab\ncd", 2)).toEqual({ line: 1, column: 3 });
		expect(lineColumn("ab\ncd", 3)).toEqual({ line: 2, column: 1 });
		expect(lineColumn("ab\ncd", 5)).toEqual({ line: 2, column: 3 });
		expect(lineColumn("\n\n", 2)).toEqual({ line: 3, column: 1 });
	});
});
