/**
 * A branch that a host serves: GitHub, GitLab and Codeberg Pages, or your own server. Each deploy is one commit. The list of files is a file of the
 * branch, so only that list is fetched: neither files nor history.
 */
import { type GitTarget, hostOf } from "../../core/deploy-targets.js";
import { type Deployed, deployedIn, wholeList, wholeText } from "../deployed.js";
import { UNKNOWN } from "../file-list.js";
import { sendingCount } from "../plan.js";
import { Refused } from "../refused.js";
import { instantOfRelease, type Job, type Release, releaseId, type Target, type TargetContext } from "../target.js";
import { gitClient } from "./git-client.js";
import { noRelease, overtaken } from "./refusals.js";

/** Uncompressed, because git stores small changes of a text as deltas. */
const LIST = "_broadsheet/deploy.json";
/** The commit trailer with the release of the files. */
const TRAILER = "Broadsheet-Release";
/** Number of commits searched for earlier releases. */
const DEPTH = 200;
/** In bytes: with more, searching for similar files takes git longer than sending them. */
const LARGE = 50_000_000;

interface Commit extends Release {
	readonly hash: string;
}

export async function gitTarget(config: GitTarget, context: TargetContext): Promise<Target> {
	const { remote, branch } = config;
	const ref = `refs/heads/${branch}`;
	const place = `git ${remote} (${branch})`;
	const git = await gitClient(remote, place, context);

	/** The commit of the branch; undefined if there is no such branch. */
	const fetched = async (depth: number): Promise<string | undefined> => {
		const [head] = (await git.run(["ls-remote", remote, ref])).split("\t");
		if (!head) return undefined;
		const how = ["--quiet", "--no-tags", "--filter=blob:none", `--depth=${depth}`, "--update-shallow"];
		await git.run(["fetch", ...how, "origin", `+${ref}:refs/deploy/head`]);
		return head;
	};
	const commitsOf = async (head: string): Promise<Commit[]> => {
		const text = await git.run(["log", `--format=%H%x09%(trailers:key=${TRAILER},valueonly,separator=)`, head]);
		const found = text.split("\n").flatMap((line) => {
			const [hash = "", id = ""] = line.split("\t");
			return id ? [{ hash, id, at: instantOfRelease(id) }] : [];
		});
		// A release that is served again has a second commit.
		const latest = found.filter(({ id }, index) => found.findIndex((each) => each.id === id) === index);
		return latest.map((each, index) => ({ ...each, isServed: index === 0 })).sort((a, b) => (a.id < b.id ? 1 : -1));
	};
	const push = async (commit: string, isLarge: boolean): Promise<void> => {
		const pack = isLarge ? ["-c", "pack.window=0"] : [];
		try {
			await git.run([...pack, "push", "--quiet", "origin", `${commit}:${ref}`]);
		} catch (cause) {
			if (!(cause instanceof Refused)) throw cause;
			if (/\[rejected\]|cannot lock ref/.test(cause.message)) throw overtaken(place);
			// A repository takes all of a push or nothing.
			const hint = "readers see the site as before; fix the cause, and run the command again";
			throw new Refused({ ...cause.problem, hint }, cause.exit);
		}
	};
	const commit = async (tree: string, parent: string | undefined, subject: string, id: string): Promise<string> => {
		const isKnown = (await git.attempt(["config", "user.email"])) !== undefined;
		const name = isKnown ? [] : ["-c", "user.name=Broadsheet", "-c", "user.email=broadsheet@localhost"];
		const message = `${subject}\n\n${TRAILER}: ${id}\n`;
		return (await git.run([...name, "commit-tree", tree, ...(parent ? ["-p", parent] : [])], message)).trim();
	};

	let head: string | undefined;
	const read = async (): Promise<Deployed | undefined> => {
		head = await fetched(1);
		const text = head && (await git.attempt(["cat-file", "blob", `${head}:${LIST}`]));
		const list = text ? deployedIn(Buffer.from(text), async () => []) : undefined;
		if (!list || !head) return undefined;
		const isOurs = (
			await git.run(["log", "-1", `--format=%(trailers:key=${TRAILER},valueonly,separator=)`, head])
		).trim();
		if (isOurs === list.id) return list;
		// A manual commit is above ours: its changes are unknown.
		return wholeList(list.id, list.at, new Map([...(await list.files()).keys()].map((path) => [path, UNKNOWN])));
	};

	const send = async ({ out, plan, before, at, onPhase, onSent }: Job): Promise<string> => {
		const id = releaseId(at, (name) => name === before?.id);
		await git.run(head ? ["read-tree", head] : ["read-tree", "--empty"]);
		const lines: string[] = plan.deletions.map((path) => `0 ${"0".repeat(40)}\t${path}`);
		for (const { name, length, files } of plan.phases) {
			onPhase(name, length);
			const paths = Array.from(files, ({ path }) => path);
			const blobs = await git.runIn(
				out,
				["hash-object", "-w", "--no-filters", "--stdin-paths"],
				`${paths.join("\n")}\n`,
			);
			blobs
				.trim()
				.split("\n")
				.forEach((blob, index) => void lines.push(`100644 ${blob}\t${paths[index]}`));
			onSent(length);
		}
		const own = [
			[LIST, wholeText(id, at, plan.after)],
			// Without it GitHub ignores files whose names begin with an underscore.
			[".nojekyll", ""],
		] as const;
		for (const [path, text] of own)
			lines.push(`100644 ${(await git.run(["hash-object", "-w", "--stdin"], text)).trim()}\t${path}`);
		// A file may replace a folder, and vice versa, so deletions come first.
		await git.run(["update-index", "--replace", "-z", "--index-info"], `${lines.join("\0")}\0`);
		const tree = (await git.run(["write-tree", "--missing-ok"])).trim();
		const count = sendingCount(plan);
		const made = await commit(tree, head, `Deploy ${count} changed files`, id);
		await push(made, plan.bytes > LARGE);
		head = made;
		return id;
	};

	return {
		place,
		// GitHub Pages are served when GitHub's workflow has finished.
		tries: 180,
		// GitLab Pages sends them; GitHub Pages compresses by itself.
		takesCompressed: hostOf(config) === "gitlab",
		takes: (path) =>
			!/^(?:\.htaccess|(?:vercel|staticwebapp\.config)\.json|(?:headers|redirects)(?:\.[a-z0-9]+)*\.(?:conf|json|caddy))$/.test(
				path,
			),
		read,
		send,
		releases: async () => {
			const last = await fetched(DEPTH);
			return last ? await commitsOf(last) : [];
		},
		rollBack: async (wanted) => {
			const last = await fetched(DEPTH);
			const there = last ? await commitsOf(last) : [];
			const served = there.find(({ isServed }) => isServed);
			const found = there.find(({ id }) =>
				wanted === undefined ? served !== undefined && id < served.id : id === wanted,
			);
			if (!found || !last) throw noRelease(place, wanted, there.map(({ id }) => id).reverse());
			const tree = (await git.run(["rev-parse", `${found.hash}^{tree}`])).trim();
			await push(await commit(tree, last, `Serve the release ${found.id} again`, found.id), false);
			return { ...found, isServed: true };
		},
	};
}
