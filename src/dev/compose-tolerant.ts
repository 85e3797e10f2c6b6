/** What is known of a site's files → its proof. A story with an error is in it as it was when it had none. */

import { copyOf } from "../build/load-content.js";
import { makeUp } from "../build/plan-site.js";
import type { Row } from "../cache/file-records.js";
import type { Ledger } from "../core/diagnostics.js";
import type { Facts } from "../core/images/asset-record.js";
import type { Bad, Instant, Path, Problem } from "../core/model.js";
import { fileOf } from "../core/paths.js";
import { badStories } from "../site/quarantine.js";
import { type Proof, proofOf } from "./on-demand-site.js";
import type { Known } from "./source-state.js";

export interface Makeup {
	readonly at: Instant;
	readonly drafts: boolean;
	/** What is known of the files beside the stories. */
	readonly facts: ReadonlyMap<Path, Facts>;
	/** The rows that the last proof showed. */
	readonly good: readonly Row[];
}
export interface Composed {
	readonly proof: Proof;
	/** What the whole site was told, without its pages. */
	readonly told: readonly Problem[];
	/** The rows that it shows. */
	readonly rows: readonly Row[];
}

/** Of more stories that have changed at once, the pages of these many are looked at before anything is shown. */
export const FIRST = 20;

/** Bad stories of which there is no good row are left out. The ledger has all problems, those of the pages of what has changed with them. */
export async function compose(from: Known, { good, facts, drafts, at }: Makeup, ledger: Ledger): Promise<Composed> {
	const { site, templates, setup, hands, folders, rows, store } = from;
	const makeup = { at, site, templates, setup, hands, ledger, facts, options: { drafts }, urls: new Map() };
	let [shown, bad, found]: [readonly Row[], Bad, Bad] = [rows, new Map(), new Map()];
	for (;;) {
		const copy = copyOf(shown, folders, { ...makeup, memory: { store } });
		const errors = () => badStories(ledger.errors, copy.bodies());
		if (errors().size === found.size) {
			const proof = proofOf(copy, await makeUp(copy, { ...makeup, bad }), from);
			const told = ledger.all;
			ledger.add(await firstPages(proof, from.changed));
			if (errors().size === found.size) return { proof, told, rows: shown.filter(({ path }) => !bad.has(path)) };
		}
		found = errors();
		[shown, bad] = withoutErrors(rows, found, good);
	}
}

/** Prints the pages of what has changed, and gives what they tell. */
export async function firstPages(proof: Proof, changed: readonly Path[]): Promise<Problem[]> {
	const pages = changed.slice(0, FIRST).flatMap((path) => proof.pageOf(path) ?? []);
	const pressed = await Promise.all(pages.map(({ url }) => proof.read(fileOf(url))));
	return pressed.flatMap((each) => each?.problems ?? []);
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
