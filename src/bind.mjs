/** Binds the compiled program into few files: to find and read some 400 took longer than most builds do, and more of them than many systems let one program open. */
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { build } from "esbuild";

/** Libraries of many small files, of which we use a part. All others are loaded as they are installed. */
const BOUND = ["@rgrove/parse-xml", "image-size", "mdast-util-to-string", "xast-util-to-xml", "xastscript", "zod"];
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
	external: Object.keys(dependencies).filter((name) => !BOUND.includes(name)),
});
