/** Binds the compiled program into few files: to find and read some 400 took longer than most builds do, and more of them than many systems let one program open. */
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { build } from "esbuild";

/** Libraries of many small files, of which we use a part. All others are loaded as they are installed. */
const BOUND = [
	"@rgrove/parse-xml",
	"gray-matter",
	"image-size",
	"mdast-util-to-string",
	"xast-util-to-xml",
	"xastscript",
	"zod",
];
/**
 * Leaves out of gray-matter what is not called: its engines, which `content/front-matter-block` replaces (loading js-yaml takes most of its time, and one engine
 * evaluates), and its way to the disk.
 */
const onlyCutting = {
	name: "only-cutting",
	setup(build) {
		build.onResolve({ filter: /^(?:fs|\.\/(?:lib\/)?engines)$/ }, ({ path, importer }) =>
			/[\\/]gray-matter[\\/]/.test(importer) ? { path, namespace: "nothing" } : undefined,
		);
		build.onLoad({ filter: /^/, namespace: "nothing" }, () => ({ contents: "module.exports = {};" }));
	},
};
const { dependencies } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

for (const name of readdirSync("lib")) if (name.startsWith("bound-")) rmSync(`lib/${name}`);
await build({
	// What is started or imported from outside, or by a thread. It stands for what the compiler has made of the same file.
	entryPoints: ["src/cli.ts", "src/index.ts", "src/program.ts", "src/scan.ts", "src/start-fault.ts", "src/worker.ts"],
	outdir: "lib",
	// All in one folder: what asks for its own place is told the same whether it is bound or not (`src/package.ts`).
	chunkNames: "bound-[hash]",
	bundle: true,
	splitting: true,
	format: "esm",
	platform: "node",
	target: "node20",
	plugins: [onlyCutting],
	external: Object.keys(dependencies).filter((name) => !BOUND.includes(name)),
});
