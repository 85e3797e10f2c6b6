/** Real servers, Apache and Caddy, that listen on the loopback address only. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "vitest";
import { freePort } from "./free-port.js";
import { tempDir } from "./temp-dir.js";

const MODULES = "/usr/lib/apache2/modules";
export const hasApache = spawnSync("apache2", ["-v"]).status === 0;
export const hasCaddy = spawnSync("caddy", ["version"]).status === 0;

type Get = (path: string, headers?: Record<string, string>) => Promise<Response>;

/** Apache with the modules of a shared host, and `root` as its folder, whose `.htaccess` it reads. Redirects are not followed. */
export async function withApache(root: string, look: (get: Get) => Promise<void>): Promise<void> {
	const home = tempDir();
	const port = await freePort();
	// Apache does not serve as root.
	for (
		let folder = root;
		folder !== dirname(folder) && folder !== "/tmp" && folder !== "/dev/shm";
		folder = dirname(folder)
	)
		chmodSync(folder, 0o755);
	const modules = ["mpm_event", "authz_core", "dir", "mime", "headers", "rewrite", "alias", "filter", "deflate"];
	writeFileSync(
		join(home, "apache.conf"),
		`ServerRoot ${home}
PidFile ${home}/pid
DefaultRuntimeDir ${home}
ErrorLog ${home}/error.log
${modules.map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`).join("\n")}
TypesConfig /etc/mime.types
User www-data
Group www-data
ServerName localhost
Listen 127.0.0.1:${port}
DocumentRoot ${root}
<Directory ${root}>
	AllowOverride All
	Require all granted
</Directory>
`,
	);
	await served(spawn("apache2", ["-DFOREGROUND", "-f", join(home, "apache.conf")], { stdio: "inherit" }), port, look);
}

/** Caddy with a Caddyfile for a free port. */
export async function withCaddy(
	caddyfile: (address: string) => string,
	look: (get: Get) => Promise<void>,
): Promise<void> {
	const home = tempDir();
	const port = await freePort();
	writeFileSync(
		join(home, "Caddyfile"),
		`{\n\tadmin off\n\tauto_https off\n\tlog {\n\t\toutput discard\n\t}\n}\n${caddyfile(`http://127.0.0.1:${port}`)}`,
	);
	const env = { ...process.env, HOME: home, XDG_DATA_HOME: home, XDG_CONFIG_HOME: home };
	const args = ["run", "--config", join(home, "Caddyfile"), "--adapter", "caddyfile"];
	await served(
		spawn("caddy", args, { stdio: ["ignore", "ignore", process.env.DEBUG ? "inherit" : "ignore"], env }),
		port,
		look,
	);
}

async function served(server: ChildProcess, port: number, look: (get: Get) => Promise<void>): Promise<void> {
	const get: Get = (path, headers = {}) => fetch(`http://127.0.0.1:${port}${path}`, { redirect: "manual", headers });
	const answers = () =>
		get("/").then(
			({ status }) => status,
			() => 0,
		);
	try {
		await expect.poll(answers, { timeout: 8000 }).toBeGreaterThan(0);
		await look(get);
	} finally {
		server.kill();
		if (server.exitCode === null) await once(server, "exit");
	}
}
