/** Starter files for Cloudflare Pages, which reads `_headers` and `_redirects` of the output. */
import { asciiName } from "../package-json.js";
import { readme } from "./readme.js";
import type { HostFiles, NewSite } from "./site.js";

export const cloudflare = (site: NewSite): HostFiles => ({
	"wrangler.toml": `# https://developers.cloudflare.com/pages/functions/wrangler-configuration/
name = "${asciiName(site.name)}"
pages_build_output_dir = "./dist"
compatibility_date = "2026-01-01"
`,
	"README.md": readme(
		site,
		`\`npx broadsheet build && npx wrangler pages deploy\` publishes it; or connect the repository in the dashboard of Cloudflare
Pages, with the build command \`npx broadsheet build\`. Embargoes end by the clock: make a deploy hook there, and let a clock
of yours call it.

The build of any other branch is a preview once broadsheet.config.ts names the branch that readers see,
\`productionBranch: "main"\`: then it is built for its own address, and no page of it is for search engines.

The host builds a copy of the repository that it throws away, so the record of every address that was ever public,
\`content/published.json\`, is written here: publish with

\`\`\`
npm run build && git add --all && git commit && git push
\`\`\``,
	),
});
