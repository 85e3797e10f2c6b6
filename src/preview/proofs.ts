/** A site held in memory and kept up to date with its files: read, composed and planned as a build does it, and printed page by page when somebody asks. */
import { readAssets } from "../archive/assets.js";
import { LOCKED } from "../archive/memory.js";
import type { Row } from "../archive/rows.js";
import { shareMemory } from "../archive/shared.js";
import { Ledger } from "../base/ledger.js";
import { fileOf } from "../base/paths.js";
import { now } from "../build.js";
import { copyOf } from "../copy.js";
import { isLost } from "../engine/remember.js";
import type { Facts } from "../images/measure.js";
import type { Bad, Instant, Path, Problem, Report } from "../model.js";
import { makeUp } from "../paper.js";
import { badStories } from "../stages/edition/quarantine.js";
import { diskProblem } from "../stages/write/output.js";
import { type Known, lookAtAll, lookAtStories, type Touched } from "./known.js";
import { type Proof, proofOf } from "./proof.js";
import { retold } from "./retell.js";

/** What has become of an update. */
export interface Round {
	/** Undefined where nothing could be made: then the last one stands. */
	readonly proof?: Proof;
	/** What was met, but for pages that nobody has asked for. */
	readonly problems: readonly Problem[];
	/** That of a build which comes so far. */
	readonly exit: Report["exit"];
}
export interface Proofs {
	/** `touched`: the files that may be others than before, by default any. */
	readonly update: (touched?: Touched) => Promise<Round>;
	/** The site as of another instant. Undefined where there is nothing yet. */
	readonly at: (at: Instant) => Promise<Proof> | undefined;
	readonly close: () => Promise<void>;
}

interface Composed {
	readonly proof: Proof;
	/** What the whole site was told, without its pages. */
	readonly told: readonly Problem[];
	/** The rows that it shows. */
	readonly rows: readonly Row[];
}

/** Of more stories that have changed at once, the pages of these many are looked at before anything is shown. */
const FIRST = 20;
/** So many instants are kept. */
const INSTANTS = 4;

export interface ProofOptions {
	/** Absolute folders. */
	readonly root: string;
	readonly cache: string;
	readonly drafts: boolean;
	/** @default that of the machine */
	readonly clock?: () => Instant;
}

/** A story with an error stays as it was when it had none; one that is new is left out. */
export function openProofs({ root, cache, drafts, clock = now }: ProofOptions): Proofs {
	const memory = shareMemory(cache);
	let known: Known | undefined;
	let last: Round | undefined;
	let told: Composed["told"] = [];
	let good: Composed["rows"] = [];
	let facts: ReadonlyMap<Path, Facts> = new Map();
	/** Something that the memory must have was not there: all is read anew. */
	let lost = false;
	let others = new Map<Instant, Promise<Proof>>();

	/** The pages of what has changed, and what they tell. */
	const firstPages = async (proof: Proof, paths: readonly Path[]): Promise<Problem[]> => {
		const pages = paths.slice(0, FIRST).flatMap((path) => proof.pageOf(path) ?? []);
		const pressed = await Promise.all(pages.map(({ url }) => proof.read(fileOf(url))));
		return pressed.flatMap((each) => each?.problems ?? []);
	};

	const quick = async (touched: Touched): Promise<Round | undefined> => {
		const before = known;
		const proof = last?.exit === 0 ? last.proof : undefined;
		if (!before || !proof || touched.size > FIRST) return undefined;
		const found = await memory.during(async (_, fresh) => (fresh ? undefined : lookAtStories(root, before, touched)));
		const next = found && retold(proof, before, found, told);
		if (!next) return undefined;
		const problems = await firstPages(next, found.changed);
		if (badStories(problems, new Set(found.changed)).size) return undefined;
		[known, good] = [found, found.rows];
		return { proof: next, problems: [...told, ...problems], exit: 0 };
	};

	const compose = async (from: Known, at: Instant, ledger: Ledger): Promise<Composed> => {
		const { site, templates, setup, hands, folders, rows, store } = from;
		const makeup = { at, site, templates, setup, hands, ledger, facts, options: { drafts }, urls: new Map() };
		let [shown, bad, found]: [readonly Row[], Bad, Bad] = [rows, new Map(), new Map()];
		for (;;) {
			const copy = copyOf(shown, folders, { ...makeup, memory: { store } });
			const errors = () => badStories(ledger.errors, copy.bodies());
			if (errors().size === found.size) {
				const proof = proofOf(copy, await makeUp(copy, { ...makeup, bad }), from.press);
				const told = ledger.all;
				ledger.add(await firstPages(proof, from.changed));
				if (errors().size === found.size) return { proof, told, rows: shown.filter(({ path }) => !bad.has(path)) };
			}
			found = errors();
			[shown, bad] = withoutErrors(rows, found, good);
		}
	};

	const whole = async (touched?: Touched): Promise<Round> => {
		const ledger = new Ledger();
		const found = await memory.during(async (store, fresh) =>
			lookAtAll({ root, cache, store }, ledger, fresh ? undefined : known, touched, !lost),
		);
		if (found === undefined) ledger.add([LOCKED]);
		if (found === undefined || typeof found === "number") return { problems: ledger.all, exit: found ?? 4 };
		if (known?.setup.salt !== found.setup.salt) facts = readAssets(cache, found.setup.salt);
		known = found;
		const { proof, rows, ...composed } = await compose(found, clock(), ledger);
		[good, lost, told] = [rows, false, composed.told];
		facts = new Map(proof.paper.measured.facts.map((each) => [each.path, each]));
		return { proof, problems: ledger.all, exit: ledger.errors.length ? 1 : 0 };
	};

	const update = async (touched?: Touched): Promise<Round> => {
		others = new Map();
		try {
			last = (touched && (await quick(touched))) ?? (await whole(touched));
			return last;
		} catch (cause) {
			const problem = diskProblem(cause);
			if (!problem && (lost || !isLost(cause))) throw cause;
			[known, last, good] = [undefined, undefined, []];
			if (problem) return { problems: [problem], exit: 3 };
			lost = true;
			return update();
		}
	};
	return {
		update,
		at: (at) => {
			if (!known) return undefined;
			const made = others.get(at) ?? compose({ ...known, changed: [] }, at, new Ledger()).then(({ proof }) => proof);
			if (others.size >= INSTANTS) others.clear();
			others.set(at, made);
			return made;
		},
		close: memory.close,
	};
}

/** The rows, of bad stories those without an error; and the bad stories of which there is none. */
function withoutErrors(rows: readonly Row[], bad: Bad, good: readonly Row[]): [readonly Row[], Bad] {
	const kept = new Map(good.map((row) => [row.path, row]));
	const out = new Map(bad);
	const shown = rows.map((row) => {
		const before = bad.has(row.path) ? kept.get(row.path) : undefined;
		if (!before || before.fingerprint === row.fingerprint) return row;
		out.delete(row.path);
		return before;
	});
	return [shown, out];
}
