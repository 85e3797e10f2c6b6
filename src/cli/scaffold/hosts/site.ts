/** The first files of a new site: a configuration, two stories and two plain pages, which build without problems. */

/** Path in the site → text. */
export type HostFiles = Readonly<Record<string, string>>;

export interface NewSite {
	readonly name: string;
	readonly language: string;
	readonly timeZone: string;
	/** As `url` of `SiteConfig`. */
	readonly url: string;
}

/** What a host needs: files, and further lines of the configuration. */
export interface Recipe {
	readonly files: HostFiles;
	readonly keys?: readonly string[];
}

export const siteFiles = ({ name, language, timeZone, url }: NewSite, { keys = [] }: Recipe): HostFiles => ({
	"broadsheet.config.ts": `import { defineConfig } from "broadsheet"

export default defineConfig({
  name: ${JSON.stringify(name)},
  // The address at which readers find it.
  url: ${JSON.stringify(url)},
  description: "News from here.",
  language: ${JSON.stringify(language)},
  timeZone: ${JSON.stringify(timeZone)},
  theme: { fonts: "newsreader" },
  // Below the sections, at the foot of every page.
  footer: {
    columns: [{ heading: "About", entries: [{ page: "about" }, { page: "privacy" }] }],
    copyright: ${JSON.stringify(`© {year} ${name}`)},
  },
  // Each build writes the addresses of what is public into content/published.json. Commit it.
  record: true,
${keys.map((line) => `  ${line}\n`).join("")}})
`,
	"content/news/first-story.md": `---
headline: The first story is printed
byline: The editors
date: 2026-01-05 08:00
breadcrumb: [News]
summary:
  - The file of this story is \`content/news/first-story.md\`.
  - Change it, save it, and build again.
tags: [Broadsheet]
---

Every Markdown file in \`content/\` is a story. Its front matter says what the story is; its text follows.

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
	"content/pages/about.md": `---
title: About us
description: Who makes this newspaper, and how to reach us.
kind: about
---

This newspaper is made by people who live here. Replace these sentences: say who writes it, who owns it, who pays for it,
and how readers reach you.

## Mistakes

If something that we published is wrong, write to us. We correct it on the page, with the date.
`,
	"content/pages/privacy.md": `---
title: Privacy
description: What this site knows of its readers.
---

The pages of this site set no cookies. They load nothing from other companies until you ask for it: a video, for instance,
is loaded when you press its button.

Replace these sentences: say what your host records, how long it keeps it, and whom readers can ask. Say it here as well when
you add advertisements, statistics or a newsletter.
`,
	"tsconfig.json": TSCONFIG,
	".gitignore": "dist/\n.broadsheet/\nnode_modules/\n",
});

/**
 * For editors and `tsc -p .`: the configuration, plugins and templates. Imports of a copied template find the templates of the package beside those of the
 * site, as in a build; esbuild resolves modules, so `module` is "preserve".
 */
const TSCONFIG = `{
  "compilerOptions": {
    "target": "es2023",
    "lib": ["es2024"],
    "module": "preserve",
    "types": ["node"],
    "strict": true,
    "skipLibCheck": true,
    "noEmit": true,
    "jsx": "react-jsx",
    "jsxImportSource": "preact",
    "rootDirs": ["templates", "node_modules/broadsheet/templates"]
  },
  "include": ["broadsheet.config.ts", "templates", "plugins"]
}
`;
