/** Registers `new` and `init`: flags, help and actions. */
import { type Command, Option } from "commander";
import { didYouMean } from "../../core/closest-match.js";
import { HOSTS } from "../scaffold/hosts/index.js";
import type { BroadsheetCommand } from "./command.js";

/** `instantOption` parses a date; `exit` receives the exit code. */
export function addNew(
	program: BroadsheetCommand,
	instant: (text: string) => string,
	exit: (code: number) => void,
): void {
	const fresh = program
		.command("new")
		.description("create a story, live coverage, a page or an author")
		.helpCommand("help [command]", "show the help of a command")
		.examples(
			"# a story; asks for everything that no flag provides",
			"broadsheet new",
			'broadsheet new --headline "Council approves the bridge" --edit',
			"broadsheet new live",
			'broadsheet new page "About us"',
			'broadsheet new author --name "Mara Lindqvist" --role Reporter',
			"# the flags of a story",
			"broadsheet help new story",
		);
	const inSite = <C extends Command>(command: C): C =>
		command
			.option("--root <folder>", "the folder of the site", ".")
			.option("--edit", "open it in your editor: VISUAL, else EDITOR");
	const story = <C extends Command>(command: C): C =>
		inSite(
			command
				.option("--headline <text>", "the headline; the file is named after it")
				.option("--section <name>", 'the section, such as "City Hall" or "News / City Hall"')
				.option("--new-section", "the section is new, although its name is similar to an existing one")
				.option("--byline <names>", 'the byline, such as "Mara Lindqvist and Tom Hale"')
				.option("--at <instant>", "its date (default: now)", instant),
		);
	story(fresh.command("story", { isDefault: true }).description("a story, as a draft"))
		.examples('broadsheet new --headline "Council approves the bridge" --section News')
		.allowExcessArguments()
		.action(async (options, { args }: Command) => {
			if (args[0] !== undefined) refuse(fresh, args[0]);
			exit(await (await import("../commands/new.js")).runNewStory(options));
		});
	story(fresh.command("live").description("live coverage: a folder with a story and its first entry, as drafts"))
		.examples('broadsheet new live --headline "The gale, as it happens" --section Region')
		.action(async (options) =>
			exit(await (await import("../commands/new.js")).runNewStory({ ...options, live: true })),
		);
	inSite(
		fresh
			.command("page [title]")
			.description('a plain page, such as "About us", as a draft')
			.option("--title <text>", "the title; the file is named after it"),
	)
		.examples('broadsheet new page "About us"')
		.action(async (title: string | undefined, options) =>
			exit(
				await (await import("../commands/new.js")).runNewPage({ ...(title !== undefined && { title }), ...options }),
			),
		);
	inSite(
		fresh
			.command("author")
			.description("the file of an author")
			.option("--name <name>", "the name that readers see")
			.option("--role <role>", "what the author does"),
	)
		.examples('broadsheet new author --name "Mara Lindqvist" --role "City Hall reporter"')
		.action(async (options) => exit(await (await import("../commands/new.js")).runNewAuthor(options)));
}

/** The kind does not exist, or the flag before a headline is missing. */
function refuse(command: BroadsheetCommand, kind: string): never {
	const near = didYouMean(kind, ["story", "live", "page", "author"]);
	const hint = near ?? `a headline has a flag: --headline "${kind} …"`;
	return command.error(`There is no kind of file called "${kind}"\n  hint: ${hint}`, { exitCode: 2 });
}

export function addInit(program: BroadsheetCommand, exit: (code: number) => void): void {
	const init = program
		.command("init [folder]")
		.description("make a new site that builds at once")
		.option("--name <name>", "the name of the newspaper")
		.option("--language <tag>", "the language of its stories, such as en-GB")
		.option("--time-zone <zone>", "the time zone of its newsroom, such as Europe/Dublin")
		.option("--url <url>", "the address at which readers find it")
		.addOption(
			new Option("--host <host>", "write the files that build and deploy it there").choices(HOSTS).default("none"),
		)
		.option(
			"--from <folder>",
			"write the configuration of a site that was written for another generator, into its folder",
		)
		.option("--package <spec>", "how npm finds Broadsheet, such as a tarball or a version (default: this very program)")
		.examples(
			"# asks for everything that no flag provides",
			"broadsheet init courier",
			"# in the folder of a project",
			"broadsheet init .",
			'broadsheet init courier --name "The Courier" --language en-GB --host github',
			"# the archive of another generator, where it is",
			"broadsheet init --from old-site",
		)
		.action(async (folder: string | undefined, { from, ...options }) => {
			if (from !== undefined) exit((await import("../commands/init-from.js")).runInitFrom(from, options));
			else if (folder === undefined) init.error("error: missing required argument 'folder'", { exitCode: 2 });
			else exit(await (await import("../commands/init.js")).runInit(folder, options));
		});
}
