/** Files for hosts that build the site themselves. */
import { slugify } from "../../../core/paths.js";
import type { NewSite } from "./site.js";

/** The name of the site in ASCII, as npm, Cloudflare and file systems accept it. */
export const asciiName = (name: string): string =>
	slugify(name.normalize("NFKD").replace(/\p{M}/gu, ""))
		.replace(/[^a-z0-9]+/g, "-")
		.slice(0, 50)
		.replace(/^-+|-+$/g, "") || "newspaper";

/** `npm install` creates the lock file; with it, `npm ci` installs the same versions everywhere. */
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

/** The steps shared by all hosts that build the site. */
export const readme = ({ name }: Pick<NewSite, "name">, lines: string): string => `# ${name}

\`\`\`
npm install
npm run preview
\`\`\`

installs Broadsheet and shows the site on this machine. Commit \`package-lock.json\`, which the first line makes.

## How it is published

${lines.trim()}
`;
