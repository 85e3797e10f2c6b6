/** Starter files for Cloudflare Pages, which reads `_headers` and `_redirects` of the output. */
import { asciiName } from "../package-json.js";
import { readme } from "./readme.js";
import type { NewSite, Recipe } from "./site.js";
import { ABOUT_WORKFLOW, workflow } from "./workflow.js";

export const cloudflare = (site: NewSite): Recipe => ({
	files: {
		"wrangler.toml": `# https://developers.cloudflare.com/pages/functions/wrangler-configuration/
name = "${asciiName(site.name)}"
pages_build_output_dir = "./dist"
compatibility_date = "2026-01-01"
`,
		".github/workflows/publish.yml": CLOUDFLARE_WORKFLOW,
		"README.md": readme(
			site,
			`${ABOUT_WORKFLOW}

Once, make the project: \`npx wrangler pages project create ${asciiName(site.name)}\`. In the settings of the repository, under
"Secrets and variables", add the secrets \`CLOUDFLARE_ACCOUNT_ID\` and \`CLOUDFLARE_API_TOKEN\`, a token that may edit
Cloudflare Pages.

Cloudflare takes 20,000 files of 25 MiB, and 2,000 redirects; of a paid plan 100,000 files. The workflow checks that before it
deploys: \`npx broadsheet deploy --check cloudflare\`, or \`cloudflare-paid\`.

Cloudflare can build the site as well: connect the repository in its dashboard, with the build command
\`npx broadsheet build\`, and delete the workflow. Then nothing is kept between the builds, a clock of yours has to call a deploy
hook when an embargo ends, and the record of addresses is written on your machine: publish with
\`npm run build && git add --all && git commit && git push\`. The build of any other branch is a preview once
broadsheet.config.ts names the branch that readers see, \`productionBranch: "main"\`: then it is built for its own address, and
no page of it is for search engines.`,
		),
	},
});

const CLOUDFLARE_WORKFLOW = workflow({
	deploy: `      - run: npx broadsheet deploy --check cloudflare
      - uses: cloudflare/wrangler-action@v3
        with:
          apiToken: \${{ secrets.CLOUDFLARE_API_TOKEN }}
          accountId: \${{ secrets.CLOUDFLARE_ACCOUNT_ID }}
          command: pages deploy --branch=main
`,
});
