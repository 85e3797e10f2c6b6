/** Bundles the compiled program into few files: to find and read some 400 took longer than most builds do, and more of them than many systems let one program open. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

/** Libraries of many small files, of which we use a part. All others are loaded as they are installed. */
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
 * Leaves out of gray-matter what is not called: its engines, which `content/front-matter/block` replaces (js-yaml takes most of its time to load, and one engine
 * evaluates), and its access to the disk.
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
	// What a shell, a thread or another program loads. Each replaces what the compiler has made of the same file.
	entryPoints: [
		{ in: "src/cli/main.ts", out: "cli" },
		{ in: "src/index.ts", out: "index" },
		{ in: "src/cli/program.ts", out: "cli/program" },
		{ in: "src/cli/start-error.ts", out: "cli/start-error" },
		{ in: "src/build/workers/worker.ts", out: "build/workers/worker" },
		{ in: "src/build/workers/scan-worker.ts", out: "build/workers/scan-worker" },
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

// The cache is keyed by the code that wrote it: this file saves every start from reading the code.
const id = createHash("sha256");
for (const name of readdirSync("lib", { recursive: true, encoding: "utf8" }).sort())
	if (name.endsWith(".js")) id.update(`${name}\n`).update(readFileSync(`lib/${name}`));
writeFileSync("lib/build-id", id.digest("hex"));
