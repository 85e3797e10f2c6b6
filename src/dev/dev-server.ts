/** The dev server: keeps the site up to date, serves it, and notifies open pages. */
import { randomBytes } from "node:crypto";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { AddressSources } from "../config/address.js";
import { missingSiteProblem } from "../config/load.js";
import { basePathOf } from "../core/base-path.js";
import { now } from "../core/clock.js";
import { parseInstant } from "../core/dates.js";
import type { Instant, Path, Problem, Report } from "../core/model.js";
import { cacheFolderProblem } from "../output/output-folder.js";
import { clientAssets } from "./client-assets.js";
import { openDesk } from "./desk/routes.js";
import { batchDuringCheckout } from "./git-debounce.js";
import { DESK_PATH, EMPTY_PAGE, etag, serve } from "./http.js";
import { createLiveReload, type OverlayError, type ReloadMessage } from "./live-reload.js";
import { scanForMissed } from "./missed-changes.js";
import { readPreviousBuild } from "./previous-build.js";
import { createSession, type UpdateSummary } from "./session.js";
import { createSiteUpdater, type UpdaterOptions } from "./site-updater.js";
import { watchFiles } from "./watcher.js";

export interface PreviewOptions {
	/** Absolute folders. The preview does not write to `out`, the output folder of builds. */
	readonly root: string;
	readonly out: string;
	readonly cache: string;
	/** 0 for any free port. */
	readonly port: number;
	readonly drafts?: boolean;
	/** What names the address of the site. */
	readonly sources?: AddressSources;
	readonly onChange: (told: UpdateSummary) => void;
	/** Called with the progress of the first update. */
	readonly hooks?: UpdaterOptions["hooks"];
	/** Converts an error for display in the browser. */
	readonly toOverlayError: (problem: Problem) => OverlayError;
}
export interface Preview {
	/** The home page. */
	readonly url: string;
	/** The address of the desk. */
	readonly desk: string;
	/** The token of this run, 32 hex digits. A browser that has opened an address with `?token=…` can see the desk and the errors. */
	readonly token: string;
	readonly close: () => Promise<void>;
}

/** Why a preview cannot run in these folders (absolute paths). */
export const folderProblem = (root: string, cache: string): Problem | undefined =>
	missingSiteProblem(root) ?? cacheFolderProblem(cache, root);

/** The first check runs this many milliseconds after the server is ready, even without a request. */
const IDLE_CHECK_MS = 1000;

/** Returns an exit code of 2 or above if there is nothing to show after the first update. Rejects if the port cannot be used. */
export async function startDevServer(options: PreviewOptions): Promise<Preview | Report["exit"]> {
	const { root, out, cache, port, drafts = false, sources, onChange, toOverlayError, hooks } = options;
	const updater = createSiteUpdater({ root, cache, drafts, sources, ...(hooks && { hooks }) });
	const liveReload = createLiveReload();
	// Changes before the session exists are covered by its first update.
	let invalidate: (paths: ReadonlySet<Path> | undefined) => void = () => {};
	const [previousBuild, watch] = await Promise.all([
		drafts ? undefined : readPreviousBuild({ root, out, cache, sources }, now()),
		watchFiles(
			root,
			[out, cache],
			batchDuringCheckout(root, (paths) => invalidate(paths)),
		),
	]);
	const session = createSession(
		{ updater, previous: previousBuild, drafts },
		{ notifyPages: liveReload.notify, onChange },
	);
	invalidate = (paths) => void session.invalidate(paths);
	const rescans = scanForMissed(root, { known: updater.lists, invalidate: session.invalidate });
	const close = async () => {
		rescans.close();
		const ended = session.close();
		liveReload.close();
		await watch.close();
		await ended;
		await updater.close();
	};
	if (previousBuild) onChange({ problems: previousBuild.problems, touched: undefined, ms: 0, exit: 0 });
	const exit = previousBuild ? 0 : await session.invalidate();
	if (exit > 1) {
		await close();
		return exit;
	}
	const instant = (written: string) => {
		const found = parseInstant(written, session.config()?.timeZone ?? "UTC");
		return typeof found === "string" ? found : undefined;
	};
	const base = () => basePathOf(session.config()?.url ?? "");
	const { read, onDemandSite, problems } = session;
	const stateOf = async (path: Path, at: Instant | undefined): Promise<ReloadMessage> => {
		const page = (await read(path, at)) ?? (await read("404.html", at));
		const errors = problems().filter(({ severity }) => severity === "error");
		return { digest: etag(page?.bytes ?? EMPTY_PAGE), errors: errors.map(toOverlayError) };
	};
	const desk = openDesk({
		currentSite: onDemandSite,
		siteAt: updater.at,
		problems,
		toOverlayError,
		clock: now,
		notify: liveReload.notify,
	});
	/** A secret, because other users and programs of this machine can reach the port. */
	const token = randomBytes(16).toString("hex");
	const server = serve({
		...{ base, token, read, instant, stateOf, clientAssets: clientAssets(), listen: liveReload.listen },
		desk: (...asked) => session.withSite(() => desk(...asked)),
	});
	try {
		await listening(server, port);
	} catch (cause) {
		await close();
		throw cause;
	}
	const soon = previousBuild && setTimeout(() => void session.invalidate(), IDLE_CHECK_MS);
	const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
	return {
		url: `${origin}${base()}/`,
		desk: origin + DESK_PATH,
		token,
		close: async () => {
			clearTimeout(soon);
			await new Promise<void>((closed) => server.close(() => closed()).closeAllConnections());
			await close();
		},
	};
}

const listening = (server: Server, port: number): Promise<void> =>
	new Promise((listens, fails) => void server.once("error", fails).listen(port, "127.0.0.1", listens));
