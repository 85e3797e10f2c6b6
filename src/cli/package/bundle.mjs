/** Bundles the compiled program into few files: reading some 400 files took longer than most builds, and exceeded the limit of open files on some systems. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { build } from "esbuild";

/** Libraries of many small files that are used in part. All other libraries are loaded as installed. */
const INLINED = [
	"@rgrove/parse-xml",
	"gray-matter",
	"image-size",
	"mdast-util-to-string",
	"xast-util-to-xml",
	"xastscript",
	"zod",
];
/**
 * Leaves out unused parts of gray-matter: its engines, which `content/front-matter/block` replaces (js-yaml takes most of the loading time, and one
 * engine evaluates code), and its file access.
 */
const withoutEngines = {
	name: "without-engines",
	setup(build) {
		build.onResolve({ filter: /^(?:fs|\.\/(?:lib\/)?engines)$/ }, ({ path, importer }) =>
			/[\\/]gray-matter[\\/]/.test(importer) ? { path, namespace: "nothing" } : undefined,
		);
		build.onLoad({ filter: /^/, namespace: "nothing" }, () => ({ contents: "module.exports = {};" }));
	},
};
const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));

for (const name of readdirSync("lib")) if (name.startsWith("chunk-")) rmSync(`lib/${name}`);
await build({
	// The entry points for the shell, for threads and for other programs. Each replaces the compiler's output of the same name.
	entryPoints: [
		{ in: "src/cli/main.ts", out: "cli" },
		{ in: "src/index.ts", out: "index" },
		{ in: "src/cli/program.ts", out: "cli/program" },
		{ in: "src/cli/start-error.ts", out: "cli/start-error" },
		{ in: "src/build/workers/worker.ts", out: "build/workers/worker" },
		{ in: "src/build/workers/scan-worker.ts", out: "build/workers/scan-worker" },
		{ in: "src/render/theme/bundles.ts", out: "render/theme/bundles" },
	],
	outdir: "lib",
	chunkNames: "chunk-[hash]",
	bundle: true,
	splitting: true,
	format: "esm",
	platform: "node",
	target: "node20",
	plugins: [withoutEngines],
	external: Object.keys(dependencies).filter((name) => !INLINED.includes(name)),
});

// Sites without templates of their own use these bundles.
rmSync("lib/theme", { recursive: true, force: true });
await (await import(resolve("lib/render/theme/bundles.js"))).bundleDefaultTheme();

// The cache is keyed by the version of the program: with this file a start does not have to read all code.
const id = createHash("sha256");
for (const name of readdirSync("lib", { recursive: true, encoding: "utf8" }).sort())
	if (name.endsWith(".js")) id.update(`${name}\n`).update(readFileSync(`lib/${name}`));
writeFileSync("lib/build-id", id.digest("hex"));
