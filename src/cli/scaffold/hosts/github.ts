/** Starter files for GitHub Pages: a workflow that builds after each push and on a schedule. */
import { readme } from "./readme.js";
import type { NewSite, Recipe } from "./site.js";
import { ABOUT_WORKFLOW, workflow } from "./workflow.js";

export const github = (site: NewSite): Recipe => ({
	files: {
		".github/workflows/publish.yml": GITHUB_WORKFLOW,
		"README.md": readme(
			site,
			`${ABOUT_WORKFLOW}

In the settings of the repository, under "Pages", choose "GitHub Actions" as the source. \`url\` in \`broadsheet.config.ts\`
is the address that is shown there:

- \`https://user.github.io/\` for the repository \`user.github.io\`
- \`https://user.github.io/repository/\` for any other
- your own domain once you have entered it under "Custom domain". A file \`CNAME\` is not needed: GitHub reads it from
  branches alone.

GitHub Pages takes a site of 1 GB; the workflow checks that before it deploys. It sends no headers of yours and no redirects:
former addresses are pages that lead on.`,
		),
	},
});

const GITHUB_WORKFLOW = workflow({
	permissions: ["pages: write", "id-token: write"],
	deploy: `      - run: npx broadsheet deploy --check github
      # Version 3 keeps .well-known/ with security.txt; later ones leave hidden files out.
      - uses: actions/upload-pages-artifact@v3
        with:
          path: dist
`,
	jobs: `
  deploy:
    needs: build
    runs-on: ubuntu-latest
    environment:
      name: github-pages
      url: \${{ steps.deployment.outputs.page_url }}
    steps:
      - id: deployment
        uses: actions/deploy-pages@v4
`,
});
