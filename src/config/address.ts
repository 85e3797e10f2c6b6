/** The address for which a site is built: what is asked for, before what the environment names, before the configuration. */
import { basePathProblem, siteUrlOf } from "../core/base-path.js";
import { digest } from "../core/digest.js";
import type { Outcome, Problem, Report, SiteConfig } from "../core/model.js";
import { error } from "../core/problem.js";

export interface AddressSources {
	/** `--url`. */
	readonly url?: string | undefined;
	/** The variables of the environment; by default none. */
	readonly env?: Readonly<Record<string, string | undefined>> | undefined;
}
/** What of the site depends on it. */
export type Addressed = Pick<SiteConfig, "url" | "configuredUrl" | "isPreview">;
export interface FoundAddress extends Addressed {
	/** Undefined where the address is that of the configuration and no variable names a different one. */
	readonly told?: Report["address"];
}

interface Named {
	readonly from: string;
	readonly url: string;
}

/** A configuration → the same at the address of this build. Where the site differs from the configuration, the digest does too. */
export function atAddress<T extends { readonly site: SiteConfig; readonly digest: string }>(
	loaded: T,
	problems: readonly Problem[],
	sources: AddressSources,
): Outcome<T & { readonly address: FoundAddress["told"] }> {
	const { site } = loaded;
	const { value, problems: addressProblems } = addressOf(site, sources);
	if (!value) return { problems: [...problems, ...addressProblems] };
	const { told: address, ...own } = value;
	const isOther = own.url !== site.url || own.isPreview;
	const key = isOther ? digest(JSON.stringify([loaded.digest, own])) : loaded.digest;
	return { value: { ...loaded, site: { ...site, ...own }, digest: key, address }, problems };
}

export function addressOf(
	{ url: configured, productionBranch }: Pick<SiteConfig, "url" | "productionBranch">,
	{ url, env = {} }: AddressSources = {},
): Outcome<FoundAddress> {
	const { deployment, isUndecided } = deploymentIn(env, productionBranch);
	const isPreview = deployment !== undefined;
	const named: Named | undefined =
		url !== undefined
			? { from: "--url", url }
			: env.BROADSHEET_URL
				? { from: "BROADSHEET_URL", url: env.BROADSHEET_URL }
				: deployment;
	const problem = named && urlProblem(named.url);
	if (named && problem) {
		const hint = `write it with its path, such as ${named.from === "--url" ? "--url " : "BROADSHEET_URL="}https://someone.github.io/paper/`;
		return { problems: [error("site-url", `${named.from}: "${named.url}" ${problem}`, undefined, { hint })] };
	}
	const taken = named ? siteUrlOf(named.url) : configured;
	const from = named?.from ?? "the configuration";
	const told = { url: taken, from: isUndecided ? `${from}; ${UNDECIDED}` : from, isPreview };
	return {
		value: {
			url: taken,
			isPreview,
			configuredUrl: configured,
			...((named || isUndecided) && { told }),
		},
		problems: [],
	};
}

function urlProblem(typed: string): string | undefined {
	if (!/^https?:\/\//i.test(typed) || !URL.canParse(typed)) return "is not a valid address";
	return basePathProblem(typed);
}

const UNDECIDED = "for previews of Cloudflare Pages, name the branch that readers see: `productionBranch`";

/**
 * The preview deployment of a host that the environment describes (docs.netlify.com, "Build environment variables"; developers.cloudflare.com/pages, "Build
 * configuration"; vercel.com/docs, "System environment variables"). Cloudflare names the branch of a build and never that of production: without
 * `productionBranch` nothing is a preview there, because a wrong guess would take a newspaper out of all search engines.
 */
function deploymentIn(
	env: NonNullable<AddressSources["env"]>,
	productionBranch: string | undefined,
): { readonly deployment?: Named; readonly isUndecided?: true } {
	const { CONTEXT, DEPLOY_PRIME_URL, CF_PAGES_BRANCH, CF_PAGES_URL, VERCEL_ENV, VERCEL_URL } = env;
	if (DEPLOY_PRIME_URL && CONTEXT && CONTEXT !== "production")
		return { deployment: { from: "DEPLOY_PRIME_URL", url: DEPLOY_PRIME_URL } };
	if (CF_PAGES_URL && CF_PAGES_BRANCH) {
		if (productionBranch === undefined) return { isUndecided: true };
		if (CF_PAGES_BRANCH !== productionBranch) return { deployment: { from: "CF_PAGES_URL", url: CF_PAGES_URL } };
	}
	if (VERCEL_URL && VERCEL_ENV === "preview")
		return { deployment: { from: "VERCEL_URL", url: `https://${VERCEL_URL}` } };
	return {};
}
