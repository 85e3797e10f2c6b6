/** The schema of `deploy` in the configuration: targets by name. */
import * as z from "zod";
import { HOSTS } from "../core/deploy-targets.js";

const word = (what: string) => z.string(`is missing: ${what}`).trim().min(1, `is missing: ${what}`);
const common = {
	url: z
		.url({ protocol: /^https?$/, error: "is not a valid address, such as `https://staging.courier.example`" })
		.transform((url) => url.replace(/\/+$/, ""))
		.optional(),
	servedBy: z.enum(HOSTS, { error: `is ${HOSTS.join(", ")}` }).optional(),
	maxDeletes: z.int().min(0).optional(),
	keepAssets: z.int().min(0).max(365).default(7),
};
const releases = {
	keep: z.int().min(1).max(100).default(5),
	link: z
		.string()
		.regex(/^(?!\.\.?$|releases$)[\w.-]+$/, "is the name of a link, such as `current`")
		.default("current"),
};

const folder = z.strictObject({
	to: z.literal("folder"),
	path: word("the folder that gets the releases, such as `/var/www/courier`"),
	...releases,
	...common,
});

const s3 = z.strictObject({
	to: z.literal("s3"),
	bucket: z
		.string("is missing: the name of the bucket")
		.regex(
			/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
			"is not a valid bucket name, such as `courier`: lower-case letters, digits and hyphens",
		),
	region: z
		.string()
		.regex(/^[a-z0-9-]+$/, "is not a region, such as `eu-west-1`")
		.optional(),
	endpoint: z
		.url({ protocol: /^https?$/, error: "is not a valid address, such as `https://abc.r2.cloudflarestorage.com`" })
		.transform((url) => url.replace(/\/+$/, ""))
		.optional(),
	prefix: z
		.string()
		.regex(/^(?!\/)(?!.*(?:^|\/)\.\.?(?:\/|$))[^\\]*$/, "is a folder of the bucket, without a leading slash")
		.transform((path) => path.replace(/\/*$/, path === "" ? "" : "/"))
		.default(""),
	website: z.boolean().default(false),
	...common,
});

const git = z.strictObject({
	to: z.literal("git"),
	remote: z
		.string("is missing: the address of the repository, such as `git@github.com:someone/paper.git`")
		.regex(/^(?!-)\S+$/, "is not the address of a repository, such as `git@github.com:someone/paper.git`")
		.refine(
			(url) => !/^(?:https?:\/\/[^/]*@|\w+:\/\/[^/@]*:[^/@]*@)/.test(url),
			"contains a password: remove it; git gets it from its credential helper",
		),
	branch: z
		.string()
		.regex(/^(?![-/.])(?!.*(?:\.\.|\/\/|@\{|\.lock$|[/.]$))[\w./-]+$/, "is not a valid branch name, such as `gh-pages`")
		.default("gh-pages"),
	...common,
});

const ssh = z.strictObject({
	to: z.literal("ssh"),
	host: z
		.string("is missing: the server, such as `deploy@courier.example`")
		.regex(/^(?!-)[\w.-]+(?:@[\w.-]+)?$/, "is not a server, such as `deploy@courier.example`"),
	port: z.int().min(1).max(65535).optional(),
	path: z
		.string("is missing: the folder on the server, such as `/var/www/courier`")
		.regex(/^\/(?!\/*$)[^\p{Cc}:]*$/u, "is not an absolute folder of a server, such as `/var/www/courier`")
		.transform((path) => path.replace(/\/+$/, "")),
	...releases,
	...common,
});

const netlify = z.strictObject({
	to: z.literal("netlify"),
	site: z
		.string()
		.regex(/^[\w.-]+$/, "is the id of a site, or its host name such as `courier.netlify.app`")
		.optional(),
	...common,
});

export const Deploy = z.record(
	z.string().regex(/^[A-Za-z][\w-]*$/, "has names of letters, digits and hyphens"),
	z.discriminatedUnion("to", [folder, ssh, git, s3, netlify], { error: "is folder, ssh, git, s3 or netlify" }),
);
