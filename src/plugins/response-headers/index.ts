/** HTTP response headers for hosts, in their own formats: caching, media types, and a content security policy. */
import type { Edition, OutputFile, Plugin } from "../../core/model.js";
import { headersFile } from "./headers-file.js";
import { nginx } from "./nginx.js";
import { type Rules, rulesOf } from "./rules.js";
import { s3 } from "./s3.js";

const FILES: Readonly<
	Record<Edition["site"]["headers"]["hosts"][number], readonly [string, (rules: Rules) => string]>
> = {
	netlify: ["_headers", headersFile],
	nginx: ["headers.nginx.conf", nginx],
	s3: ["headers.s3.json", s3],
};

/** Configured by `headers`: the hosts, and further sources of the policy. */
export function hosts(): Plugin {
	return {
		name: "hosts",
		files: ({ site, urls }) =>
			site.headers.hosts.flatMap((host): OutputFile[] => {
				const [path, print] = FILES[host];
				// A file of the same name in `static/` replaces it.
				if (urls.owners.has(`/${path}`)) return [];
				return [{ path, bytes: Buffer.from(print(rulesOf(site))), kind: "index" }];
			}),
	};
}
