/** The commands with which something begins, `new` and `init`: their flags, their help, and what they run. */
import { type Command, Option } from "commander";
import { didYouMean } from "../base/nearest.js";
import { HOSTS } from "../recipes/index.js";
import { runInit } from "./init.js";
import { runNewAuthor, runNewStory } from "./new.js";

/** `instant` reads a date; `exit` takes the exit code. */
export function addNew(program: Command, instant: (text: string) => string, exit: (code: number) => void): void {
	const fresh = program
		.command("new")
		.description("begin a story, live coverage or an author")
		.addHelpText(
			"after",
			'\nWhat no flag tells is asked. Examples:\n  broadsheet new\n  broadsheet new --headline "Council approves the bridge" --section "City Hall" --edit\n  broadsheet new live\n  broadsheet new author --name "Mara Lindqvist" --role "City Hall reporter"',
		);
	const inSite = (command: Command) =>
		command
			.option("--root <folder>", "the folder of the site", ".")
			.option("--edit", "open it in your editor: VISUAL, else EDITOR");
	const story = (command: Command) =>
		inSite(
			command
				.option("--headline <text>", "the headline; the file is named after it")
				.option("--section <name>", 'the section, such as "City Hall" or "News / City Hall"')
				.option("--new-section", "the section is new, though its name is near another one")
				.option("--byline <names>", 'who writes it, such as "Mara Lindqvist and Tom Hale"')
				.option("--at <instant>", "its date (default: now)", instant),
		);
	story(fresh.command("story", { isDefault: true }).description("a story, as a draft"))
		.addHelpText("after", '\nExample:\n  broadsheet new --headline "Council approves the bridge" --section "City Hall"')
		.allowExcessArguments()
		.action(async (options, { args }: Command) => exit(args[0] ? unknown(args[0]) : await runNewStory(options)));
	story(fresh.command("live").description("live coverage: a folder with a story and its first entry, as drafts"))
		.addHelpText("after", '\nExample:\n  broadsheet new live --headline "The gale, as it happens" --section Region')
		.action(async (options) => exit(await runNewStory({ ...options, live: true })));
	inSite(
		fresh
			.command("author")
			.description("the file of an author")
			.option("--name <name>", "the name that readers see")
			.option("--role <role>", "what the author does"),
	)
		.addHelpText("after", '\nExample:\n  broadsheet new author --name "Mara Lindqvist" --role "City Hall reporter"')
		.action(async (options) => exit(await runNewAuthor(options)));
}

/** What stands where the kind does. */
function unknown(kind: string): number {
	const hint = didYouMean(kind, ["story", "live", "author"]) ?? `a headline has a flag: --headline "${kind} …"`;
	process.stderr.write(`There is nothing called "${kind}" to begin\n  hint: ${hint}\n`);
	return 2;
}

export function addInit(program: Command, exit: (code: number) => void): void {
	program
		.command("init <folder>")
		.description("make a new site that builds at once")
		.option("--name <name>", "the name of the newspaper")
		.option("--language <tag>", "the language of its stories, such as en-GB")
		.option("--time-zone <zone>", "where the clock of its newsroom hangs, such as Europe/Dublin")
		.option("--url <url>", "the address at which readers find it")
		.addOption(new Option("--host <host>", "write what builds and deploys it there").choices(HOSTS).default("none"))
		.addHelpText(
			"after",
			'\nWhat no flag tells is asked. Example:\n  broadsheet init courier --name "The Courier" --url https://courier.example --host github',
		)
		.action(async (folder: string, options) => exit(await runInit(folder, options)));
}
