/** What is so now: the site as it is shown, and what is wrong with it. Kept up to date from the first round on. */

import { Ledger } from "../base/ledger.js";
import { now } from "../clock.js";
import type { Instant, Path, Problem, Report, Site } from "../model.js";
import { nextChangeOf } from "../paper.js";
import type { Touched } from "./known.js";
import type { LastBuild } from "./last-build.js";
import { lastGood } from "./last-good.js";
import type { Pressed, Proof } from "./proof.js";
import type { Proofs } from "./proofs.js";
import { rounds } from "./rounds.js";
import { openSweep } from "./sweep.js";

type Problems = readonly Problem[];

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

export interface Current {
	/** A file of the site, as of an instant or of now. */
	readonly read: (path: Path, at?: Instant) => Promise<Pressed | undefined>;
	/** Undefined until the first round has come to its end. */
	readonly proof: () => Proof | undefined;
	readonly site: () => Site | undefined;
	readonly problems: () => Problems;
	/** These files have changed; undefined where any may have. Gives the exit code of a build, once the site is up to date. */
	readonly touch: (paths?: ReadonlySet<Path>) => Promise<Report["exit"]>;
	readonly close: () => void;
}

/** The longest that a timer can wait, in milliseconds. */
const LONGEST = 2 ** 31 - 1;

/** `before` is shown until the first round has come to its end. `tell` tells open pages, `onChange` the terminal. */
export function openCurrent(
	{ proofs, before, drafts }: { proofs: Proofs; before: LastBuild | undefined; drafts: boolean },
	{ tell, onChange }: { tell: () => Promise<void>; onChange: (told: Told) => void },
): Current {
	const sweep = openSweep();
	let proof: Proof | undefined;
	/** What is wrong with the site; on pages that somebody has asked for; on any page. */
	let [told, seen, swept]: [Problems, Problems, Problems] = [before?.problems ?? [], [], []];
	const problems = () => together(told, seen, swept);
	/** The files that were touched since the last round began; undefined where any may have been. */
	let touched: ReadonlySet<Path> | undefined;
	let [number, exit]: [number, Report["exit"]] = [0, 0];
	let later: NodeJS.Timeout | undefined;

	const shown = lastGood(async (path, at) => (at === undefined ? (proof ?? before) : await proofs.at(at))?.read(path));
	/** Something more is known: if anything is wrong that was not told before, it is told. */
	const note = (found: () => void, ms = 0) => {
		const count = problems().length;
		found();
		if (problems().length !== count) onChange({ problems: problems(), touched: new Set(), ms, exit: 0 });
	};
	const update = async (): Promise<void> => {
		const [since, mine, these] = [performance.now(), ++number, touched];
		touched = new Set();
		const { proof: next, ...round } = await proofs.update(these);
		proof = next ?? proof;
		exit = round.exit;
		[told, seen] = [round.problems, []];
		const isTouched = ({ place }: Problem) => place !== undefined && (these?.has(place.path) ?? false);
		swept = swept.filter((problem) => !isTouched(problem));
		await tell();
		onChange({ problems: problems(), touched: these, ms: performance.now() - since, exit });
		clearTimeout(later);
		if (!next) return;
		const change = drafts ? undefined : nextChangeOf(next.copy, next.paper);
		if (change !== undefined)
			later = setTimeout(() => void touch(), Math.min(LONGEST, Date.parse(change) - Date.parse(now()))).unref();
		for (const path of these ?? []) sweep.forget(next.pageOf(path)?.url);
		void lookAtRest(next, mine);
	};
	/** Pages that nobody has asked for, in the pauses. */
	const lookAtRest = async ({ paper }: Proof, mine: number) => {
		const since = performance.now();
		const found = await sweep.over(paper.pages, () => mine === number);
		if (!found) return;
		note(() => (swept = found), performance.now() - since);
		await tell();
	};
	const round = rounds(update);
	const touch = async (paths?: ReadonlySet<Path>) => {
		touched = touched && paths && new Set([...touched, ...paths]);
		await round();
		return exit;
	};
	return {
		read: async (path, at) => {
			// What is as of another instant is known only once the site is.
			if (at !== undefined && !proof) await touch(new Set());
			const page = await shown(path, at);
			if (at === undefined && page?.problems.length) note(() => (seen = [...seen, ...page.problems]));
			return page;
		},
		proof: () => proof,
		site: () => proof?.paper.edition.site ?? before?.site,
		problems,
		touch,
		close: () => {
			clearTimeout(later);
			[proof, number] = [undefined, number + 1];
		},
	};
}

/** Each problem once, sorted. */
function together(...lists: readonly Problems[]): Problems {
	const ledger = new Ledger();
	for (const list of lists) ledger.add(list);
	return ledger.problems;
}
