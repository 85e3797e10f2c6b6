/** A workflow for GitHub Actions that builds a site with each push and by the clock, and records what is published. */

interface Publishing {
	/** Beside `contents: write`, which the record of addresses needs. */
	readonly permissions?: readonly string[];
	/** Steps before the build, and the command that builds. */
	readonly before?: string;
	readonly build?: string;
	/** Steps that deploy the output, as YAML with an indentation of six spaces. */
	readonly deploy: string;
	/** Further jobs, with an indentation of two spaces. */
	readonly jobs?: string;
}

export const workflow = ({ permissions = [], before = "", build = "build", deploy, jobs = "" }: Publishing): string =>
	`name: Publish

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
${permissions.map((line) => `  ${line}\n`).join("")}
# A build that runs is not broken off; of those that wait the last is run.
concurrency:
  group: publish
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
${before}      - run: npx broadsheet ${build}
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
${deploy}${jobs}`;

/** The lines of a readme file about the workflow. */
export const ABOUT_WORKFLOW = `\`.github/workflows/publish.yml\` builds with each push to \`main\`, and every quarter of an hour, because embargoes end by
the clock. It keeps \`.broadsheet\` and \`dist\` between the builds, and commits \`content/published.json\`, the record of every
address that was ever public: pull before you push. GitHub stops the clock of a repository in which nothing has happened for
60 days. That takes 2,880 minutes a month or more, which GitHub counts for private repositories only: its free plan gives 2,000
of them; \`4 * * * *\` in the schedule builds once an hour.`;
