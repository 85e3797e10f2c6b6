/** Keeps the site up to date, serves it, and notifies open pages. */
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
import { DESK, EMPTY_PAGE, etag, serve } from "./http.js";
import { createLiveReload, type OverlayError, type ReloadMessage } from "./live-reload.js";
import { scanForMissed } from "./missed-changes.js";
import { readPreviousBuild } from "./previous-build.js";
import { createSession, type UpdateSummary } from "./session.js";
import { createSiteUpdater, type UpdaterOptions } from "./site-updater.js";
import { watchFiles } from "./watcher.js";

export interface PreviewOptions {
	/** Absolute folders. `out` is where builds write: the preview does not touch it. */
	readonly root: string;
	readonly out: string;
	readonly cache: string;
	/** 0 for any that is free. */
	readonly port: number;
	readonly drafts?: boolean;
	/** What names the address of the site. */
	readonly sources?: AddressSources;
	readonly onChange: (told: UpdateSummary) => void;
	/** Called with the progress of the first round. */
	readonly hooks?: UpdaterOptions["hooks"];
	/** How an error is shown. */
	readonly faultOf: (problem: Problem) => OverlayError;
}
export interface Preview {
	/** The home page. */
	readonly url: string;
	/** The page for editors. */
	readonly desk: string;
	/** The token of this run, 32 hex digits: a browser that has opened an address with `?token=…` sees the desk and the errors. */
	readonly token: string;
	readonly close: () => Promise<void>;
}

/** Why a preview cannot run in these folders; both are absolute. */
export const folderProblem = (root: string, cache: string): Problem | undefined =>
	missingSiteProblem(root) ?? cacheFolderProblem(cache, root);

/** This many milliseconds after the server is ready, everything is checked even without a request. */
const IDLE_CHECK_MS = 1000;

/** Gives the exit code of the first round instead where there is nothing to show: 2 and above. Rejects where the port cannot be used. */
export async function startDevServer(options: PreviewOptions): Promise<Preview | Report["exit"]> {
	const { root, out, cache, port, drafts = false, sources, onChange, faultOf, hooks } = options;
	const proofs = createSiteUpdater({ root, cache, drafts, sources, ...(hooks && { hooks }) });
	const channel = createLiveReload();
	// What changes before it is so far, the first round sees.
	let touch: (paths: ReadonlySet<Path> | undefined) => void = () => {};
	const [before, watch] = await Promise.all([
		drafts ? undefined : readPreviousBuild({ root, out, cache, sources }, now()),
		watchFiles(
			root,
			[out, cache],
			batchDuringCheckout(root, (paths) => touch(paths)),
		),
	]);
	const current = createSession({ proofs, before, drafts }, { tell: channel.tell, onChange });
	touch = (paths) => void current.touch(paths);
	const looks = scanForMissed(root, { known: proofs.lists, touch: current.touch });
	const close = async () => {
		looks.close();
		const ended = current.close();
		channel.close();
		await watch.close();
		await ended;
		await proofs.close();
	};
	if (before) onChange({ problems: before.problems, touched: undefined, ms: 0, exit: 0 });
	const exit = before ? 0 : await current.touch();
	if (exit > 1) {
		await close();
		return exit;
	}
	const instant = (written: string) => {
		const found = parseInstant(written, current.site()?.timeZone ?? "UTC");
		return typeof found === "string" ? found : undefined;
	};
	const base = () => basePathOf(current.site()?.url ?? "");
	const { read, proof, problems } = current;
	const news = async (path: Path, at: Instant | undefined): Promise<ReloadMessage> => {
		const page = (await read(path, at)) ?? (await read("404.html", at));
		const errors = problems().filter(({ severity }) => severity === "error");
		return { is: etag(page?.bytes ?? EMPTY_PAGE), faults: errors.map(faultOf) };
	};
	const desk = openDesk({ now: proof, as: proofs.at, problems, faultOf, clock: now, tell: channel.tell });
	/** Secret: other users and programs of this machine can reach the port. */
	const token = randomBytes(16).toString("hex");
	const server = serve({
		...{ base, token, read, instant, news, own: clientAssets(), listen: channel.listen },
		desk: (...asked) => current.withSite(() => desk(...asked)),
	});
	try {
		await listening(server, port);
	} catch (cause) {
		await close();
		throw cause;
	}
	const soon = before && setTimeout(() => void current.touch(), IDLE_CHECK_MS);
	const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
	return {
		url: `${origin}${base()}/`,
		desk: origin + DESK,
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
