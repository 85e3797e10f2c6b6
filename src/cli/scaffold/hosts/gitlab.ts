/** Starter files for GitLab Pages: a pipeline that builds after each push and on a schedule. */
import { readme } from "./readme.js";
import type { NewSite, Recipe } from "./site.js";

export const gitlab = (site: NewSite): Recipe => ({
	files: {
		".gitlab-ci.yml": PIPELINE,
		"README.md": readme(
			site,
			`\`.gitlab-ci.yml\` builds with each push to the default branch, and keeps \`.broadsheet\` and \`dist\` between the builds. \`url\`
in \`broadsheet.config.ts\` is the address that GitLab shows under "Deploy", "Pages": \`https://group.gitlab.io/project/\`, or
your own domain, which you enter there.

Embargoes end by the clock: make a schedule under "Build", "Pipeline schedules", \`*/15 * * * *\`. That is 2,880 runs a
month; the free plan of GitLab gives 400 minutes, which \`0 */6 * * *\` keeps to.

The pipeline commits \`content/published.json\`, the record of every address that was ever public: pull before you push. It needs
the variable \`BROADSHEET_PUSH_TOKEN\`, a project access token of the role Maintainer with the scope \`write_repository\`
("Settings", "CI/CD", "Variables": masked, and protected where the branch is). Without it, commit that file yourself after
\`npm run build\`.

GitLab takes 200,000 files and folders, 1 GB, and 1,000 redirects in \`_redirects\`; the pipeline checks that before it deploys. It sends no
headers of yours.`,
		),
	},
});

const PIPELINE = `image: node:22

workflow:
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH

pages:
  stage: deploy
  # A build that runs is not broken off.
  resource_group: publish
  interruptible: false
  cache:
    key: broadsheet
    # What the last build remembers and wrote, so that this one prints only what differs.
    paths:
      - .broadsheet/
      - dist/
      - .npm/
  script:
    - npm ci --cache .npm --prefer-offline
    - npx broadsheet build
    - npx broadsheet deploy --check gitlab
    # What is published now, so that no address dies later.
    - |
      git add --force content/published.json
      if [ -n "$BROADSHEET_PUSH_TOKEN" ] && ! git diff --cached --quiet; then
        git -c user.name=GitLab -c user.email=noreply@$CI_SERVER_HOST commit --message "Record what is published"
        git push --push-option=ci.skip "https://broadsheet:$BROADSHEET_PUSH_TOKEN@$CI_SERVER_HOST/$CI_PROJECT_PATH.git" "HEAD:$CI_COMMIT_BRANCH" ||
          echo "The record of addresses was not pushed: commit content/published.json yourself"
      fi
  pages:
    publish: dist
`;
