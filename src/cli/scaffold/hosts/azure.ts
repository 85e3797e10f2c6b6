/** Starter files for Azure Static Web Apps: a workflow that deploys the output with its `staticwebapp.config.json`. */
import { readme } from "./readme.js";
import type { NewSite, Recipe } from "./site.js";
import { ABOUT_WORKFLOW, workflow } from "./workflow.js";

export const azure = (site: NewSite): Recipe => ({
	keys: ['headers: { hosts: ["azure"] },'],
	files: {
		".github/workflows/publish.yml": AZURE_WORKFLOW,
		"README.md": readme(
			site,
			`${ABOUT_WORKFLOW}

Once, make a static web app in the portal of Azure, with the deployment source "Other", and copy its deployment token ("Manage
deployment token"). In the settings of the repository, under "Secrets and variables", add it as the secret
\`AZURE_STATIC_WEB_APPS_API_TOKEN\`. Do not connect the repository in the portal: that would add a second workflow.

Headers and former addresses are in \`dist/staticwebapp.config.json\`, which each build writes. Azure takes 15,000 files and 250 MB
(of the Standard plan 500 MB: then let the workflow check \`azure-standard\`), and 20 KB of that file: former addresses that do not
fit there are pages that lead on. It has no rule for a page that is gone (410): such an address has a page that says so.`,
		),
	},
});

const AZURE_WORKFLOW = workflow({
	deploy: `      - run: npx broadsheet deploy --check azure
      - uses: Azure/static-web-apps-deploy@v1
        with:
          azure_static_web_apps_api_token: \${{ secrets.AZURE_STATIC_WEB_APPS_API_TOKEN }}
          action: upload
          app_location: dist
          output_location: ""
          skip_app_build: true
`,
});
