/** Starter files for a bucket of S3 behind CloudFront: a workflow that publishes, and the function that finds the page of a folder. */
import { asciiName } from "../package-json.js";
import { readme } from "./readme.js";
import type { NewSite, Recipe } from "./site.js";
import { ABOUT_WORKFLOW, workflow } from "./workflow.js";

export const s3Bucket = (site: NewSite): Recipe => ({
	keys: [
		"// The bucket; the keys are in the environment.",
		`deploy: { live: { to: "s3", bucket: ${JSON.stringify(asciiName(site.name))}, region: "eu-west-1" } },`,
	],
	files: {
		".github/workflows/publish.yml": S3_WORKFLOW,
		"cloudfront-function.js": FUNCTION,
		"README.md": readme(
			site,
			`${ABOUT_WORKFLOW}

Once, at Amazon:

1. Make a bucket that is not public, and write its name and region into \`broadsheet.config.ts\`.
2. Make a distribution of CloudFront with the bucket as its origin, with *origin access control*, the cache policy
   "CachingOptimized", compression on, \`index.html\` as the default root object, and \`/404.html\` with the status 404 as the
   error page for 403 and 404.
3. Add \`cloudfront-function.js\` as a function of the *viewer request*: a bucket has no pages of folders.
4. Make a *response headers policy* of what \`responseHeaders\` in \`dist/headers.s3.json\` says, and choose it in the
   behaviour of the distribution.
5. Make a role that GitHub may take (*OpenID Connect*), with \`s3:GetObject\`, \`s3:PutObject\`, \`s3:DeleteObject\` and
   \`s3:ListBucket\` on the bucket. In the settings of the repository, under "Secrets and variables", add its ARN as the
   secret \`AWS_ROLE\`, and the region as \`AWS_REGION\`.

Readers see an edit when CloudFront asks the bucket anew, which each page makes it do. S3 takes any number of files; a former
address is a page that leads on.`,
		),
	},
});

const S3_WORKFLOW = workflow({
	permissions: ["id-token: write"],
	before: `      - uses: aws-actions/configure-aws-credentials@v4
        with:
          role-to-assume: \${{ secrets.AWS_ROLE }}
          aws-region: \${{ secrets.AWS_REGION }}
`,
	build: "publish",
	deploy: "",
});

const FUNCTION = `// CloudFront, viewer request: /news/ is /news/index.html in the bucket, and /news leads to /news/.
function handler(event) {
  var request = event.request
  var uri = request.uri
  if (uri.endsWith("/")) request.uri = uri + "index.html"
  else if (uri.lastIndexOf(".") < uri.lastIndexOf("/"))
    return { statusCode: 301, statusDescription: "Moved Permanently", headers: { location: { value: uri + "/" } } }
  return request
}
`;
