/** `broadsheet check`: the problems of a build, and the lint rules. Writes only to the cache, if there is one, and to a temporary folder. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { RULES, type RuleCode, type RuleSettings, severityOf } from "../core/lint-rules.js";
import type { Instant, Problem, Report } from "../core/model.js";
import { readRegularFile, writeAtomic } from "../core/regular-file.js";
import { deadAnchors, singleUseTopics, unacknowledgedEdits, unpairedTranslations } from "../site/lint/edition.js";
import { singleUseAuthors, singleUseSeries, singleUseSubsections } from "../site/lint/single-use.js";
import { build } from "./build.js";
import { lintTexts } from "./lint-texts.js";
import type { EditionInspector } from "./observers.js";
import type { Options } from "./options.js";

export interface CheckOptions extends Pick<Options, "onStage" | "onProgress" | "url" | "env"> {
	/** The folder of the site. @default '.' */
	readonly root?: string;
	/** The instant of the check. @default now */
	readonly at?: Instant;
	/** Also compare published texts with `content/published.json`. @default false */
	readonly published?: boolean;
}

/** Rules for single articles cover articles that are not public; rules that compare articles cover public ones only. */
export async function check({
	root: folder = ".",
	at,
	published = false,
	...hooks
}: CheckOptions = {}): Promise<Report> {
	const root = resolve(folder);
	let rules: RuleSettings = {};
	const inspect: EditionInspector = (edition, links, loaded) => {
		rules = edition.site.check.rules;
		const stories = lintTexts(loaded, root, edition.site);
		return [
			...stories.flatMap(({ problems }) => problems),
			...deadAnchors(edition, stories, links),
			...singleUseTopics(edition, stories),
			...singleUseSubsections(edition),
			...singleUseAuthors(edition),
			...singleUseSeries(edition),
			...unpairedTranslations(edition),
			...(published ? unacknowledgedEdits(edition, loaded.past.recorded) : []),
		];
	};
	const home = mkdtempSync(join(tmpdir(), "broadsheet-check-"));
	try {
		const attempt = (cache: string) =>
			build({ ...hooks, root, cache, ...(at !== undefined && { at }) }, { inspect, stage: join(home, "out") });
		const cache = join(root, ".broadsheet");
		const known = existsSync(cache) ? await attempt(cache) : undefined;
		if (known && known.exit < 3) return applySeverities(known, rules);
		// There is no cache, another build uses it, or it cannot be written.
		copyCachedBundles(cache, join(home, "cache"));
		return applySeverities(await attempt(join(home, "cache")), rules);
	} finally {
		rmSync(home, { recursive: true, force: true });
	}
}

/** Reuses the bundles of builds. Each bundle records its inputs, so an outdated one is not used. */
function copyCachedBundles(from: string, to: string): void {
	mkdirSync(to);
	try {
		copyBundles(from, to);
	} catch {
		// Without a copy they are bundled again.
	}
}

function copyBundles(from: string, to: string): void {
	for (const name of existsSync(from) ? readdirSync(from) : [])
		if (name.endsWith(".bundle") && statSync(join(from, name)).isFile())
			writeAtomic(join(to, name), readRegularFile(join(from, name)));
}

/** Gives warnings the severity that the site sets for their rule. Errors of the build stay errors. */
function applySeverities(report: Report, rules: RuleSettings): Report {
	const problems = report.problems.flatMap((problem): Problem[] => {
		if (problem.severity === "error" || !(problem.code in RULES)) return [problem];
		const gravity = severityOf(problem.code as RuleCode, rules);
		return gravity === "off" ? [] : gravity === "error" ? [{ ...problem, severity: "error" }] : [problem];
	});
	const fails = problems.some(({ severity }) => severity === "error");
	return { ...report, problems, exit: report.exit > 1 ? report.exit : fails ? 1 : 0 };
}
