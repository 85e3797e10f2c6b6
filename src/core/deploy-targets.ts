/** The places to which a site can be deployed, as its configuration names them. No secret is part of it. */

/** What every target has. */
interface Common {
	/** The address at which readers find what is deployed there, where it is not `url` of the site. For `--verify`. */
	readonly url?: string | undefined;
	/** At most this many files may be deleted by one deploy. Undefined: 256 or 5 % of the files, whichever is more. */
	readonly maxDeletes?: number | undefined;
	/** What serves the target to readers, where its limits are known. */
	readonly servedBy?: HostName | undefined;
	/** Days for which files with a digest in their name stay after the site no longer has them. */
	readonly keepAssets: number;
}
/** Releases in a folder of this machine, and a link to the one that is served. */
export interface FolderTarget extends Common {
	readonly to: "folder";
	/** Relative to the folder of the site, or absolute. */
	readonly path: string;
	/** Number of releases that stay, the served one among them. */
	readonly keep: number;
	/** The name of the link in `path`. */
	readonly link: string;
}

/** A bucket of S3, or of what speaks as it does. The keys are in the environment, `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`. */
export interface S3Target extends Common {
	readonly to: "s3";
	readonly bucket: string;
	/** Undefined: `AWS_REGION`; without it `us-east-1`, or `auto` where there is an `endpoint`. */
	readonly region?: string | undefined;
	/** Of another host than Amazon: `https://abc.r2.cloudflarestorage.com`. */
	readonly endpoint?: string | undefined;
	/** What stands before each path in the bucket, with a trailing slash; '' for nothing. */
	readonly prefix: string;
	/** Readers come through the website endpoint of Amazon, which redirects former addresses by itself. */
	readonly website: boolean;
}

/** A branch of a git repository. Secrets are those of git: an ssh agent, a credential helper, or the environment. */
export interface GitTarget extends Common {
	readonly to: "git";
	/** As `git push` takes it, without a secret: `git@github.com:someone/paper.git`. */
	readonly remote: string;
	readonly branch: string;
}

/** Releases in a folder of a server, and a link to the one that is served. Secrets are those of ssh: its agent, or key files that its own configuration names. */
export interface SshTarget extends Common {
	readonly to: "ssh";
	/** `deploy@host`, or a name of the configuration of ssh. */
	readonly host: string;
	readonly port?: number | undefined;
	/** Absolute, on the server. */
	readonly path: string;
	/** As for a folder of this machine. */
	readonly keep: number;
	readonly link: string;
}

/** A site of Netlify. The token is in the environment, `NETLIFY_AUTH_TOKEN`. */
export interface NetlifyTarget extends Common {
	readonly to: "netlify";
	/** Its id, or its host name such as `courier.netlify.app`. Undefined: `NETLIFY_SITE_ID`. */
	readonly site?: string | undefined;
}

export type TargetConfig = FolderTarget | SshTarget | GitTarget | S3Target | NetlifyTarget;

/** Hosts whose own programs deploy, and whose limits `deploy --check` knows. */
export const HOSTS = ["cloudflare", "cloudflare-paid", "github", "gitlab"] as const;
export type HostName = (typeof HOSTS)[number];

/** How many files hosts take at most. */
export const FILE_LIMITS: Readonly<Partial<Record<HostName, number>>> = {
	cloudflare: 20_000,
	"cloudflare-paid": 100_000,
	gitlab: 200_000,
};

/** A host of the site that limits the number of files: the tightest of those that targets name, or at which the build runs. */
export function fileLimitOf(
	targets: Readonly<Record<string, TargetConfig>>,
	env: Readonly<Record<string, string | undefined>> = {},
): { readonly host: HostName; readonly most: number } | undefined {
	const hosts = Object.values(targets).flatMap((target): HostName[] => {
		if (target.servedBy) return [target.servedBy];
		return target.to === "git" && /[@/]gitlab\.com[:/]/.test(target.remote) ? ["gitlab"] : [];
	});
	// What the plan of an account allows is not in the environment.
	if (env.CF_PAGES && hosts.every((host) => !host.startsWith("cloudflare"))) hosts.push("cloudflare");
	return hosts
		.flatMap((host) => ({ host, most: FILE_LIMITS[host] ?? Number.POSITIVE_INFINITY }))
		.filter(({ most }) => Number.isFinite(most))
		.sort((a, b) => a.most - b.most)[0];
}
