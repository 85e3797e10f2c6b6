/** Starter files for a server with nginx: a `server` block and the commands that publish. */
import { basePathOf } from "../../../core/base-path.js";
import { asciiName } from "../package-json.js";
import { readme } from "./readme.js";
import { ownMachine } from "./server.js";
import type { NewSite, Recipe } from "./site.js";

/** Media types of texts; nginx always compresses `text/html`. */
const COMPRESSED = [
	...["text/css", "text/plain", "text/xml", "text/javascript", "application/javascript"],
	...["application/xml", "application/atom+xml", "application/rss+xml", "application/json", "application/feed+json"],
	...["application/ld+json", "application/manifest+json", "image/svg+xml"],
];

/** The files with redirects exist only if there are redirects: until then the variables are empty. */
export function nginx(site: NewSite): Recipe {
	const { name, url } = site;
	const root = `/var/www/${asciiName(name)}`;
	const { hostname } = new URL(url);
	const base = basePathOf(url);
	// nginx compares with the decoded path.
	const path = decodeURIComponent(base);
	const folder = root + path;
	const rules = [
		`error_page 404 ${base}/404.html;`,
		`include ${folder}/headers.nginx.conf;`,
		"location ~ /\\.(?!well-known/) { return 404; }",
		"# What is written for hosts, and not for readers.",
		`location ~ ^${path.replaceAll(".", "\\.")}/(?:_headers|_redirects|(?:headers|redirects)(?:\\.[a-z0-9]+)*\\.(?:conf|json))$ { return 404; }`,
	];
	const own = base === "" ? rules : [`location ${path}/ {`, ...rules.map((line) => `\t${line}`), "}"];
	return {
		files: {
			"nginx.conf": `# ${name}. Belongs into http { }: copy it into /etc/nginx/conf.d/, then nginx -t && nginx -s reload.
# For long and for many former addresses.
map_hash_bucket_size 512;
map_hash_max_size 65536;
map $uri $broadsheet_moved { default ""; }
map $uri $broadsheet_gone { default 0; }
include ${folder}/redirects.nginx[.]conf;

server {
	listen 80;
	listen [::]:80;
	server_name ${hostname};
	root ${root};
	charset utf-8;
	# Addresses to move on to are paths: they hold by http, by https, and behind a proxy.
	absolute_redirect off;
	# Copies that \`compress\` of the configuration makes; brotli_static on; where the module for Brotli is there.
	gzip_static on;
	gzip on;
	gzip_vary on;
	gzip_proxied any;
	gzip_min_length 256;
	gzip_types ${COMPRESSED.join(" ")};
${own.map((line) => `\t${line}`).join("\n")}
	if ($broadsheet_moved) { return 301 $broadsheet_moved; }
	if ($broadsheet_gone) { return 410; }
}
`,
			"README.md": readme(
				site,
				ownMachine({
					server: "`nginx.conf`",
					folder,
					hostname,
					install: [
						`scp nginx.conf ${hostname}:/etc/nginx/conf.d/${asciiName(name)}.conf`,
						`ssh ${hostname} "nginx -t && nginx -s reload"`,
					],
					reload: "nginx -s reload",
					more: "The site is whole by http and by https; certificates are for certbot (`certbot --nginx`) or whatever you use.",
				}),
			),
		},
	};
}
