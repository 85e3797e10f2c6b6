/** `broadsheet init`: a new site that builds at once. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";

/** Gives the exit code. A folder that is not empty is left alone. */
export async function runInit(folder: string, { name }: { readonly name?: string }): Promise<number> {
	const root = resolve(folder);
	if (existsSync(root) && readdirSync(root).length > 0) {
		process.stderr.write(`${folder} is not empty; choose a new folder\n`);
		return 2;
	}
	const title =
		name ??
		basename(root)
			.split(/[-_\s]+/)
			.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
			.join(" ");
	const files = siteFiles(title, Intl.DateTimeFormat().resolvedOptions().timeZone);
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(dirname(join(root, path)), { recursive: true });
		writeFileSync(join(root, path), text);
	}
	process.stdout.write(
		`A new site is in ${relative(process.cwd(), root) || "."}:\n${Object.keys(files)
			.map((path) => `  ${path}`)
			.join("\n")}\n\nNext:\n  cd ${folder}\n  broadsheet preview\n`,
	);
	return 0;
}

const siteFiles = (name: string, timeZone: string): Readonly<Record<string, string>> => ({
	"broadsheet.config.ts": `import { defineConfig } from 'broadsheet'

export default defineConfig({
  name: ${JSON.stringify(name)},
  // The address at which readers find it.
  url: 'https://example.org',
  description: 'News from here.',
  language: 'en',
  timeZone: ${JSON.stringify(timeZone)},
  theme: { fonts: 'newsreader' },
})
`,
	"content/news/first-story.md": `---
headline: The first story is printed
byline: The editors
date: 2026-01-05 08:00
breadcrumb: [News]
summary:
  - This story lies in \`content/news/first-story.md\`.
  - Change it, save it, and build again.
tags: [Broadsheet]
---

Every Markdown file in \`content/\` is a story. Its front matter says what the story is; its text stands below.

Copy this file, give the copy a headline of its own, and a newspaper of two stories is printed. A link to another story
is a link to its file: [the second story](second-story.md).
`,
	"content/news/second-story.md": `---
headline: A second story follows
byline: The editors
date: 2026-01-05 09:00
breadcrumb: [News]
summary: A link between stories is a link between files.
tags: [Broadsheet]
---

When [the first story](first-story.md) gets a new headline or a new place, every link to it follows.
`,
	".gitignore": "dist/\n.broadsheet/\n.preview/\nnode_modules/\n",
});
