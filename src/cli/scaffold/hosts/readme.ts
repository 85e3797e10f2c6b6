/** The readme file of a new site. */
import type { NewSite } from "./site.js";

/** The steps on this machine, then those of the host. */
export const readme = ({ name }: Pick<NewSite, "name">, lines: string): string => `# ${name}

\`\`\`
npm install
npx broadsheet preview
\`\`\`

installs Broadsheet and shows the site on this machine. Commit \`package-lock.json\`, which the first line makes, and the
tarball that \`package.json\` names, if it is a file of this folder: other machines install the same program from it.

## How it is published

${lines.trim()}
`;
