/** The steps of a readme file for a server of one's own. */

interface Server {
	/** The file that configures it. */
	readonly server: string;
	/** The folder that it serves. */
	readonly folder: string;
	readonly hostname: string;
	/** The commands that put the file in its place. */
	readonly install: readonly string[];
	readonly reload: string;
	readonly more: string;
}

export const ownMachine = ({ server, folder, hostname, install, reload, more }: Server): string =>
	`${server} serves the site from \`${folder}\`. Once, copy the site there and then the file to its place:

\`\`\`
npx broadsheet build && rsync -a --delete dist/ ${hostname}:${folder}/
${install.join("\n")}
\`\`\`

From then on the first line publishes. Commit \`content/published.json\`, which it writes: the record of every address that
was ever public. ${more} A new redirect is served after \`${reload}\`. Embargoes end by the clock; a line for cron, on the
machine that builds:

\`\`\`
*/5 * * * * cd ~/${folder.split("/")[3]} && npx broadsheet refresh --quiet && rsync -a --delete dist/ ${hostname}:${folder}/
\`\`\`

\`.broadsheet\` and \`dist\` stay on that machine, so a build prints only what differs. There is no limit to the number of files.`;
