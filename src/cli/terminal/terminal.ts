/** Terminal output: colours, the closing summary; and the user's settings. */
import { relative } from "node:path";
import { styleText } from "node:util";
import { isoInZone } from "../../core/dates.js";
import { withDocsPaths } from "../../core/docs-path.js";
import type { Problem, Report } from "../../core/model.js";

export const paint = (format: "red" | "yellow" | "green" | "bold" | "dim", text: string): string =>
	styleText(format, text, { validateStream: false } as never);

/** Whether the variable is set to a value other than "no". */
const isSet = (value: string | undefined): boolean => !["", "0", "false"].includes(value ?? "");

/** Whether output to this stream can be overwritten. */
export const isTerminal = (stream: NodeJS.WriteStream): boolean => stream.isTTY === true && process.env.TERM !== "dumb";

/** Whether output to this stream may be coloured. `NO_COLOR` disables colour (no-color.org: any value except an empty one), then `FORCE_COLOR` enables it. */
export const supportsColor = (stream: NodeJS.WriteStream): boolean =>
	!process.env.NO_COLOR && (isSet(process.env.FORCE_COLOR) || isTerminal(stream));

/** Whether a person reads this stream. Build servers, which set `CI`, may have terminals too, but keep all output. */
export const isInteractive = (stream: NodeJS.WriteStream): boolean => isTerminal(stream) && !isSet(process.env.CI);

/** The environment variables, from which clients of hosts read their secrets. */
export const environment = (): Readonly<Record<string, string | undefined>> => process.env;

/** The user's editor: a command with its options, such as `code --wait`. */
export const chosenEditor = (): string | undefined => process.env.VISUAL || process.env.EDITOR || undefined;

/** When the site changes next without an edit, and what to do then: `Build` or `Publish`. */
export const nextChangeLines = (
	{ nextChange, timeZone = "UTC" }: Pick<Report, "nextChange" | "timeZone">,
	verb: string,
): string[] =>
	nextChange
		? [
				`Next scheduled change (a date, embargo, expiry, pin or anniversary): ${isoInZone(nextChange, timeZone)}. ${verb} again at that time`,
			]
		: [];

/** The closing lines of a build. `ms` is the total duration. */
export function summary(report: Report, ms: number, colour: boolean): string {
	const errors = report.problems.some(({ severity }) => severity === "error");
	const problems = tally(report.problems);
	const out = relative(process.cwd(), report.out) || ".";
	const published = report.exit === 0 || report.written + report.deleted > 0;
	const head = published
		? `${countOf(report.pages, "page")} in ${out}`
		: report.exit === 3
			? "The build did not finish; the next one completes or discards its changes"
			: "Nothing was published; the output folder is unchanged";
	const lines = [`${head} · ${problems} · ${(ms / 1000).toFixed(1)} s`];
	if (published)
		lines.push(`${countOf(report.written, "file")} written, ${report.deleted.toLocaleString("en")} deleted`);
	if (published && report.fileLimit) lines.push(limitLine(report.files ?? 0, report.fileLimit));
	if (report.address) lines.push(addressLine(report.address));
	lines.push(...nextChangeLines(report, "Build"));
	return colour ? [paint(errors ? "red" : "green", lines[0] ?? ""), ...lines.slice(1)].join("\n") : lines.join("\n");
}

const limitLine = (files: number, { host, most }: NonNullable<Report["fileLimit"]>): string => {
	const [is, limit] = [countOf(files, "file"), most.toLocaleString("en")];
	return files > most
		? `${is} in all, more than the ${limit} that ${host} takes: ${withDocsPaths("see docs/deploy.md#limits-of-hosts")}`
		: `${is} in all, of ${limit} that ${host} takes`;
};

/** Which address a build took, and why. */
export const addressLine = ({ url, from, isPreview }: NonNullable<Report["address"]>): string =>
	`Built for ${url} (${from})${isPreview ? ", a preview deployment: no page is for search engines" : ""}`;

/** `2 errors, 1 warning` */
export function tally(problems: readonly Problem[]): string {
	const errors = problems.filter(({ severity }) => severity === "error").length;
	const warnings = problems.length - errors;
	const parts = [errors && countOf(errors, "error"), warnings && countOf(warnings, "warning")];
	return parts.filter(Boolean).join(", ") || "no problems";
}

const countOf = (number: number, noun: string): string =>
	`${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
