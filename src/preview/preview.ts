/** Keep up, serve, tell open pages. */
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { parseInstant } from "../base/dates.js";
import { Ledger } from "../base/ledger.js";
import { now } from "../build.js";
import type { Instant, Path, Problem, Report } from "../model.js";
import { nextChangeOf } from "../paper.js";
import { type Fault, openChannel } from "./channel.js";
import { openDesk } from "./desk-server.js";
import type { Touched } from "./known.js";
import { lastGood } from "./last-good.js";
import { own } from "./own.js";
import type { Proof } from "./proof.js";
import { openProofs } from "./proofs.js";
import { rounds as inRounds } from "./rounds.js";
import { isOf, NOTHING, serve } from "./server.js";
import { openSweep } from "./sweep.js";
import { watchFiles } from "./watch.js";

/** What an editor is told after each change. */
export interface Told {
	/** All that is wrong now. */
	readonly problems: Problems;
	/** The files that were touched; undefined at first, and where any may have been. */
	readonly touched: Touched | undefined;
	/** How long it took, in milliseconds. */
	readonly ms: number;
	/** That of a build which comes so far. */
	readonly exit: Report["exit"];
}
export interface PreviewOptions {
	/** Absolute folders. `out` is where builds write: it is let be. */
	readonly root: string;
	readonly out: string;
	readonly cache: string;
	/** 0 for any that is free. */
	readonly port: number;
	readonly drafts?: boolean;
	readonly onChange: (told: Told) => void;
	/** How an error is shown. */
	readonly faultOf: (problem: Problem) => Fault;
}
type Problems = readonly Problem[];
export interface Preview {
	readonly url: string;
	readonly close: () => Promise<void>;
}

/** The longest that a timer can wait, in milliseconds. */
const LONGEST = 2 ** 31 - 1;

/** Gives the exit code of the first round instead where there is nothing to show: 2 and above. Rejects where the port cannot be used. */
export async function openPreview(options: PreviewOptions): Promise<Preview | Report["exit"]> {
	const { root, out, cache, port, drafts = false, onChange, faultOf } = options;
	const proofs = openProofs({ root, cache, drafts });
	const sweep = openSweep();
	let shown: Proof | undefined;
	/** What is wrong with the site; on pages that somebody has asked for; on any page. */
	let [told, seen, swept]: [Problems, Problems, Problems] = [[], [], []];
	const problems = () => together(told, seen, swept);
	/** The files that were touched since the last round began; undefined where any may have been. */
	let touched: ReadonlySet<Path> | undefined;
	let rounds = 0;
	let later: NodeJS.Timeout | undefined;

	const read = lastGood(async (path, at) => (at === undefined ? shown : await proofs.at(at))?.read(path));
	const channel = openChannel(async ({ path, at }) => {
		const page = (await read(path, at)) ?? (await read("404.html", at));
		if (page?.problems.length) note(() => (seen = [...seen, ...page.problems]));
		const errors = problems().filter(({ severity }) => severity === "error");
		return { is: isOf(page?.bytes ?? NOTHING), faults: errors.map(faultOf) };
	});
	/** Something more is known: if anything is wrong that was not told before, it is told. */
	const note = (found: () => void, ms = 0) => {
		const before = problems().length;
		found();
		if (problems().length !== before) onChange({ problems: problems(), touched: new Set(), ms, exit: 0 });
	};
	const update = async (): Promise<Report["exit"]> => {
		const [since, number, these] = [performance.now(), ++rounds, touched];
		touched = new Set();
		const { proof, exit, ...round } = await proofs.update(these);
		shown = proof ?? shown;
		[told, seen] = [round.problems, []];
		const isTouched = ({ place }: Problem) => place !== undefined && (these?.has(place.path) ?? false);
		swept = swept.filter((problem) => !isTouched(problem));
		await channel.tell();
		onChange({ problems: problems(), touched: these, ms: performance.now() - since, exit });
		clearTimeout(later);
		if (proof) {
			const next = drafts ? undefined : nextChangeOf(proof.copy, proof.paper);
			if (next !== undefined)
				later = setTimeout(() => touch(undefined), Math.min(LONGEST, Date.parse(next) - Date.parse(now()))).unref();
			for (const path of these ?? []) sweep.forget(proof.pageOf(path)?.url);
			void lookAtRest(proof, number);
		}
		return exit;
	};
	/** Pages that nobody has asked for, in the pauses. */
	const lookAtRest = async ({ paper }: Proof, number: number) => {
		const since = performance.now();
		const found = await sweep.over(paper.pages, () => number === rounds);
		if (!found) return;
		note(() => (swept = found), performance.now() - since);
		await channel.tell();
	};
	const round = inRounds(async () => void (await update()));
	const touch = (paths: ReadonlySet<Path> | undefined) => {
		touched = touched && paths && new Set([...touched, ...paths]);
		void round();
	};

	const exit = await update();
	if (exit > 1) {
		await proofs.close();
		return exit;
	}
	const instant = (written: string) => {
		const found = parseInstant(written, shown?.paper.edition.site.timeZone ?? "UTC");
		return typeof found === "string" ? found : undefined;
	};
	const bytes = async (path: Path, at: Instant | undefined) => (await read(path, at))?.bytes;
	const desk = openDesk({ now: () => shown, as: proofs.at, problems, faultOf, clock: now, tell: channel.tell });
	const server = serve({ read: bytes, instant, own: own(), listen: channel.listen, desk });
	await listening(server, port);
	const watch = await watchFiles(root, [out, cache], touch);
	return {
		url: `http://localhost:${(server.address() as AddressInfo).port}/`,
		close: async () => {
			clearTimeout(later);
			[shown, rounds] = [undefined, rounds + 1];
			channel.close();
			await watch.close();
			await new Promise<void>((closed) => server.close(() => closed()).closeAllConnections());
			await proofs.close();
		},
	};
}

/** Each problem once, sorted. */
function together(...lists: readonly Problems[]): Problems {
	const ledger = new Ledger();
	for (const list of lists) ledger.add(list);
	return ledger.problems;
}

const listening = (server: Server, port: number): Promise<void> =>
	new Promise((listens, fails) => void server.once("error", fails).listen(port, "127.0.0.1", listens));
