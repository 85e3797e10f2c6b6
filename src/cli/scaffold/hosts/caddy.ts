/** Starter files for a server with Caddy, which gets its certificates by itself. */
import { basePathOf } from "../../../core/base-path.js";
import { asciiName } from "../package-json.js";
import { readme } from "./readme.js";
import { ownMachine } from "./server.js";
import type { NewSite, Recipe } from "./site.js";

export function caddy(site: NewSite): Recipe {
	const root = `/var/www/${asciiName(site.name)}`;
	const { hostname } = new URL(site.url);
	// Caddy compares with the decoded path.
	const path = decodeURIComponent(basePathOf(site.url));
	const folder = root + path;
	return {
		keys: ['headers: { hosts: ["caddy"] },'],
		files: {
			Caddyfile: `# ${site.name}. Copy it to /etc/caddy/Caddyfile, then: caddy validate --config /etc/caddy/Caddyfile && systemctl reload caddy
${hostname} {
	root * ${root}
	encode zstd gzip
	# Headers and former addresses, as the last build wrote them.
	import ${folder}/*.caddy
	# What is written for hosts, and not for readers.
	@hidden {
		path_regexp (^|/)\\.
		not path ${path}/.well-known/*
	}
	error @hidden 404
	@hosts path_regexp ^${path.replaceAll(".", "\\.")}/(_headers|_redirects|(vercel|staticwebapp\\.config)\\.json|(headers|redirects)(\\.[a-z0-9]+)*\\.(conf|json|caddy))$
	error @hosts 404
	file_server {
		# Copies that \`compress\` of the configuration makes.
		precompressed br gzip
	}
	handle_errors {
		header Cache-Control "public, max-age=0, must-revalidate"
		@missing expression \`{err.status_code} == 404\`
		handle @missing {
			rewrite * ${path}/404.html
			file_server
		}
		respond "{err.status_code} {err.status_text}"
	}
}
`,
			"README.md": readme(
				site,
				ownMachine({
					server: "`Caddyfile`",
					folder,
					hostname,
					install: [
						`scp Caddyfile ${hostname}:/etc/caddy/Caddyfile`,
						`ssh ${hostname} "caddy validate --config /etc/caddy/Caddyfile && systemctl reload caddy"`,
					],
					reload: "systemctl reload caddy",
					more: "Caddy gets the certificate by itself.",
				}),
			),
		},
	};
}
