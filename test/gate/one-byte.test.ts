/** One typing mistake in the front matter of a hidden story does not make it public. */
import { expect, it } from "vitest";
import { parseArticle } from "../../src/content/article.js";
import { memoize } from "../../src/core/memoize.js";
import { gate } from "../../src/site/gate.js";
import { SITE } from "../support/articles.js";
import { sample } from "../support/sample.js";

const AT = "2026-05-01T12:00:00Z";
const front = (...lines: readonly string[]) => `---\nheadline: The secret plan\n${lines.join("\n")}\n---\n\nWords.\n`;

/** Stories that are not public at the instant, each for a different reason. */
const HIDDEN: Readonly<Record<string, string>> = {
	"a draft": front("draft: true", "date: 2026-04-01 09:00", "byline: Ann Lee"),
	"a draft by its status": front("date: 2026-04-01 09:00", "status: draft", "tags: [Plans]"),
	"a killed story": front("status: killed", "date: 2026-04-01 09:00"),
	"an embargoed story": front("embargo: 2026-05-02 09:00", "date: 2026-04-01 09:00"),
	"an expired story": front("date: 2026-03-01 09:00", "expires: 2026-04-30 09:00"),
	"a scheduled story": front("date: 2026-05-10 09:00"),
};
const BYTES = [..." #:-'\"\n\tx0{&*!|,"];

/** The edits that do publish, by the resulting line, each with its reason. No other edit may. */
const ALLOWED: readonly { readonly line: RegExp; readonly because: string }[] = [
	{ line: /^#\s*\w+: /, because: "a comment is how one switches a key off, and no slip but `#` makes one" },
	{
		line: /^date: 20[02][0-6]-05-10 09:00$/,
		because: "an earlier year is a date that a story of the archive may have",
	},
];

const isPublic = (text: string): boolean => {
	const { value, problems } = parseArticle({ path: "content/plan.md", bytes: Buffer.from(text) }, SITE);
	const sound = value && problems.every(({ severity }) => severity !== "error");
	return sound ? gate([value.story], AT).articles.length === 1 : false;
};

/** At each place a third of the bytes, in turn; `GATE=all`: each of them. */
const bytesAt = (at: number): readonly string[] =>
	process.env.GATE === "all" ? BYTES : BYTES.filter((_, index) => (index + at) % 3 === 0);

function* editsOf(text: string): Generator<string> {
	const end = text.indexOf("---\n\n") + 4;
	for (let at = 0; at <= end; at++) {
		const [before, after] = [text.slice(0, at), text.slice(at)];
		if (at < end) yield before + after.slice(1);
		for (const byte of bytesAt(at)) {
			yield before + byte + after;
			if (at < end && after[0] !== byte) yield before + byte + after.slice(1);
		}
	}
}

/** The edits of a story that publish it. */
const published = memoize(10, (text: string) => [...new Set(editsOf(text))].filter(isPublic));

const TRIED = sample(3, Object.entries(HIDDEN));
it.each(TRIED)("%s stays hidden, whatever byte of its front matter is lost, added or mistyped", (_, text) => {
	expect(isPublic(text)).toBe(false);
	expect(new Set(editsOf(text)).size).toBeGreaterThan(500);
	const lines = new Set(text.split("\n"));
	const edited = published(text).flatMap((edit) => edit.split("\n").filter((line) => !lines.has(line)));
	expect(edited.filter((line) => !ALLOWED.some((allowed) => allowed.line.test(line)))).toEqual([]);
	expect(edited.length).toBeLessThanOrEqual(3);
});

it("lets nothing through that is allowed for no reason: each entry of the list is met", () => {
	const edits = TRIED.flatMap(([, text]) => published(text));
	for (const { line } of ALLOWED)
		expect(edits.some((edit) => edit.split("\n").some((each) => line.test(each)))).toBe(true);
});

it("says where a slip is", () => {
	const problem = (text: string) => {
		const { problems } = parseArticle({ path: "content/plan.md", bytes: Buffer.from(text) }, SITE);
		const { place, message } = problems[0] ?? {};
		return `${place?.line}:${place?.column} ${message}`;
	};
	const draft = HIDDEN["a draft"] as string;
	expect(problem(draft.replace("draft", "drat"))).toBe(
		"3:1 `drat` is similar to `draft`, which decides whether the story is public",
	);
	expect(problem(draft.replace("true", "ture"))).toBe("3:8 `draft` is `true` or `false`");
	expect(problem((HIDDEN["a killed story"] as string).replace("killed", "kild"))).toBe(
		'3:9 `status` is one of published, draft, killed; this is "kild"',
	);
	expect(problem((HIDDEN["an embargoed story"] as string).replace("2026-05-02", "2006-05-02"))).toBe(
		"3:10 `embargo` ends more than a year before the date of the story",
	);
});
