/** The output of deploy commands as lines for a terminal. */

import type { Report, Url } from "../../core/model.js";
import { encodeUrl, urlOf } from "../../core/paths.js";
import type { Deployment } from "../../deploy/deployment.js";
import type { Checked } from "../../deploy/limits.js";
import type { NotifyResult } from "../../deploy/notify.js";
import { nextChangeLines } from "../terminal/terminal.js";

/** `ms` is the total duration. */
export function deploymentText(
	{ target, place, release, sent, deleted, kept, unchanged, bytes, leftOut }: Deployment,
	ms: number,
): string {
	const time = `${(ms / 1000).toFixed(1)} s`;
	const lines =
		sent.length + deleted.length === 0
			? [`${target} (${place}) has all ${count(unchanged, "file")} already; nothing was sent · ${time}`]
			: [
					`Deployed to ${target} (${place})${release ? `, release ${release}` : ""} · ${time}`,
					`${count(sent.length, "file")} sent (${size(bytes)}), ${groupDigits(deleted.length)} deleted, ${groupDigits(unchanged)} unchanged`,
				];
	if (kept.length)
		lines.push(
			`${count(kept.length, "asset")} of earlier deploys ${kept.length === 1 ? "stays" : "stay"} for open pages (--drop-old deletes them)`,
		);
	if (leftOut)
		lines.push(
			`${count(leftOut, "precompressed file")} left out: this host compresses by itself (\`compress\` is for servers)`,
		);
	return `${lines.join("\n")}\n`;
}

/** The result of a dry run: one line per file in the order of sending; `+` is new, `~` changed, `-` deleted. */
export function planText({ target, place, sent, deleted, unchanged, bytes }: Deployment): string {
	const lines = [
		...sent.map(({ path, bytes, isNew }) => `${isNew ? "+" : "~"} ${path}  ${size(bytes)}`),
		...deleted.map((path) => `- ${path}`),
		`${count(sent.length, "file")} (${size(bytes)}) would be sent to ${target} (${place}), ${groupDigits(deleted.length)} deleted; ${groupDigits(unchanged)} unchanged`,
	];
	return `${lines.join("\n")}\n`;
}

/** How far the output is within the limits of a host. */
export const limitsText = ({ host, found, problems }: Checked): string =>
	[
		problems.length ? `${host} does not accept this output` : `${host} accepts this output`,
		...found.map(
			({ what, is, most, isBytes }) =>
				`  ${isBytes ? size(is) : groupDigits(is)} of ${isBytes ? size(most) : groupDigits(most)} ${what.replace(/^bytes /, "")}`,
		),
		"",
	].join("\n");

/** Maximum number of pages named in a summary. */
const NAMED = 10;

/** The closing lines of `publish`: what readers see now. */
export function publishedText(
	deployment: Deployment,
	notified: NotifyResult["sent"],
	report: Pick<Report, "nextChange" | "timeZone">,
	ms: number,
): string {
	const pages = pagesOf(deployment);
	const shown = pages.slice(0, NAMED).map((url) => `  ${url}`);
	const lines = [
		pages.length
			? `Readers now see ${count(pages.length, "new or changed page")}:`
			: "Readers see the same pages as before",
		...shown,
		...(pages.length > NAMED ? [`  and ${groupDigits(pages.length - NAMED)} more`] : []),
		deploymentText(deployment, ms).trimEnd(),
		...notified.map(({ service, urls }) => `${service} was notified of ${count(urls.length, "address", "es")}`),
		...nextChangeLines(report, "Publish"),
	];
	return `${lines.join("\n")}\n`;
}

/** The pages that were sent, articles before fronts; without `404.html` and the pages that only open pages fetch. */
const pagesOf = ({ sent, url }: Deployment): Url[] =>
	sent
		.map(({ path }) => path)
		.filter((path) => path.endsWith(".html") && !/(?:^404|(?:^|\/)live)\.html$/.test(path))
		.map((path) => url + encodeUrl(urlOf(path)));

const groupDigits = (number: number): string => number.toLocaleString("en");
const count = (number: number, noun: string, ending = "s"): string =>
	`${groupDigits(number)} ${noun}${number === 1 ? "" : ending}`;

/** Powers of 1,000: `0 B`, `12 kB`, `1.4 MB`. */
export function size(bytes: number): string {
	const unit = ["B", "kB", "MB", "GB"][Math.min(3, Math.floor(Math.log10(Math.max(1, bytes)) / 3))] as string;
	const value = bytes / 1000 ** ["B", "kB", "MB", "GB"].indexOf(unit);
	return `${value < 10 && unit !== "B" ? value.toFixed(1) : Math.round(value).toLocaleString("en")} ${unit}`;
}
