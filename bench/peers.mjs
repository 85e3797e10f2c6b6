/** The peers: installed, built and cleaned by the shared scripts. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { shared } from "./corpus.mjs";
import { editableLine } from "./line.mjs";

/** `template`: the file with the line `<article>` of an article. `module`: the name of the npm package. */
const PEERS = {
	hugo: { name: "Hugo", template: "layouts/_default/single.html" },
	metalsmith: { name: "Metalsmith", template: "_shared/html.mjs", module: "metalsmith" },
	eleventy: { name: "Eleventy", template: "_shared/html.mjs", module: "@11ty/eleventy" },
};
export const peerKeys = Object.keys(PEERS);
export const peerName = (key) => PEERS[key].name;

/** Throws if the peer is not on this machine and cannot be installed by npm. */
export function peer(key, work, count) {
	const { name, template, module } = PEERS[key];
	if (!module && !peerVersion(key, work)) throw new Error(`no command ${key}`);
	const folder = copyOfShared(work);
	const site = join(work, "build", `${key}-${count}`);
	rmSync(site, { recursive: true, force: true });

	const command = (verb) => ["bash", join(folder, "run.sh"), verb, key, String(count)];
	// As the shared notes say: Eleventy does not fit into the default heap there.
	const heap = key === "eleventy" && count >= 50_000 && { NODE_OPTIONS: "--max-old-space-size=12288" };
	// `npm run --silent` would also silence the npm of the peers, and hide why one is missing.
	const env = { WORK: work, npm_config_loglevel: "error", ...heap };
	const call = (verb) => {
		const [program, ...args] = command(verb);
		const { status, stderr } = spawnSync(program, args, { encoding: "utf8", env: { ...process.env, ...env } });
		if (status !== 0) throw new Error(stderr.trim().split("\n").slice(0, 3).join(", ") || `${verb} failed`);
	};
	call("prep");
	return {
		name,
		/** The same work, whatever was built before. */
		remembers: false,
		out: join(work, "out", `${key}-${count}`),
		command: command("build"),
		env,
		clean: () => call("clean"),
		markTemplate: editableLine(join(site, template), "<article>", (mark) => `<article class="${mark}">`),
		faults: () => [],
	};
}

/** A copy of the shared scripts, because npm packages are installed next to them and the shared folder must not change. */
function copyOfShared(work) {
	const folder = join(work, "peers");
	if (!existsSync(folder)) execFileSync("cp", ["-r", "--no-preserve=mode", shared, folder], { stdio: "inherit" });
	return folder;
}

export function peerVersion(key, work) {
	const { module } = PEERS[key];
	if (!module) return /v[\d.]+\S*/.exec(spawnSync(key, ["version"], { encoding: "utf8" }).stdout ?? "")?.[0];
	const file = join(work, "peers/sites", key, "node_modules", module, "package.json");
	return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).version : undefined;
}
