/** HTTP response headers for hosts, in their own formats: caching, media types, and a content security policy. */
import type { HeaderHost } from "../../core/deploy-targets.js";
import { lazy } from "../../core/lazy.js";
import type { OutputFile, Plugin } from "../../core/model.js";
import { formerFeeds } from "../feeds/former.js";
import { type RedirectRules, redirectRules } from "../redirects.js";
import { apache } from "./apache.js";
import { azure } from "./azure.js";
import { caddyHeaders, caddyRedirects } from "./caddy.js";
import { headersFile } from "./headers-file.js";
import { nginx } from "./nginx.js";
import { buildRules, type Rules } from "./rules.js";
import { s3 } from "./s3.js";
import { vercel } from "./vercel.js";

type Printer = (rules: Rules, redirects: () => RedirectRules) => string;

/** Hosts whose files have redirects as well get them here; those of the others are written by `plugins/redirects`. */
const FILES: Readonly<Record<HeaderHost, readonly (readonly [path: string, print: Printer])[]>> = {
	netlify: [["_headers", headersFile]],
	nginx: [["headers.nginx.conf", nginx]],
	s3: [["headers.s3.json", s3]],
	apache: [[".htaccess", (rules, redirects) => apache(rules, redirects())]],
	caddy: [
		["headers.caddy", caddyHeaders],
		["redirects.caddy", (_, redirects) => caddyRedirects(redirects())],
	],
	azure: [["staticwebapp.config.json", (rules, redirects) => azure(rules, redirects())]],
	vercel: [["vercel.json", (rules, redirects) => vercel(rules, redirects())]],
};

/** Configured by `headers`: the hosts, and further sources of the policy. */
export function hosts(): Plugin {
	return {
		name: "hosts",
		files: (edition) => {
			const { site, urls } = edition;
			const rules = buildRules(site);
			const redirects = lazy(() => redirectRules(edition, formerFeeds(edition)));
			return [...new Set(site.headers.hosts)]
				.flatMap((host) => FILES[host])
				.flatMap(([path, print]): OutputFile[] => {
					// A file of the same name in `static/` replaces it.
					if (urls.owners.has(`/${path}`)) return [];
					return [{ path, bytes: Buffer.from(print(rules, redirects)), kind: "document" }];
				});
		},
	};
}
