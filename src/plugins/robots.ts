/** Rules for crawlers: `/robots.txt` (RFC 9309) with `Content-Signal` (contentsignals.org). */
import { basePathOf } from "../core/base-path.js";
import type { DocumentSpec, Edition, Plugin, RobotsPolicy } from "../core/model.js";
import type { DocumentView } from "../core/views.js";

/** Crawlers that collect training data according to their operators, and those that fetch pages for answers; November 2026. */
const CRAWLERS: Readonly<Record<"aiTrain" | "aiInput", readonly string[]>> = {
	aiTrain: [
		"Amazonbot",
		"Applebot-Extended",
		"Bytespider",
		"CCBot",
		"ClaudeBot",
		"Google-Extended",
		"GPTBot",
		"meta-externalagent",
	],
	aiInput: [
		"ChatGPT-User",
		"Claude-User",
		"DuckAssistBot",
		"meta-externalfetcher",
		"MistralAI-User",
		"Perplexity-User",
	],
};

/** Configured by `robots`. */
export function robots(): Plugin {
	return { name: "robots", documents: robotsDocuments, serializers: { robots: robotsText } };
}

function robotsDocuments({ site, drafts }: Edition): DocumentSpec[] {
	const { file, ...policy } = site.robots;
	const base = basePathOf(site.url);
	// Crawlers read the file at the root of a host alone: below a path, a file without rules would be of no use.
	if (!file || (base !== "" && !hasRules(policy))) return [];
	const sitemap = site.isPreview
		? undefined
		: site.sitemaps.site
			? "/sitemap.xml"
			: site.sitemaps.news
				? "/news-sitemap.xml"
				: undefined;
	return [
		{
			url: "/robots.txt",
			serializer: "robots",
			replaceable: true,
			meta: { policy, drafts, sitemap: sitemap && site.url + sitemap, base },
		},
	];
}

interface RobotsMeta {
	readonly policy: Omit<RobotsPolicy, "file">;
	readonly drafts: boolean;
	readonly sitemap?: string;
	readonly base: string;
}

const hasRules = ({ disallow, agents, aiInput, aiTrain }: RobotsMeta["policy"]): boolean =>
	disallow.length > 0 || Object.keys(agents).length > 0 || aiInput !== undefined || aiTrain !== undefined;

function robotsText({ meta }: DocumentView): string {
	const { policy, drafts, sitemap, base } = meta as unknown as RobotsMeta;
	const group = groupBelow(base);
	if (drafts) return `User-agent: *\nDisallow: ${base}/\n`;
	const { disallow, agents } = policy;
	const refused = (["aiTrain", "aiInput"] as const)
		.flatMap((use) => (policy[use] === false ? CRAWLERS[use] : []))
		.filter((name) => !Object.keys(agents).some((each) => each.toLowerCase() === name.toLowerCase()));
	const named = Object.entries(agents).map(([name, rule]) =>
		group([name], rule === "allow" ? [] : rule === "disallow" ? ["/"] : rule, signals(policy)),
	);
	return [
		group(["*"], disallow, signals(policy)),
		...(refused.length ? [group(refused, ["/"], "")] : []),
		...named,
		...(sitemap ? [`Sitemap: ${sitemap}\n`] : []),
	].join("\n");
}

/** Each group is complete: a crawler named in one ignores that of `*` (RFC 9309, 2.2.1). */
const groupBelow =
	(base: string) =>
	(names: readonly string[], disallow: readonly string[], signals: string): string =>
		[
			...names.map((name) => `User-agent: ${name}`),
			...(signals && !disallow.includes("/") ? [signals] : []),
			...(disallow.length ? disallow.map((path) => `Disallow: ${base}${path}`) : [`Allow: ${base}/`]),
			"",
		].join("\n");

function signals({ search, aiInput, aiTrain }: RobotsMeta["policy"]): string {
	const signals = { search, "ai-input": aiInput, "ai-train": aiTrain };
	const parts = Object.entries(signals).flatMap(([use, may]) =>
		may === undefined ? [] : [`${use}=${may ? "yes" : "no"}`],
	);
	return `Content-Signal: ${parts.join(", ")}`;
}
