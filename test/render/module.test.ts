/** The bundled templates in memory: a preview unloads those that it no longer uses. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { importTemplates, type TemplateModule } from "../../src/render/theme/module.js";
import { tempDir } from "../support/temp-dir.js";

const home = tempDir();
let count = 0;
async function load(text: string): Promise<TemplateModule> {
	const file = join(home, `templates-${String(++count).padStart(16, "0")}.mjs`);
	writeFileSync(file, text);
	writeFileSync(`${file}.map`, "{}");
	return (await importTemplates(file)).module;
}
const EXPORTS = "\nexport {\n  component,\n  print\n};\n";

it.each([
	["nothing more", `// first\nvar print = () => "a";\nvar component = () => typeof this;${EXPORTS}`],
	[
		"an import",
		`import { sep } from "node:path";\nvar print = () => sep && "a";\nvar component = () => "undefined";${EXPORTS}`,
	],
	[
		"an import when it is asked",
		`var print = () => (void import("node:fs"), "a");\nvar component = () => "undefined";${EXPORTS}`,
	],
	["its own address", `var print = () => import.meta.url && "a";\nvar component = () => "undefined";${EXPORTS}`],
	["something to wait for", `var a = await "a";\nvar print = () => a;\nvar component = () => "undefined";${EXPORTS}`],
	[
		"exports under other names",
		`var p = () => "a";\nvar component = () => "undefined";\nexport {\n  component,\n  p as print\n};\n`,
	],
])("a module with %s renders", async (_, text) => {
	const module = await load(text);
	expect([module.print("article", {}), module.component("Ad", {})]).toEqual(["a", "undefined"]);
});

it("an error has the line and the column of the file", async () => {
	const module = await load(
		`var print = () => { throw new Error("It fails") };\nvar component = () => {\n  x.y = 1;\n};${EXPORTS}`,
	);
	const placeOf = (work: () => unknown) => {
		try {
			return work();
		} catch (cause) {
			return /templates-[0-9a-f]{16}\.mjs:\d+:\d+/.exec((cause as Error).stack ?? "")?.[0].slice(-5);
		}
	};
	expect(placeOf(() => module.print("article", {}))).toBe(":1:27");
	expect(placeOf(() => module.component("Ad", {}))).toContain(":3:3");
});

it("a module that is no longer used is garbage collected", async () => {
	setFlagsFromString("--expose-gc");
	const gc = runInNewContext("gc") as () => void;
	const held = new WeakRef(await load(`var print = () => "a";\nvar component = print;${EXPORTS}`));
	for (const text of ["b", "c"]) await load(`var print = () => "${text}";\nvar component = print;${EXPORTS}`);
	for (let turn = 0; turn < 10 && held.deref(); turn++) {
		await setImmediate();
		gc();
	}
	expect(held.deref()).toBe(undefined);
});
