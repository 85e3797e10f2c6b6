/** What the documentation says is what the program does: the reference is made from the table, every code has its paragraph. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { FIELD_NAMES, FIELDS, STORY_FIELDS } from "../src/core/front-matter-schema.js";
import { articleOf, SITE } from "./stages/newsroom.js";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const read = (path: string): string => readFileSync(`${ROOT}${path}`, "utf8");

/** Files of a folder that end so, with all that lie deeper; relative to the root. */
const list = (folder: string, ending: string, recursive = true): string[] =>
	readdirSync(`${ROOT}${folder}`, { recursive, encoding: "utf8" })
		.filter((file) => file.endsWith(ending))
		.map((file) => `${folder}${file}`.replaceAll("\\", "/"))
		.sort();

/** The arguments of a call, as they are written; `text` begins after its opening parenthesis. */
function argumentsOf(text: string): string[] {
	const found: string[] = [];
	let depth = 0;
	let from = 0;
	for (let at = 0; at < text.length; at++) {
		const char = text[at] ?? "";
		if (/["'`]/.test(char)) {
			const quoted = new RegExp(`${char}(?:\\\\.|[^\\\\${char}])*${char}`, "sy");
			quoted.lastIndex = at;
			at += (quoted.exec(text)?.[0].length ?? 1) - 1;
		} else if (/[([{]/.test(char)) depth++;
		else if (/[)\]}]/.test(char) && depth-- === 0) {
			found.push(text.slice(from, at));
			break;
		} else if (char === "," && depth === 0) {
			found.push(text.slice(from, at));
			from = at + 1;
		}
	}
	return found.map((argument) => argument.trim()).filter(Boolean);
}
const literal = (argument = ""): string | undefined => /^["'`]([a-z][a-z0-9-]*)["'`]$/.exec(argument)?.[1];

/** Calls that make a problem, and which of their arguments is its code. */
const MAKERS: readonly (readonly [call: RegExp, position: number, otherwise?: string])[] = [
	[/(?<![\w.]|override )(?:error|warning)\(/g, 0],
	[/\(links === "error" \? error : warning\)\(/g, 0],
	// `tooLong(code, …)` of checks.ts.
	[/(?<!const )\btooLong\((?=\s*")/g, 0],
	// `reject(value, reading, message, hint, code)` of front-matter/readers/reader.ts.
	[/(?<!function )\breject\((?=\s*(?:value|items|deep|item|each))/g, 4, "field-type"],
];

/** Every code that the program can tell, with a place where it does; and the calls whose code is not written in them. */
function emitted(): { readonly codes: Map<string, string>; readonly unclear: string[] } {
	const codes = new Map<string, string>();
	const unclear: string[] = [];
	for (const file of list("src/", ".ts")) {
		const text = read(file);
		const at = (index: number) => `${file}:${text.slice(0, index).split("\n").length}`;
		for (const [call, position, otherwise] of MAKERS)
			for (const match of text.matchAll(call)) {
				const written = argumentsOf(text.slice(match.index + match[0].length))[position];
				const code = literal(written) ?? (written === undefined ? otherwise : undefined);
				if (code) codes.set(code, at(match.index));
				else unclear.push(`${at(match.index)} ${written}`);
			}
		// Codes that stand in a table beside their messages: `missing: ["picture-missing", …]`.
		for (const [, code = ""] of text.matchAll(/^\s*\w+: \["([a-z]+(?:-[a-z]+)+)", [`"]/gm)) codes.set(code, file);
	}
	return { codes, unclear };
}

describe("docs/problems.md", () => {
	const { codes, unclear } = emitted();
	const headings = () =>
		[...read("docs/problems.md").matchAll(/^#{2,4} `?([a-z][a-z0-9-]*)`?\s*$/gm)].map(([, code]) => code ?? "");

	it("can know every code: those that are not written in their call stand in a table or come from a maker that is known", () => {
		expect(unclear.map((each) => each.replace(/:\d+/, ""))).toEqual([
			"src/content/front-matter/readers/reader.ts code",
			"src/content/lint/article.ts code",
			"src/site/assets.ts code as string",
		]);
		expect(codes.size).toBeGreaterThan(40);
	});
	it("has a paragraph for each code that the program tells", () => {
		const known = new Set(headings());
		expect([...codes].filter(([code]) => !known.has(code)).map(([code, place]) => `${code} (${place})`)).toEqual([]);
	});
	it("has no paragraph for a code that is never told, and none twice", () => {
		expect(headings().filter((code) => !codes.has(code))).toEqual([]);
		expect(headings().length).toBe(new Set(headings()).size);
	});
	it("says something under each heading", () => {
		const parts = read("docs/problems.md")
			.split(/^#{2,4} /m)
			.slice(1);
		expect(
			parts.filter((part) => part.split("\n").slice(1).join("").trim() === "").map((part) => part.split("\n")[0]),
		).toEqual([]);
	});
});

describe("the reference of the front matter", () => {
	interface Maker {
		readonly referencePage: () => string | Promise<string>;
		readonly jsonSchema: () => unknown;
	}
	const maker = async () => (await import(pathToFileURL(`${ROOT}docs/make-reference.mjs`).href)) as Maker;

	it("is what docs/make-reference.mjs makes of the table: `npm run docs` writes it anew", async () => {
		expect(read("docs/front-matter.md").trim()).toBe((await (await maker()).referencePage()).trim());
	});
	it("as a JSON Schema too", async () => {
		const made = await (await maker()).jsonSchema();
		const schema = typeof made === "string" ? JSON.parse(made) : made;
		expect(JSON.parse(read("docs/front-matter.schema.json"))).toEqual(JSON.parse(JSON.stringify(schema)));
	});
	it("names every field, and asks for those that are required", () => {
		const schema = JSON.parse(read("docs/front-matter.schema.json")) as { properties: object; required: string[] };
		expect(Object.keys(schema.properties).sort()).toEqual([...STORY_FIELDS].sort());
		expect(schema.required.toSorted()).toEqual(FIELD_NAMES.filter((name) => "required" in FIELDS[name]).sort());
		for (const name of FIELD_NAMES) expect(read("docs/front-matter.md")).toContain(`\`${name}\``);
	});
	it("has no field that the demo newspaper misspells", () => {
		const stories = list("content/", ".md").filter(
			(path) => !/^content\/(?:authors|topics|sections|series)\//.test(path),
		);
		expect(stories.length).toBeGreaterThan(5);
		for (const path of stories) expect(Object.keys(articleOf(read(path), SITE, path).extra)).toEqual([]);
	});
});

describe("a page of the documentation", () => {
	const pages = [...list("docs/", ".md", false), ...list("", ".md", false)];
	it.each(pages)("%s has links that lead somewhere", (page) => {
		const folder = page.includes("/") ? `${page.slice(0, page.lastIndexOf("/"))}/` : "";
		const targets = [
			...read(page)
				.replace(/```[\s\S]*?```|`[^`\n]*`/g, "")
				.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g),
		];
		expect(targets.map(([, target]) => `${folder}${target}`).filter((path) => !existsSync(`${ROOT}${path}`))).toEqual(
			[],
		);
	});
});

describe("ARCHITECTURE.md and docs/internals/", () => {
	const internals = readdirSync(`${ROOT}docs/internals`).map((name) => `docs/internals/${name}`);
	it("is one screen: 600 words at most", () => {
		const words = read("ARCHITECTURE.md").match(/[\p{L}\p{N}][\p{L}\p{N}'’./-]*/gu) ?? [];
		expect(words.length).toBeGreaterThan(300);
		expect(words.length).toBeLessThanOrEqual(600);
	});
	it.each(["ARCHITECTURE.md", ...internals])("%s names files that exist", (page) => {
		const named = [...read(page).matchAll(/`((?:src\/|test\/)?(?:[a-z0-9-]+\/)+[a-z0-9-]+(?:\.ts)?)`/g)].map(
			([, name]) => name ?? "",
		);
		expect(named.length).toBeGreaterThan(0);
		const exists = (name: string) =>
			["", "src/", "src/content/", "test/"].some((folder) =>
				["", ".ts", ".test.ts", ".tsx", "/index.ts"].some((end) => existsSync(`${ROOT}${folder}${name}${end}`)),
			);
		expect(named.filter((name) => name !== "broadsheet/words" && !exists(name))).toEqual([]);
	});
});

/** Turns that have a plain technical word: changed, invalid, missing, at most, except, in memory. */
const COINED = /\b(?:is told|another one|that is none|so many|but for|at hand|somebody|whoever)\b/i;
it("neither the sources nor the docs have a coined turn where the field has a word", () => {
	const files = ["src/", "docs/", "templates/"].flatMap((folder) => list(folder, ""));
	const texts = ["README.md", ...files].filter((file) => /\.(?:tsx?|m?js|css|md|json)$/.test(file));
	expect(texts.length).toBeGreaterThan(300);
	const found = texts.flatMap((file) =>
		read(file)
			.split("\n")
			.flatMap((line, index) => (COINED.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
	);
	expect(found).toEqual([]);
});
