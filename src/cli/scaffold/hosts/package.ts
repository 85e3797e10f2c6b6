/** What a host that builds the site itself must install. */
import { slugify } from "../../../core/paths.js";
import type { NewSite } from "./site.js";

/** The name of the site in ASCII, as npm, Cloudflare and a file system take it. */
export const asciiName = (name: string): string =>
	slugify(name.normalize("NFKD").replace(/\p{M}/gu, ""))
		.replace(/[^a-z0-9]+/g, "-")
		.slice(0, 50)
		.replace(/^-+|-+$/g, "") || "newspaper";

/** `npm install` makes the lock file of it, from which `npm ci` installs the very same everywhere. */
export const packageJson = ({ name, version }: Pick<NewSite, "name" | "version">): string =>
	`${JSON.stringify(
		{
			name: asciiName(name),
			private: true,
			type: "module",
			engines: { node: ">=20.19.0" },
			scripts: { build: "broadsheet build", preview: "broadsheet preview" },
			dependencies: { broadsheet: `^${version}` },
		},
		null,
		"  ",
	)}\n`;

/** The steps of all hosts that build for themselves. */
export const readme = ({ name }: Pick<NewSite, "name">, lines: string): string => `# ${name}

\`\`\`
npm install
npm run preview
\`\`\`

installs Broadsheet and shows the site on this machine. Commit \`package-lock.json\`, which the first line makes.

## How it is published

${lines.trim()}
`;
