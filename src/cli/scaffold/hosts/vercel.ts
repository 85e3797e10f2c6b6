/** Starter files for Vercel: a workflow that deploys the output with its `vercel.json`. */
import { readme } from "./readme.js";
import type { NewSite, Recipe } from "./site.js";
import { ABOUT_WORKFLOW, workflow } from "./workflow.js";

export const vercel = (site: NewSite): Recipe => ({
	keys: ['headers: { hosts: ["vercel"] },'],
	files: {
		".github/workflows/publish.yml": VERCEL_WORKFLOW,
		"README.md": readme(
			site,
			`${ABOUT_WORKFLOW}

Once, make the project: \`npx vercel link\`. In the settings of the repository, under "Secrets and variables", add the secrets
\`VERCEL_TOKEN\`, \`VERCEL_ORG_ID\` and \`VERCEL_PROJECT_ID\`; \`.vercel/project.json\` has the last two. Do not connect the
repository in the dashboard of Vercel: it would build the site a second time, without what the last build remembers.

Headers and former addresses are in \`dist/vercel.json\`, which each build writes. Vercel takes 100 MB (of the Pro plan 1 GB: then
let the workflow check \`vercel-pro\`) and 2,048 redirects, and has none that
say that a page is gone (410): such an address has a page that says so.`,
		),
	},
});

const VERCEL_WORKFLOW = workflow({
	deploy: `      - run: npx broadsheet deploy --check vercel
      - run: npx --yes vercel@latest deploy --cwd dist --prod --yes --token "$VERCEL_TOKEN"
        env:
          VERCEL_TOKEN: \${{ secrets.VERCEL_TOKEN }}
          VERCEL_ORG_ID: \${{ secrets.VERCEL_ORG_ID }}
          VERCEL_PROJECT_ID: \${{ secrets.VERCEL_PROJECT_ID }}
`,
});
