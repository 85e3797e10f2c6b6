/** Deploy targets as configured. They contain no secrets. */

/** The common keys of all targets. */
interface Common {
	/** The URL at which readers find the deployed site, if it is not `url` of the site. Used by `--verify`. */
	readonly url?: string | undefined;
	/** Maximum number of files that one deploy may delete. Undefined: 256 or 5 % of the files, whichever is more. */
	readonly maxDeletes?: number | undefined;
	/** The host that serves the target to readers, if its limits are known. */
	readonly servedBy?: HostName | undefined;
	/** Days for which files with a digest in their name are kept after the site no longer has them. */
	readonly keepAssets: number;
}
/** A local folder with releases, and a link to the served one. */
export interface FolderTarget extends Common {
	readonly to: "folder";
	/** Relative to the folder of the site, or absolute. */
	readonly path: string;
	/** Number of releases kept, including the served one. */
	readonly keep: number;
	/** The name of the link in `path`. */
	readonly link: string;
}

/** An S3 bucket, or one of a compatible service. The keys are in the environment: `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`. */
export interface S3Target extends Common {
	readonly to: "s3";
	readonly bucket: string;
	/** Undefined: `AWS_REGION`; without it `us-east-1`, or `auto` if there is an `endpoint`. */
	readonly region?: string | undefined;
	/** Of a provider other than Amazon: `https://abc.r2.cloudflarestorage.com`. */
	readonly endpoint?: string | undefined;
	/** A prefix of all keys, with a trailing slash; '' for none. */
	readonly prefix: string;
	/** Readers use Amazon's website endpoint, which handles redirects itself. */
	readonly website: boolean;
}

/** A branch of a git repository. Git provides the credentials: an ssh agent, a credential helper, or the environment. */
export interface GitTarget extends Common {
	readonly to: "git";
	/** As for `git push`, without a secret: `git@github.com:someone/paper.git`. */
	readonly remote: string;
	readonly branch: string;
}

/** A folder of a server with releases, and a link to the served one. ssh provides the credentials: its agent, or key files in its configuration. */
export interface SshTarget extends Common {
	readonly to: "ssh";
	/** `deploy@host`, or a host name of the ssh configuration. */
	readonly host: string;
	readonly port?: number | undefined;
	/** Absolute, on the server. */
	readonly path: string;
	/** As for a local folder. */
	readonly keep: number;
	readonly link: string;
}

/** A Netlify site. The token is in the environment: `NETLIFY_AUTH_TOKEN`. */
export interface NetlifyTarget extends Common {
	readonly to: "netlify";
	/** Its id, or its host name such as `courier.netlify.app`. Undefined: `NETLIFY_SITE_ID`. */
	readonly site?: string | undefined;
}

export type TargetConfig = FolderTarget | SshTarget | GitTarget | S3Target | NetlifyTarget;

/** Hosts and servers for which a build can write files with HTTP headers. */
export const HEADER_HOSTS = ["netlify", "nginx", "s3", "apache", "caddy", "vercel", "azure"] as const;
export type HeaderHost = (typeof HEADER_HOSTS)[number];

/** Hosts with their own deploy programs, whose limits `deploy --check` knows. A server with FTP has none that are known. */
export const HOSTS = [
	...(["azure", "azure-standard", "cloudflare", "cloudflare-paid", "ftp", "github", "gitlab", "netlify"] as const),
	...(["vercel", "vercel-pro"] as const),
] as const;
export type HostName = (typeof HOSTS)[number];

/** How many files hosts take at most. */
export const FILE_LIMITS: Readonly<Partial<Record<HostName, number>>> = {
	azure: 15_000,
	"azure-standard": 15_000,
	cloudflare: 20_000,
	"cloudflare-paid": 100_000,
	gitlab: 200_000,
};

/** The host that serves a target to readers, if its limits are known. */
export function hostOf(target: TargetConfig): HostName | undefined {
	if (target.servedBy) return target.servedBy;
	if (target.to === "netlify") return "netlify";
	return target.to === "git" && /[@/]gitlab\.com[:/]/.test(target.remote) ? "gitlab" : undefined;
}

/** A host of the site that limits the number of files: the tightest of those that targets name, or at which the build runs. */
export function fileLimitOf(
	targets: Readonly<Record<string, TargetConfig>>,
	env: Readonly<Record<string, string | undefined>> = {},
): { readonly host: HostName; readonly most: number } | undefined {
	const hosts = Object.values(targets).flatMap((target) => hostOf(target) ?? []);
	// What the plan of an account allows is not in the environment.
	if (env.CF_PAGES && hosts.every((host) => !host.startsWith("cloudflare"))) hosts.push("cloudflare");
	return hosts
		.flatMap((host) => ({ host, most: FILE_LIMITS[host] ?? Number.POSITIVE_INFINITY }))
		.filter(({ most }) => Number.isFinite(most))
		.sort((a, b) => a.most - b.most)[0];
}
