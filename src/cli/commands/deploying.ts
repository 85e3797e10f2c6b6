/** Registers `deploy`, `releases` and `publish`: flags and help. */
import { type Command, Option } from "commander";
import { HOSTS } from "../../core/deploy-targets.js";
import type { BroadsheetCommand } from "../usage/command.js";
import { integerOption } from "../usage/option-parsers.js";

/** `site` adds the folder options of a site to a command. */
export function addDeploy(
	program: BroadsheetCommand,
	site: <C extends Command>(command: C) => C,
	exit: (code: number) => void,
): void {
	const format = () =>
		new Option("--format <format>", "how the result is printed").choices(["text", "json"]).default("text");
	site(
		program
			.command("deploy [target]")
			.description("put the built site where readers see it, and send only what differs"),
	)
		.option("--dry-run", "show what would be sent and deleted, and send nothing")
		.option("--verify", "ask the host afterwards whether it serves what was sent")
		.addOption(
			new Option(
				"--check <host>",
				"send nothing, and report whether the output is within the limits of a host",
			).choices(HOSTS),
		)
		.option("--force", "send unchanged files, too")
		.option(
			"--max-deletes <number>",
			"delete at most this many files (default: 256 or 5 %)",
			integerOption(0, 10_000_000),
		)
		.option("--drop-old", "delete assets of earlier deploys now")
		.addOption(
			new Option("--rollback [release]", "serve the previous release again, or the named one").conflicts([
				"dryRun",
				"force",
			]),
		)
		.option("--quiet", "print problems only")
		.addOption(format())
		.examples(
			"broadsheet build && broadsheet deploy",
			"# what would be sent?",
			"broadsheet deploy staging --dry-run",
			"# what readers saw before",
			"broadsheet deploy live --rollback",
		)
		.action(async (target, options) => exit(await (await import("./deploy.js")).runDeploy(target, options)));

	site(program.command("releases [target]").description("list the releases, and show which one readers see"))
		.addOption(format())
		.examples("broadsheet releases live")
		.action(async (target, options) => exit(await (await import("./deploy.js")).runReleases(target, options)));

	site(program.command("publish [target]").description("build, deploy and notify in one step"))
		.option("--quarantine", "publish the rest when a story has an error; its old page stays")
		.option("--allow-shrink", "publish even if all stories or more than a third of the pages would be removed")
		.option("--record", "record in content/published.json what is published now")
		.option(
			"--max-deletes <number>",
			"delete at most this many files at the target (default: 256 or 5 %)",
			integerOption(0, 10_000_000),
		)
		.option("--drop-old", "delete assets of earlier deploys now")
		.option("--verify", "ask the host afterwards whether it serves what was sent")
		.option("--jobs <number>", "threads (default: one for each processor)", integerOption(1, 64))
		.option("--quiet", "print problems only")
		.addOption(format())
		.examples("broadsheet publish", "# to the target of this name", "broadsheet publish staging")
		.action(async (target, options) => exit(await (await import("./publish.js")).runPublish(target, options)));
}
