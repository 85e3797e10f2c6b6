/** Starter files for GitHub Pages: a workflow that builds after each push and on a schedule. */
import { readme } from "./readme.js";
import type { HostFiles, NewSite } from "./site.js";

export const github = (site: NewSite): HostFiles => ({
	".github/workflows/publish.yml": WORKFLOW,
	"README.md": readme(
		site,
		`\`.github/workflows/publish.yml\` builds with each push to \`main\`, and every quarter of an hour, because embargoes end by
the clock. In the settings of the repository, under "Pages", choose "GitHub Actions" as the source. \`url\` in
\`broadsheet.config.ts\` is the address that is shown there: \`https://user.github.io/repository/\`, or your own domain once
you have given it one.

The workflow commits \`content/published.json\`, the record of every address that was ever public: pull before you push.`,
	),
});

const WORKFLOW = `name: Publish

on:
  push:
    branches: [main]
  schedule:
    # Embargoes, expiry and dates in the future come by the clock. In UTC.
    - cron: "4/15 * * * *"
  workflow_dispatch:

permissions:
  # The record of addresses is committed.
  contents: write
  pages: write
  id-token: write

# A build that runs is not broken off; of those that wait the last is run.
concurrency:
  group: pages
  cancel-in-progress: false

jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
          cache: npm
      - run: npm ci
      # What the last build remembers and wrote, so that this one prints only what differs.
      - uses: actions/cache@v4
        with:
          path: |
            .broadsheet
            dist
          key: broadsheet-\${{ github.run_id }}-\${{ github.run_attempt }}
          restore-keys: broadsheet-
      - run: npx broadsheet build
      # What is published now, so that no address dies later. A push of this token starts no workflow.
      - name: Commit the record of addresses
        run: |
          git add --force content/published.json 2>/dev/null || exit 0
          git diff --cached --quiet && exit 0
          git config user.name "github-actions[bot]"
          git config user.email "41898282+github-actions[bot]@users.noreply.github.com"
          git commit --message "Record what is published"
          git pull --rebase --autostash && git push ||
            echo "::warning::The record of addresses was not pushed: let this workflow push to the branch, or commit content/published.json yourself"
      # Version 3 keeps .well-known/ with security.txt; later ones leave hidden files out.
      - uses: actions/upload-pages-artifact@v3
        with:
          path: dist

  deploy:
    needs: build
    runs-on: ubuntu-latest
    environment:
      name: github-pages
      url: \${{ steps.deployment.outputs.page_url }}
    steps:
      - id: deployment
        uses: actions/deploy-pages@v4
`;
