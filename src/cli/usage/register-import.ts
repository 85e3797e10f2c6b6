/** Registers `import`: flags, help and action. */
import { Option } from "commander";
import type { BroadsheetCommand } from "./command.js";

/** `exit` receives the exit code. */
export function addImport(program: BroadsheetCommand, exit: (code: number) => void): void {
	const command = program
		.command("import [source]")
		.description("make stories from an export of WordPress or Ghost, a feed, or one page")
		.option("--root <folder>", "the folder of the site", ".")
		.option("--into <folder>", "the folder for stories (default: content)")
		.option("--media <folder>", "take pictures and documents from this folder, such as wp-content/uploads")
		.option("--fetch", "fetch those that are in no folder from the old site")
		.option("--dry-run", "write nothing, and say what would be written")
		.addOption(
			new Option(
				"--compare <list>",
				"instead: say which old addresses in a list or a sitemap are dead in the output",
			).conflicts(["into", "media", "fetch", "dryRun"]),
		)
		.option("--out <folder>", "the output that --compare looks at", "dist")
		.addOption(new Option("--format <format>", "how the report is printed").choices(["text", "json"]).default("text"))
		.examples(
			"# what would come of an export of WordPress?",
			"broadsheet import export.xml --dry-run",
			"broadsheet import export.xml --media wp-content/uploads",
			"broadsheet import ghost.json --fetch",
			"# a page from the clipboard (macOS)",
			"pbpaste | broadsheet import -",
			"# which old addresses does the new site not answer?",
			"broadsheet build && broadsheet import --compare sitemap.xml",
		)
		.action(async (source: string | undefined, { compare, out, ...options }) => {
			if (compare !== undefined) {
				if (source !== undefined) command.error("error: --compare takes no source", { exitCode: 2 });
				exit(await (await import("../commands/compare.js")).runCompare(compare, { ...options, out }));
			} else if (source === undefined) command.error("error: missing required argument 'source'", { exitCode: 2 });
			else exit(await (await import("../commands/import.js")).runImport(source, options));
		});
}
