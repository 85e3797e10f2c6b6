/** Guards: which output must not be deployed, and which deploy deletes too much. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { BuildInputs } from "../cache/last-build.js";
import { type OutputRecords, readOutputRecords } from "../cache/output-records.js";
import { mergeManifest } from "../cache/previous-output.js";
import { ifThere, isThere } from "../core/exists.js";
import type { Problem, SiteConfig } from "../core/model.js";
import { error } from "../core/problem.js";
import { readRegularFile } from "../core/regular-file.js";
import { manifestDigest, readManifest } from "../output/read-manifest.js";
import { JOURNAL, STAGE } from "../output/validate.js";
import type { Deployed } from "./deployed.js";
import type { Plan } from "./plan.js";
import { Refused } from "./refused.js";

/** The address for which a deploy expects the output to be built. */
export interface Expected extends Pick<SiteConfig, "url" | "isPreview"> {
	/** Of the target. */
	readonly targetUrl?: string | undefined;
}

export interface BuiltOutput {
	readonly files: OutputRecords;
	/** For which it was built; undefined if that is not known. */
	readonly address: BuildInputs["address"] | undefined;
}

/** Called under the lock of the output folder. Throws `Refused` if readers must not see the output. */
export function deployable(out: string, cache: string): BuiltOutput {
	if (isThere(join(out, STAGE, JOURNAL)))
		throw refuse("The last build was interrupted while it wrote the output", "`broadsheet build` finishes it");
	const known = readOutputRecords(out, cache);
	const isKnown = known !== undefined && known.manifest === manifestDigest(out);
	const entries = isKnown ? [] : readManifest(out);
	if (!entries) throw noOutput(out);
	if (!known)
		throw refuse(
			`It is unknown how ${out} was built, and whether it contains drafts`,
			`run \`broadsheet build\` before, or keep the cache (${cache}) together with the output`,
		);
	// A build with drafts records no inputs.
	if (!known.made) throw refuse(`${out} was built with --drafts`, "run `broadsheet build` without --drafts");
	const written = isKnown ? known.files : mergeManifest(entries, known);
	if (!written.get("index.html")) throw refuse(`${out} has no index.html`, "run `broadsheet build`");
	return { files: written, address: known.made.address };
}

/** Throws `Refused` if the pages lead readers away from the site, or tell search engines to forget it. */
export function refuseOtherAddress(
	out: string,
	built: BuiltOutput["address"],
	{ url, isPreview, targetUrl }: Expected,
): void {
	if (built?.isPreview && !isPreview)
		throw refuse(
			`${out} was built as a preview deployment, ${built.url}: no page of it is for search engines`,
			"run `broadsheet build` without the variables of a preview",
		);
	if (built && built.url !== url && built.url !== targetUrl)
		throw refuse(
			`${out} was built for ${built.url}, and the site is at ${targetUrl ?? url}`,
			"build it again, or give this command the address of the build: --url or BROADSHEET_URL",
		);
}

/** Throws `Refused` if the pages name this machine as their address. */
export function refuseOwnMachine(out: string): void {
	const address = ownMachineIn(out);
	if (address !== undefined)
		throw refuse(
			`The pages in ${out} name ${address} as their address, which no reader can reach`,
			"set `url` in broadsheet.config.ts, and build again",
		);
}

export const noOutput = (out: string): Refused =>
	refuse(`There is no output of a build in ${out}`, "run `broadsheet build`");

const refuse = (message: string, hint: string): Refused =>
	new Refused(error("deploy-output", message, undefined, { hint }), 2);

/** The part of a page or document that contains the URL of the site. A text may mention `localhost`. */
const OWN_ADDRESS = [
	["index.html", /<link rel="?canonical"? href="?(https?:\/\/[^/"\s>]+)/],
	["robots.txt", /^Sitemap: (https?:\/\/[^/\s]+)/m],
	["sitemap.xml", /<loc>(https?:\/\/[^/<]+)/],
] as const;

function ownMachineIn(out: string): string | undefined {
	for (const [path, address] of OWN_ADDRESS) {
		const text = ifThere(() => readRegularFile(join(out, path)).toString()) ?? "";
		const found = address.exec(text)?.[1];
		if (found && /^https?:\/\/(?:localhost|[^/:]+\.localhost|127\.[\d.]+|0\.0\.0\.0|\[::1?\])(?::\d+)?$/.test(found))
			return found;
	}
	return undefined;
}

/** At most this many files may be deleted without a flag, or this share of all. */
const MAX_DELETED_FILES = 256;
const MAX_DELETED_SHARE = 0.05;

/** The problem if a deploy would delete more than `most` files, by default 256 or 5 %, whichever is more. */
export function tooManyDeletions(
	{ withdrawn, deletions }: Plan,
	before: Deployed | undefined,
	most?: number,
): Problem | undefined {
	const limit = most ?? Math.max(MAX_DELETED_FILES, Math.floor((before?.count ?? 0) * MAX_DELETED_SHARE));
	if (withdrawn <= limit) return undefined;
	const [few, number] = [deletions.slice(0, 3).join(", "), withdrawn.toLocaleString("en")];
	return error(
		"deploy-deletes",
		`This deploy would delete ${number} files, more than ${limit.toLocaleString("en")}: ${few}${deletions.length > 3 ? " …" : ""}`,
		undefined,
		{ hint: `see them all: --dry-run; where that is right: --max-deletes ${withdrawn}` },
	);
}

/** Whether the output folder exists, before it is locked. */
export const isOutput = (out: string): boolean => existsSync(out);

/** A build or another deploy holds the lock of the output folder. */
export const beingWritten = (out: string): Refused =>
	new Refused(
		error("deploy-locked", `A build or a deploy is using ${out}`, undefined, {
			hint: "wait until it has ended, then deploy again",
		}),
		4,
	);
