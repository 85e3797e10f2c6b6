/** Begins a release on a server, as `recycle.ts` does in a local folder. */
import { foldersOf } from "../../core/folders-of.js";
import type { Path } from "../../core/model.js";
import { type Deployed, deployedIn, headText, unfinished } from "../deployed.js";
import { differences } from "../differences.js";
import { sendingsOf } from "../plan.js";
import type { Job } from "../target.js";
import { UNFINISHED } from "./recycle.js";
import { LIST_PARTS, listFile, partFile } from "./release-lists.js";
import { given, type Session } from "./ssh-session.js";

/** `releases` is the quoted path of their folder. Undefined if there is no list, or it is damaged. */
export async function listOnServer(session: Session, releases: string, id: string): Promise<Deployed | undefined> {
	const print = (file: string) => `[ ! -f ${file} ] || gzip -dc ${file}`;
	const text = await session.run(`cd ${releases}\n${print(listFile(id))}`);
	return deployedIn(Buffer.from(text), async (digests) => {
		const parts = digests.map((digest) => `${print(`${LIST_PARTS}/${partFile(digest)}`)}\nprintf '\\n-\\n'`);
		const texts = await session.run(`cd ${releases}\n${parts.join("\n")}`);
		return texts.split("\n-\n").map((part) => Buffer.from(part));
	});
}

/**
 * Makes the folder of the new release: of what an interrupted deploy has left, of one of the releases `unused`, or of hard links to the served release.
 * Returns the files that are still missing there, differ or are unknown.
 */
export async function beginOnServer(
	session: Session,
	releases: string,
	unused: readonly string[],
	{ plan, before }: Pick<Job, "plan" | "before">,
): Promise<readonly Path[]> {
	// In an intact release nothing was added to a folder, removed or replaced there since its list was written.
	const found = await session.run(`cd ${releases}
if [ -d ${UNFINISHED} ] && [ -f ${listFile(UNFINISHED)} ]; then echo ${UNFINISHED}; exit 0; fi
for id in ${unused.join(" ")}; do
if [ -z "$(find "$id" -type d -newer ${listFile('"$id"')} | head -n 1)" ]; then echo "$id"; exit 0; fi
done`);
	const reused = found.trim();
	const base = reused === "" ? undefined : await listOnServer(session, releases, reused);
	const { changed, extra } = await differences(plan.after, base ?? before);
	const wrong = [...changed.keys()];
	const gone = extra.map(([path]) => path);
	const journal = headText(unfinished({ id: UNFINISHED, at: "" }, base ?? before, [...wrong, ...gone]));
	const note = `gzip -c > .journal ${given(journal)}\nmv .journal ${listFile(UNFINISHED)}`;
	const begun = !base
		? `rm -rf ${UNFINISHED} ${listFile(UNFINISHED)}\n${copyOf(before?.id)}\n${note}`
		: reused === UNFINISHED
			? note
			: `rm -rf ${UNFINISHED}\n${note}\nrm -f ${listFile(reused)}\nmv ${reused} ${UNFINISHED}`;
	const sent = new Set(Array.from(sendingsOf(plan), ({ path }) => path));
	const served = before && `../${before.id}`;
	await session.run(`cd ${releases}
${begun}
cd ${UNFINISHED}
${forEach(gone, 'rm -rf -- "$path"')}
${forEach(fromDeepest(foldersOf(gone)), 'rmdir -- "$path" 2>/dev/null || :')}
${forEach(
	served ? wrong.filter((path) => !sent.has(path)) : [],
	`if [ -f "${served}/$path" ]; then
case "$path" in */*) mkdir -p -- "\${path%/*}";; esac
ln -f -- "${served}/$path" "$path" 2>/dev/null || cp -p -- "${served}/$path" "$path"
fi`,
)}`);
	return wrong;
}

const copyOf = (id: string | undefined): string =>
	id === undefined
		? `mkdir ${UNFINISHED}`
		: `cp -al ${id} ${UNFINISHED} 2>/dev/null || { rm -rf ${UNFINISHED}; cp -Rp ${id} ${UNFINISHED}; }`;

const forEach = (paths: readonly Path[], command: string): string =>
	`while IFS= read -r path; do if [ -n "$path" ]; then ${command}; fi; done ${given(paths.join("\n"))}`;

const fromDeepest = (folders: ReadonlySet<Path>): Path[] => [...folders].sort((a, b) => b.length - a.length);
