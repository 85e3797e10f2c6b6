import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer } from "vitest/node";
import type { Reporter } from "vitest/reporters";

/** The last line of a run: a plain count, for whoever reads only that. */
const count: Reporter = {
	onTestRunEnd: (modules, unhandled) => {
		const tests = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
		const broken = modules.filter(
			(module) => module.state() === "failed" && [...module.children.allTests()].length === 0,
		);
		const of = (state: string) => tests.filter((each) => each === state).length;
		const failed = of("failed") + broken.length + unhandled.length;
		process.on("exit", () => console.log(`${of("passed")} passed, ${failed} failed, ${of("skipped")} skipped`));
	},
};

/** What takes longest begins first, so that no core waits for it at the end. */
const LONGEST = [
	...["attack/attack", "browser/demo", "browser/preview", "faults/kill", "refresh", "commands", "preview", "check"],
	...["browser/desk", "faults/injected", "archive", "browser/html", "deploy/git", "progress", "field/publicness"],
	...["equivalence/kill", "equivalence/lock", "cache/bundle", "equivalence/counting", "equivalence/equal"],
];
class LongestFirst extends BaseSequencer {
	override async sort(files: Parameters<BaseSequencer["sort"]>[0]) {
		const place = ({ moduleId }: (typeof files)[number]) =>
			LONGEST.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`)) >>> 0;
		return (await super.sort(files)).sort((a, b) => place(a) - place(b));
	}
}

/** Replaces a module of the program by one of `test/support` that wraps it. */
const wrapped = {
	name: "wrapped",
	enforce: "pre" as const,
	resolveId: (source: string, importer = "") =>
		source.endsWith("/output/resize-images.js") && !importer.includes("/test/")
			? join(import.meta.dirname, "test/support/resize-images.ts")
			: undefined,
};

export default defineConfig({
	plugins: [wrapped],
	test: {
		// What was transformed once is read from disk by later runs.
		experimental: { fsModuleCache: true },
		include: ["test/**/*.test.ts"],
		// What a build bundles is imported as Node does it.
		server: { deps: { external: [/(?:config|templates)-[0-9a-f]{16}\.mjs$/] } },
		// A small machine has two cores; the third worker uses them while the others wait for a process, a browser or a timer.
		maxWorkers: 3,
		// In megabytes. Most of what a test makes is garbage at its end.
		execArgv: ["--max-semi-space-size=64"],
		// Files share what they import: to load the program anew for each took longer than many of them.
		isolate: false,
		globalSetup: "test/support/global-setup.ts",
		setupFiles: "test/support/cleanup.ts",
		sequence: { sequencer: LongestFirst },
		// Limits for a hang, not for a slow machine: none of them is part of a promise.
		testTimeout: 180_000,
		hookTimeout: 180_000,
		expect: { poll: { timeout: 120_000 } },
		reporters: ["default", count],
	},
});
