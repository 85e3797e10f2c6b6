/** Starter files for Netlify, which builds after each push and reads `_headers` and `_redirects` of the output. */
import { readme } from "./readme.js";
import type { HostFiles, NewSite } from "./site.js";

export const netlify = (site: NewSite): HostFiles => ({
	"netlify.toml": `# https://docs.netlify.com/build/configure-builds/file-based-configuration/
[build]
  command = "npx broadsheet build"
  publish = "dist"

[build.environment]
  NODE_VERSION = "22"
`,
	"README.md": readme(
		site,
		`Netlify reads \`netlify.toml\` and builds with each push. Embargoes end by the clock: make a build hook in the settings of
the site, and let a clock of yours call it: \`curl -X POST https://api.netlify.com/build_hooks/…\`

A deploy preview is built for its own address, and no page of it is for search engines.

The host builds a copy of the repository that it throws away, so the record of every address that was ever public,
\`content/published.json\`, is written here: publish with

\`\`\`
npm run build && git add --all && git commit && git push
\`\`\``,
	),
});
