/** Starter files for Apache, as hosts with cPanel have it: the build writes `.htaccess`. */
import { basePathOf } from "../../../core/base-path.js";
import { readme } from "./readme.js";
import type { NewSite, Recipe } from "./site.js";

export function apache(site: NewSite): Recipe {
	const { hostname } = new URL(site.url);
	const folder = `public_html${decodeURIComponent(basePathOf(site.url))}`;
	return {
		keys: ['headers: { hosts: ["apache"] },'],
		files: {
			"README.md": readme(
				site,
				`Each build writes \`dist/.htaccess\`, with media types, caches, headers, former addresses and the page for 404. Where the host
gives you ssh:

\`\`\`
npx broadsheet build && rsync -a --delete --exclude .well-known/acme-challenge --exclude cgi-bin dist/ user@${hostname}:${folder}/
\`\`\`

Where it gives you FTP alone, with \`lftp\`. The check before it refuses an output with drafts, or one that was built for another address:

\`\`\`
npx broadsheet build && npx broadsheet deploy --check ftp && lftp -e "mirror --reverse --delete --no-perms --exclude ^cgi-bin/ --exclude ^\\.well-known/acme-challenge/ dist ${folder}; quit" ftps://user@${hostname}
\`\`\`

Commit \`content/published.json\`, which the build writes: the record of every address that was ever public. Embargoes end by the
clock; a line for cron, on the machine that builds:

\`\`\`
*/5 * * * * cd ~/site && npx broadsheet refresh --quiet && rsync -a --delete --exclude .well-known/acme-challenge --exclude cgi-bin dist/ user@${hostname}:${folder}/
\`\`\`

\`.broadsheet\` and \`dist\` stay on that machine, so a build prints only what differs. On a server of your own, the site needs
\`AllowOverride All\` and the modules headers, rewrite, mime, dir and deflate. Many hosts limit the number of files ("inodes"):
compare it with what the build says.`,
			),
		},
	};
}
