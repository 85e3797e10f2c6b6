/** Starter files for Netlify, which builds after each push and reads `_headers` and `_redirects` of the output. */
import { readme } from "./readme.js";
import type { NewSite, Recipe } from "./site.js";

export const netlify = (site: NewSite): Recipe => ({
	files: {
		"netlify.toml": `# https://docs.netlify.com/build/configure-builds/file-based-configuration/
[build]
  # The second build has nothing to do: it prints the report of the first, with the next scheduled change.
  command = "npx broadsheet build && npx broadsheet build --format json > .broadsheet/report.json"
  publish = "dist"

[build.environment]
  NODE_VERSION = "22"

# Keeps what the last build remembers and wrote.
[[plugins]]
  package = "/netlify/keep-cache"

[functions]
  directory = "netlify/functions"
  node_bundler = "esbuild"
`,
		"netlify/keep-cache/manifest.yml": "name: keep-cache\n",
		"netlify/keep-cache/package.json": '{ "type": "module" }\n',
		"netlify/keep-cache/index.js": `const folders = [".broadsheet", "dist"]

export const onPreBuild = ({ utils }) => utils.cache.restore(folders)
export const onPostBuild = ({ utils }) => utils.cache.save(folders)
`,
		"netlify/functions/publish.mjs": `// Builds the site again at its next scheduled change: a date, an embargo or an expiry comes by the clock.
import report from "../../.broadsheet/report.json" with { type: "json" }

export default async () => {
  if (!report.nextChange || new Date(report.nextChange) > new Date()) return
  await fetch(process.env.BUILD_HOOK, { method: "POST" })
}

export const config = { schedule: "*/5 * * * *" }
`,
		"README.md": readme(
			site,
			`Netlify reads \`netlify.toml\`, builds with each push, and keeps \`.broadsheet\` and \`dist\` between the builds.

Embargoes end by the clock. Once, make a build hook ("Project configuration", "Build & deploy"), and add its address as the
environment variable \`BUILD_HOOK\` of the functions: \`netlify/functions/publish.mjs\` asks every five minutes whether the next
scheduled change is due, and builds only then.

A deploy preview is built for its own address, and no page of it is for search engines.

The host builds a copy of the repository that it throws away, so the record of every address that was ever public,
\`content/published.json\`, is written here: publish with

\`\`\`
npm run build && git add --all && git commit && git push
\`\`\`

Netlify takes 54,000 files in one folder. What a plan includes is counted in builds: a
build that changes nothing counts as well.`,
		),
	},
});
