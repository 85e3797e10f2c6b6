/** The limits of hosts with their own deploy programs, checked before anything is sent. */
import { join } from "node:path";
import { FILE_LIMITS, type HostName } from "../core/deploy-targets.js";
import { ifThere } from "../core/exists.js";
import { foldersOf } from "../core/folders-of.js";
import type { Path, Problem } from "../core/model.js";
import { error } from "../core/problem.js";
import { readRegularFile } from "../core/regular-file.js";
import { sizeOfFile } from "./local.js";
import type { LocalFile } from "./local-files.js";

interface Limits {
	readonly files?: number | undefined;
	/** Bytes of one file. */
	readonly file?: number;
	/** Bytes of all files. */
	readonly all?: number;
	/** Rules in `_redirects`, and bytes of that file. */
	readonly redirects?: number;
	readonly redirectsBytes?: number;
	/** Rules in `_headers`. */
	readonly headers?: number;
	/** Rules in `vercel.json`. */
	readonly routes?: number;
	/** Bytes of `staticwebapp.config.json`. */
	readonly configBytes?: number;
	/** Files in one folder. */
	readonly folder?: number;
	/** Files and folders. */
	readonly entries?: number;
}
const MIB = 1024 ** 2;
const AZURE = { configBytes: 20_000 };
const CLOUDFLARE = { file: 25 * MIB, redirects: 2000, headers: 100 };

/**
 * developers.cloudflare.com/pages/platform/limits; docs.github.com, "GitHub Pages limits"; docs.gitlab.com, "GitLab Pages", "Redirects"; docs.netlify.com,
 * "Deploys overview"; vercel.com/docs/limits, of the plans Hobby and Pro; learn.microsoft.com, "Quotas in Azure Static Web Apps", of the plans Free and Standard.
 */
const LIMITS: Readonly<Record<HostName, Omit<Limits, "files">>> = {
	azure: { ...AZURE, all: 250 * 1000 ** 2 },
	"azure-standard": { ...AZURE, all: 500 * 1000 ** 2 },
	cloudflare: CLOUDFLARE,
	"cloudflare-paid": CLOUDFLARE,
	ftp: {},
	github: { all: 1000 ** 3 },
	gitlab: { all: 1000 ** 3, redirects: 1000, redirectsBytes: 64 * 1024, entries: 200_000 },
	netlify: { folder: 54_000 },
	vercel: { all: 100 * 1000 ** 2, routes: 2048 },
	"vercel-pro": { all: 1000 ** 3, routes: 2048 },
};

export interface Checked {
	readonly host: HostName;
	/** Numbers of the output; `most` is set if the host has a limit. */
	readonly found: readonly {
		readonly what: string;
		readonly is: number;
		readonly most: number;
		readonly isBytes: boolean;
	}[];
	readonly problems: readonly Problem[];
}

export function checkLimits(host: HostName, out: string, files: Iterable<Pick<LocalFile, "path">>): Checked {
	const limits: Limits = { ...LIMITS[host], files: FILE_LIMITS[host] };
	const textOf = (path: string) => ifThere(() => readRegularFile(join(out, path)).toString()) ?? "";
	const [redirects, headers] = [textOf("_redirects"), textOf("_headers")];
	let [count, bytes] = [0, 0];
	let largest: { readonly path: Path; readonly size: number } | undefined;
	for (const { path } of files) {
		const size = sizeOfFile(out, path);
		count++;
		bytes += size;
		if (size > (largest?.size ?? -1)) largest = { path, size };
	}
	const [fullest, fullestFiles] = fullestFolder(files);
	const values = [
		["files", count, limits.files, false],
		[`bytes in the largest file, ${largest?.path}`, largest?.size ?? 0, limits.file, true],
		["bytes in all files", bytes, limits.all, true],
		["rules in _redirects", rulesIn(redirects, /^[^#\s]/), limits.redirects, false],
		["bytes in _redirects", Buffer.byteLength(redirects), limits.redirectsBytes, true],
		["rules in _headers", rulesIn(headers, /^[^#\s]/), limits.headers, false],
		["rules in vercel.json", rulesIn(textOf("vercel.json"), /^\t\t\t"source":/), limits.routes, false],
		[
			"bytes in staticwebapp.config.json",
			Buffer.byteLength(textOf("staticwebapp.config.json")),
			limits.configBytes,
			true,
		],
		[`files in the fullest folder, ${fullest}`, fullestFiles, limits.folder, false],
		["files and folders", count + (limits.entries ? foldersOf(pathsOf(files)).size : 0), limits.entries, false],
	] as const;
	const found = values.flatMap(([what, is, most, isBytes]) =>
		most === undefined ? [] : [{ what, is, most, isBytes }],
	);
	const problems = found.flatMap(({ what, is, most }) =>
		is > most
			? [
					error(
						"deploy-limits",
						`The output has ${is.toLocaleString("en")} ${what}; ${host} allows ${most.toLocaleString("en")}`,
						undefined,
						{ hint: HINTS.find(([words]) => words.test(what))?.[1] ?? "see docs/deploy.md#limits-of-hosts" },
					),
				]
			: [],
	);
	return { host, found, problems };
}

const HINTS = [
	[
		/^files/,
		"fewer feeds (`feeds: { groups: { topics: [], authors: [] } }`) and fewer widths of pictures (`images.widths`) are fewer files",
	],
	[/largest/, "make the file smaller, or serve it from elsewhere"],
	[/in all/, "fewer widths of pictures (`images.widths`), and feeds with summaries (`feeds.text`), are fewer bytes"],
] as const;

function* pathsOf(files: Iterable<Pick<LocalFile, "path">>): Generator<Path> {
	for (const { path } of files) yield path;
}

/** The files directly in it. `/` for the output folder. */
function fullestFolder(files: Iterable<Pick<LocalFile, "path">>): readonly [folder: string, files: number] {
	const counts = new Map<string, number>();
	for (const { path } of files) {
		const folder = path.slice(0, path.lastIndexOf("/") + 1) || "/";
		counts.set(folder, (counts.get(folder) ?? 0) + 1);
	}
	return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most), ["/", 0]);
}

const rulesIn = (text: string, rule: RegExp): number => text.split("\n").filter((line) => rule.test(line)).length;
