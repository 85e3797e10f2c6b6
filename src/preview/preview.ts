/** A site that is built anew whenever one of its files changes, and served to browsers that are told of it. */
import { readFileSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { build, now } from "../build.js";
import type { Path, Report } from "../model.js";
import { DEFAULT } from "../stages/render/overlay.js";
import { readManifest } from "../stages/write/manifest.js";
import { type Fault, openChannel } from "./channel.js";
import { rounds } from "./rounds.js";
import { serve } from "./server.js";
import { watchFiles } from "./watch.js";

export interface PreviewOptions {
	/** Absolute folders. */
	readonly root: string;
	readonly out: string;
	readonly cache: string;
	/** 0 for any that is free. */
	readonly port: number;
	readonly drafts?: boolean;
	/** Is told of every build, the first one included; `ms` is its whole time. */
	readonly onBuild: (report: Report, ms: number) => void;
	/** How the errors of a build are shown. */
	readonly faultsOf: (report: Report) => readonly Fault[];
}
export interface Preview {
	readonly url: string;
	readonly close: () => Promise<void>;
}

/** The longest that a timer can wait, in milliseconds. */
const LONGEST = 2 ** 31 - 1;

/** Gives the exit code of the first build instead where there is nothing to show: 2 and above. Rejects where the port cannot be used. */
export async function openPreview(options: PreviewOptions): Promise<Preview | Report["exit"]> {
	const { root, out, cache, port, drafts = false, onBuild, faultsOf } = options;
	const channel = openChannel();
	let paths: ReadonlySet<Path> = new Set();
	let news = { build: 0, changed: [] as readonly string[], faults: [] as readonly Fault[] };
	let report: Report | undefined;
	let later: NodeJS.Timeout | undefined;
	const round = rounds(async () => {
		const since = performance.now();
		report = await build({ root, out, cache, drafts });
		paths = new Set((readManifest(out) ?? []).map(({ path }) => path));
		news = { build: news.build + 1, changed: report.changed, faults: faultsOf(report) };
		onBuild(report, performance.now() - since);
		channel.tell(news);
		clearTimeout(later);
		if (report.nextChange !== undefined)
			later = setTimeout(round, Math.min(LONGEST, Date.parse(report.nextChange) - Date.parse(now()))).unref();
	});
	await round();
	const first = (report as Report | undefined)?.exit ?? 0;
	if (first > 1) return first;

	const script = readFileSync(join(DEFAULT, "preview.js"), "utf8");
	const read = (path: Path) => (paths.has(path) ? bytesOf(join(out, path)) : undefined);
	const server = serve({ read, script, build: () => news.build, listen: (to) => channel.listen(to, news) });
	await listening(server, port);
	const watch = await watchFiles(root, [out, cache], () => void round());
	return {
		url: `http://localhost:${(server.address() as AddressInfo).port}/`,
		close: async () => {
			clearTimeout(later);
			channel.close();
			await watch.close();
			await new Promise<void>((closed) => server.close(() => closed()).closeAllConnections());
		},
	};
}

/** A file that a build is just putting in its place may be away for a moment. */
function bytesOf(file: string): Uint8Array | undefined {
	try {
		return readFileSync(file);
	} catch {
		return undefined;
	}
}

const listening = (server: Server, port: number): Promise<void> =>
	new Promise((listens, fails) => void server.once("error", fails).listen(port, "127.0.0.1", listens));
