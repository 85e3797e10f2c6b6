/**
 * Releases on a server, as in a local folder (`folder.ts`): the server makes the new one of one that is no longer kept, or of hard links to the served
 * one, rsync sends what differs, and a rename of the link makes it the served one. The server needs a shell and rsync.
 */
import type { SshTarget } from "../../core/deploy-targets.js";
import { error } from "../../core/problem.js";
import { type Deployed, headOf, headText } from "../deployed.js";
import { partText } from "../file-list.js";
import { sendingCount } from "../plan.js";
import { Refused } from "../refused.js";
import {
	instantOfRelease,
	type Job,
	RELEASE,
	type Release,
	releaseId,
	type Target,
	type TargetContext,
} from "../target.js";
import { UNFINISHED } from "./recycle.js";
import { lockedElsewhere, noRelease, overtaken } from "./refusals.js";
import { LIST_PARTS, listFile, partFile } from "./release-lists.js";
import { beginOnServer, listOnServer } from "./ssh-release.js";
import { given, openSession, quoted, rsync, type Server, type Session } from "./ssh-session.js";

export function sshTarget({ host, port, path, keep, link }: SshTarget, { env }: TargetContext): Target {
	const place = `ssh ${host}:${path}`;
	const server: Server = { host, port, place, env };
	const [home, releases, served] = [quoted(path), quoted(`${path}/releases`), quoted(link)];

	/** One login for all steps, because each login costs several round trips. */
	let login: Session | undefined;
	const within = async <T>(work: (session: Session) => Promise<T>): Promise<T> => {
		login ??= openSession(server);
		return await work(login);
	};
	/** The lock ends with the login, even if this machine is switched off. A server without `flock` has none. */
	const locked = <T>(work: (session: Session) => Promise<T>): Promise<T> =>
		within(async (session) => {
			await session.run(`mkdir -p ${releases}`);
			await session.run(`cd ${home} && exec 9>releases/.lock`, false);
			const said = await session.run("if command -v flock >/dev/null; then flock -n 9 || echo held; fi", false);
			if (said.includes("held")) throw lockedElsewhere(place);
			return await work(session);
		});
	const servedId = async (session: Session): Promise<string | undefined> => {
		const said = await session.run(
			`cd ${home} 2>/dev/null || exit 0\nif [ -L ${served} ]; then readlink ${served}; elif [ -e ${served} ]; then echo taken; fi`,
		);
		if (said.trim() === "taken")
			throw new Refused(
				error("deploy-target", `${place}/${link} is not a link, so it cannot be switched to a release`, undefined, {
					hint: 'move it away, or choose another name: `link: "site"`',
				}),
				2,
			);
		const id = said.trim().replace(/^.*\//, "");
		return RELEASE.test(id) ? id : undefined;
	};
	/** The oldest first; complete ones only. */
	const idsIn = async (session: Session): Promise<string[]> => {
		const names = (await session.run(`cd ${releases} 2>/dev/null || exit 0\nls`)).split("\n");
		return names.filter((name) => RELEASE.test(name) && names.includes(listFile(name))).sort();
	};
	const serve = (session: Session, id: string) =>
		// GNU mv calls it -T, BSD -h: renames the link, not its target.
		session.run(
			`cd ${home}\nln -sfn releases/${id} .next\nmv -T .next ${served} 2>/dev/null || mv -fh .next ${served}`,
		);

	const send = (job: Job): Promise<string> =>
		locked(async (session) => {
			const { out, plan, before, at, onPhase, onSent } = job;
			const current = await servedId(session);
			if (current !== before?.id && before) throw overtaken(place);
			const there = await idsIn(session);
			const id = releaseId(at, (name) => there.includes(name));
			const obsolete = [...there, id].slice(0, -keep).filter((each) => each !== id);
			const unused = obsolete.filter((each) => each !== current);
			const kept = new Set(plan.kept);
			const wrong = (await beginOnServer(session, releases, unused, job)).filter((path) => !kept.has(path));
			onPhase("files", sendingCount(plan));
			if (wrong.length) await rsync(server, out, `${path}/releases/${UNFINISHED}`, wrong, () => onSent(1));
			const known = new Set(before?.parts);
			const parts = plan.after.parts.filter(({ digest }) => !known.has(digest));
			await session.run(`cd ${releases}
mkdir -p ${LIST_PARTS}
${parts.map(({ digest, rows }) => `gzip -c > ${LIST_PARTS}/${partFile(digest)} ${given(partText(rows()))}`).join("\n")}
gzip -c > ${listFile(id)} ${given(headText(headOf(id, at, plan.after)))}
mv ${UNFINISHED} ${id}
rm -f ${listFile(UNFINISHED)}`);
			await serve(session, id);
			await session.run(`cd ${releases}
rm -rf ${obsolete.flatMap((each) => [each, listFile(each)]).join(" ")}
lists=$(for list in *.json.gz; do gzip -dc "$list"; done)
for part in ${LIST_PARTS}/*; do name=\${part##*/}; case "$lists" in *""\${name%.gz}""*) ;; *) rm -f "$part";; esac; done`);
			return id;
		});

	const read = (): Promise<Deployed | undefined> =>
		within(async (session) => {
			const id = await servedId(session);
			if (id === undefined) return undefined;
			return await listOnServer(session, releases, id);
		});

	return {
		place,
		takesCompressed: true,
		takes: (file) => !/^(?:_headers|_redirects|headers\.s3\.json|(?:vercel|staticwebapp\.config)\.json)$/.test(file),
		read,
		send,
		close: () => login?.end(),
		releases: () =>
			within(async (session) => {
				const current = await servedId(session);
				return (await idsIn(session))
					.reverse()
					.map((id): Release => ({ id, at: instantOfRelease(id), isServed: id === current }));
			}),
		rollBack: (wanted) =>
			locked(async (session) => {
				const current = await servedId(session);
				const there = await idsIn(session);
				const id = wanted ?? there.filter((each) => current !== undefined && each < current).at(-1);
				if (id === undefined || !there.includes(id)) throw noRelease(place, wanted, there);
				await serve(session, id);
				return { id, at: instantOfRelease(id), isServed: true };
			}),
	};
}
