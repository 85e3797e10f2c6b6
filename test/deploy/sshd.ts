/** A real sshd that listens on the loopback address only, with keys of its own. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { userInfo } from "node:os";
import { join } from "node:path";
import { freePort } from "../support/free-port.js";
import { tempDir } from "../support/temp-dir.js";

const SSHD = "/usr/sbin/sshd";
export const hasSshd = existsSync(SSHD) && spawnSync("rsync", ["--version"]).status === 0;

export async function startSshd() {
	const home = tempDir();
	const key = (name: string) => spawnSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", join(home, name)]);
	for (const name of ["host", "user", "other"]) key(name);
	const port = await freePort();
	// The default exchange of keys takes longer than the rest of a login. A home of its own has no start files for the shell.
	writeFileSync(
		join(home, "sshd_config"),
		`Port ${port}\nListenAddress 127.0.0.1\nHostKey ${home}/host\nAuthorizedKeysFile ${home}/user.pub\nStrictModes no\nUsePAM no\nPidFile none\nPermitRootLogin yes\nPasswordAuthentication no\nMaxStartups 100\nKexAlgorithms curve25519-sha256\nSetEnv HOME=${home}\n`,
	);
	writeFileSync(join(home, "known"), `[127.0.0.1]:${port} ${readFileSync(join(home, "host.pub"), "utf8")}`);
	const configFile = (name: string) => {
		const file = join(home, `config-${name}`);
		writeFileSync(file, `Host *\nIdentityFile ${home}/${name}\nIdentitiesOnly yes\nUserKnownHostsFile ${home}/known\n`);
		return `ssh -F ${file}`;
	};
	if (process.getuid?.() === 0) mkdirSync("/run/sshd", { recursive: true });
	const daemon = spawn(SSHD, ["-D", "-e", "-f", join(home, "sshd_config")], { stdio: "ignore" });
	for (let tries = 0; tries < 2000 && !(await answers(port)); tries++)
		await new Promise((done) => setTimeout(done, 50));
	return {
		port,
		host: `${userInfo().username}@127.0.0.1`,
		/** The login with a key that the server accepts, or with an unknown one. */
		env: (name: "user" | "other" = "user") => ({ PATH: process.env.PATH, RSYNC_RSH: configFile(name) }),
		close: async () => {
			daemon.kill();
			await once(daemon, "exit");
		},
	};
}

const answers = (port: number) =>
	new Promise<boolean>((done) => {
		const socket = connect(port, "127.0.0.1", () => done(true));
		socket.on("error", () => done(false)).on("connect", () => socket.destroy());
	});
