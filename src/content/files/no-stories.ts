/** Explains why a site has no articles: publishing it would empty the output. */
import { existsSync, lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Problem, SiteConfig } from "../../core/model.js";
import { error } from "../../core/problem.js";

/** Called only if no file of `content/` is an article. `root` is absolute. */
export function noStories(
	root: string,
	{ articles, content }: Pick<SiteConfig["folders"], "articles" | "content">,
): Problem {
	if (content.length > 1 || content[0]?.folder !== "content") return noStoriesIn(root, content);
	const folder = join(root, "content");
	const because = (message: string, hint: string) => error("no-stories", message, { path: "content" }, { hint });
	if (!existsSync(folder))
		return lstatSync(folder, { throwIfNoEntry: false })
			? because("`content` is a link to a missing folder", "mount the disk or check out the folder it leads to")
			: because(
					"There is no folder `content`",
					"it contains the stories of a site; `broadsheet new` creates the first one",
				);
	const named = articles.filter((each) => each !== "");
	const missing = named.filter((each) => !existsSync(join(folder, each)));
	if (missing.length > 0)
		return because(
			`There is no folder ${missing.map((each) => `\`content/${each}\``).join(" or ")}, which \`folders.articles\` names`,
			"correct `folders: { articles }` in broadsheet.config.ts, or check out the folder",
		);
	const where = named.length > 0 ? named.map((each) => `\`content/${each}\``).join(" and ") : "`content`";
	return readdirSync(folder).length === 0
		? because("The folder `content` is empty", "check it out, or write the first story: `broadsheet new`")
		: because(
				`There is no story in ${where}`,
				"a story is a `.md` file with front matter; `broadsheet new` writes the first one",
			);
}

/** The same for a site whose stories are elsewhere. */
function noStoriesIn(root: string, mounts: SiteConfig["folders"]["content"]): Problem {
	const names = mounts.map(({ folder }) => `\`${folder}\``).join(", ");
	const isMissing = mounts.every(({ folder }) => !existsSync(join(root, folder)));
	const message = isMissing ? `There is no folder ${names}` : `There is no story in ${names}`;
	const hint = "correct `folders: { content }` in broadsheet.config.ts, or check out the folder";
	return error("no-stories", message, { path: mounts[0]?.folder ?? "content" }, { hint });
}
