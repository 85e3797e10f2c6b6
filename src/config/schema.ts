/** The schema of `broadsheet.config.ts` and all its defaults. */
import * as z from "zod";
import { HEX } from "../core/accessible-colors.js";
import { basePathProblem, siteUrlOf } from "../core/base-path.js";
import { isTimeZone, parseInstant } from "../core/dates.js";
import { HEADER_HOSTS } from "../core/deploy-targets.js";
import { PROVIDER_KEYS } from "../core/embeds.js";
import { RULES } from "../core/lint-rules.js";
import type { Plugin, RemarkPlugin } from "../core/model.js";
import { DEFAULT_MOUNTS } from "../core/mounts.js";
import { ENCODINGS } from "../core/precompressed.js";
import { Deploy } from "./deploy.js";
import { Feeds } from "./feeds.js";
import { Fields } from "./field-keys.js";
import { ORIGIN_NAMES } from "./from/index.js";
import { mounts, placeOfContent } from "./mounts.js";
import { Footer, Logo, Navigation, Social } from "./navigation.js";
import { Permalinks } from "./permalinks.js";
import { redirects } from "./redirects.js";

const nonEmptyName = z.string().trim().min(1);
const folder = z
	.string()
	.regex(/^(?!\/)(?!.*(?:^|\/)\.\.(?:\/|$))[^\\]*$/, "is a folder inside content/, without a leading slash")
	.transform((path) => path.replace(/\/+$/, ""));
const func = z.custom<(...args: never[]) => unknown>((value) => typeof value === "function", "is a function");
const remark = z.array(
	z.custom<RemarkPlugin>(
		(value) => typeof value === "function" || (Array.isArray(value) && typeof value[0] === "function"),
		"is a unified plugin, or [plugin, options]",
	),
);
const size = z.enum(["banner", "rectangle", "tall"]);
const color = z.string().regex(HEX, "is not a valid colour, such as `#8a1c1c`");

const severity = z.enum(["off", "warn", "error"]);
const limited = z.union([severity, z.strictObject({ severity: severity.optional(), max: z.int().min(1).optional() })]);
const rules = z.strictObject(
	Object.fromEntries(
		Object.entries(RULES).map(([code, rule]) => [code, ("max" in rule ? limited : severity).optional()]),
	),
);

const language = z.string().refine((tag) => {
	try {
		return Intl.getCanonicalLocales(tag).length === 1;
	} catch {
		return false;
	}
}, "is not a valid language tag, such as `en` or `pt-BR`");
const https = z.string().regex(/^https:\/\/\S+$/, "begins with https://");
/** Directives to which a site can add sources (W3C, Content Security Policy Level 3, 6). */
const CSP_DIRECTIVES = [
	"connect-src",
	"font-src",
	"form-action",
	"frame-ancestors",
	"frame-src",
	"img-src",
	"manifest-src",
	"media-src",
	"script-src",
	"style-src",
	"worker-src",
] as const;
/** An origin, a scheme, `'self'`, or the hash of a script: nothing that allows arbitrary scripts. */
const cspSource = z
	.string()
	.regex(
		/^(?:'self'|'wasm-unsafe-eval'|'sha(?:256|384|512)-[\w+/-]+=*'|(?:https|wss|data|blob):|(?:(?:https|wss):\/\/)?(?:\*\.)?[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:\/[^\s;,'"]*)?)$/,
		"is not a valid source, such as `https://stats.example`",
	);
const robotsPath = z.string().regex(/^\/[^\s#]*$/, "begins with / and has no space");
const publicAddress = z.string().regex(/^(?:\/(?!\/)|https:\/\/)\S+$/, "begins with / or https://");
/** Properties of an organization that publishes news (schema.org, NewsMediaOrganization). */
const POLICIES = [
	"actionableFeedbackPolicy",
	"correctionsPolicy",
	"diversityPolicy",
	"diversityStaffingReport",
	"ethicsPolicy",
	"masthead",
	"missionCoveragePrioritiesPolicy",
	"ownershipFundingInfo",
	"publishingPrinciples",
	"unnamedSourcesPolicy",
	"verificationFactCheckingPolicy",
] as const;

const plugin = z.strictObject({
	name: nonEmptyName,
	fields: z
		.record(z.string(), z.strictObject({ type: z.enum(["text", "texts", "flag", "instant", "url"]), doc: z.string() }))
		.optional(),
	remark: remark.optional(),
	article: func.optional(),
	edition: func.optional(),
	pages: func.optional(),
	documents: func.optional(),
	serializers: z.record(z.string(), func).optional(),
	structured: func.optional(),
	html: func.optional(),
	files: func.optional(),
});

/** The configuration file. `docs/configuration.md` has a paragraph for each key. */
export const Config = z.strictObject({
	name: nonEmptyName.default("My newspaper"),
	url: z
		.url({ protocol: /^https?$/, error: "is not a valid address, such as `https://courier.example`" })
		.superRefine((url, context) => {
			const problem = URL.canParse(url) ? basePathProblem(url) : undefined;
			if (problem !== undefined) context.addIssue({ code: "custom", message: problem });
		})
		.transform(siteUrlOf)
		.default("http://localhost:4000"),
	productionBranch: nonEmptyName.optional(),
	description: z.string().default(""),
	language: language.default("en"),
	timeZone: z.string().refine(isTimeZone, "is not an IANA time zone, such as `Europe/Dublin`").optional(),
	from: z.enum(ORIGIN_NAMES).optional(),
	fields: Fields.default({}),
	categories: z.enum(["path", "flat"]).default("path"),
	authorFields: z
		.partialRecord(
			z.enum(["name", "kind", "role", "masthead", "department", "order", "email", "links", "image"]),
			nonEmptyName,
		)
		.default({}),
	topicFields: z.partialRecord(z.enum(["name", "description", "aka", "order"]), nonEmptyName).default({}),
	folders: z
		.strictObject({
			content: mounts(placeOfContent).default([...DEFAULT_MOUNTS.content]),
			static: mounts(() => "").default([...DEFAULT_MOUNTS.static]),
			articles: z.union([folder.transform((one) => [one]), z.array(folder).min(1)]).default([""]),
			authors: folder.default("authors"),
			topics: folder.default("topics"),
			sections: folder.default("sections"),
			series: folder.default("series"),
			fronts: folder.default("fronts"),
			pages: folder.default("pages"),
		})
		.refine(({ articles, pages }) => pages === "" || !articles.some((each) => `${each}/`.startsWith(`${pages}/`)), {
			error: "has a folder of plain pages: set `folders: { pages }` to a different folder, or to '' for none",
			path: ["articles"],
		})
		.prefault({}),
	sections: z.array(nonEmptyName).default([]),
	navigation: Navigation,
	footer: Footer,
	social: Social,
	logo: Logo,
	permalinks: Permalinks.prefault({}),
	redirects: redirects.default({}),
	record: z.boolean().default(false),
	archive: z.boolean().default(true),
	pageSize: z.int().min(1).max(200).default(20),
	links: z.enum(["error", "warn"]).default("error"),
	markdown: z
		.strictObject({
			html: z.enum(["drop", "sanitize"]).default("drop"),
			remark: remark.default([]),
			fastPath: z.boolean().default(true),
		})
		.prefault({}),
	images: z
		.strictObject({
			external: z.array(z.string().regex(/^(?:\/|https?:\/\/)/, "begins with / or https://")).default([]),
			widths: z.array(z.int().min(16).max(4096)).max(8).default([240, 480, 720, 1080, 1600]),
		})
		.prefault({}),
	publisher: z
		.strictObject({
			logo: publicAddress.optional(),
			policies: z.partialRecord(z.enum(POLICIES), publicAddress).default({}),
		})
		.prefault({}),
	feeds: Feeds,
	robots: z
		.strictObject({
			file: z.boolean().default(true),
			search: z.boolean().default(true),
			aiInput: z.boolean().optional(),
			aiTrain: z.boolean().optional(),
			disallow: z.array(robotsPath).default([]),
			agents: z
				.record(
					z.string().regex(/^[A-Za-z_-]+$/, "has letters, hyphens and underscores (RFC 9309, 2.2.1)"),
					z.union([z.enum(["allow", "disallow"]), z.array(robotsPath)]),
				)
				.default({}),
		})
		.prefault({}),
	security: z
		.strictObject({
			contact: z
				.array(z.string().regex(/^(?:mailto:|https:\/\/|tel:)\S+$/, "begins with mailto:, https:// or tel:"))
				.min(1),
			expires: z
				.string()
				.refine((text) => typeof parseInstant(text, "UTC") === "string", "is not a valid date, such as 2027-06-01")
				.transform((text) => parseInstant(text, "UTC") as string),
			policy: https.optional(),
			encryption: z
				.string()
				.regex(/^(?:https:\/\/|openpgp4fpr:|dns:)\S+$/, "begins with https://, openpgp4fpr: or dns:")
				.optional(),
			acknowledgments: https.optional(),
			hiring: https.optional(),
			languages: z.array(language).default([]),
		})
		.optional(),
	manifest: z
		.strictObject({
			file: z.boolean().default(true),
			shortName: nonEmptyName.optional(),
			color: z
				.string()
				.regex(/^#[0-9a-f]{6}$/i, "is a colour such as #1b4d3e")
				.optional(),
		})
		.prefault({}),
	icons: z.array(nonEmptyName.transform((path) => `/${path.replace(/^\/+/, "")}`)).default([]),
	headers: z
		.strictObject({
			hosts: z.array(z.enum(HEADER_HOSTS)).default(["netlify", "nginx", "s3"]),
			csp: z.partialRecord(z.enum(CSP_DIRECTIVES), z.array(cspSource)).default({}),
		})
		.prefault({}),
	compress: z
		.array(z.enum(ENCODINGS))
		.transform((named) => ENCODINGS.filter((encoding) => named.includes(encoding)))
		.default([]),
	indexNow: z
		.strictObject({
			key: z.string().regex(/^[\w-]{8,128}$/, "has 8 to 128 letters, digits and hyphens"),
			endpoint: z
				.string()
				.regex(/^(?:https:\/\/|http:\/\/(?:localhost|127\.0\.0\.1)(?::|\/))\S+$/, "begins with https://")
				.default("https://api.indexnow.org/indexnow"),
		})
		.optional(),
	deploy: Deploy.default({}),
	humans: z.boolean().default(true),
	llms: z.boolean().default(false),
	structured: z.boolean().default(true),
	sitemaps: z.strictObject({ site: z.boolean().default(true), news: z.boolean().default(true) }).prefault({}),
	check: z.strictObject({ rules: rules.prefault({}) }).prefault({}),
	embeds: z
		.strictObject({
			allow: z.array(z.enum(PROVIDER_KEYS)).default([...PROVIDER_KEYS]),
			hosts: z
				.array(
					z.strictObject({
						host: z.string().regex(/^https:\/\/[a-z0-9.-]+$/, "begins with https:// and has no path"),
						name: nonEmptyName,
						ratio: z.enum(["16/9", "4/3", "1/1", "3/4", "9/16"]).default("16/9"),
					}),
				)
				.default([]),
		})
		.prefault({}),
	keyPointsFooter: z.string().optional(),
	ageNotice: z.int().min(1).max(100).optional(),
	ads: z
		.strictObject({
			label: nonEmptyName.optional(),
			slots: z.strictObject({ top: size.optional(), body: size.optional(), end: size.optional() }),
		})
		.optional(),
	theme: z
		.strictObject({
			fonts: z.enum(["newsreader", "system"]).default("system"),
			accent: color.optional(),
			sections: z.record(nonEmptyName, color).default({}),
		})
		.prefault({}),
	plugins: z.array(plugin).default([]),
});

/** The parameter of `defineConfig`. */
export type ConfigInput = Omit<z.input<typeof Config>, "plugins"> & { plugins?: readonly Plugin[] };
