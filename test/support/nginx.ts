/** A real nginx that listens on the loopback address only. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { freePort } from "./free-port.js";
import { tempDir } from "./temp-dir.js";

export const hasNginx = spawnSync("nginx", ["-v"]).status === 0;

interface Configured {
	readonly args: readonly string[];
	readonly port: number;
	/** A second free port, for https. */
	readonly secure: number;
}

/** A whole configuration with free ports: `http` returns the content of its `http { }`. */
export async function configureNginx(http: (port: number, secure: number) => string): Promise<Configured> {
	const home = tempDir();
	const [port, secure] = [await freePort(), await freePort()];
	const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
		(name) => `${name}_temp_path ${home}/${name};`,
	);
	writeFileSync(
		join(home, "nginx.conf"),
		`${process.getuid?.() === 0 ? "user root; " : ""}daemon off; pid ${home}/pid; error_log stderr;
events { }
http {
types { text/html html; text/css css; text/plain txt; application/javascript js; application/xml xml; application/json json; image/svg+xml svg; font/woff2 woff2; }
access_log off; ${temporary.join(" ")}
${http(port, secure)}
}
`,
	);
	return { args: ["-p", home, "-c", join(home, "nginx.conf")], port, secure };
}

/** Runs it during a test. Redirects are not followed. */
export async function withNginx(
	{ args, port }: Configured,
	look: (get: (path: string) => Promise<Response>) => Promise<void>,
): Promise<void> {
	const nginx = spawn("nginx", args, { stdio: "inherit" });
	const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`, { redirect: "manual" });
	const answers = () =>
		get("/").then(
			({ status }) => status,
			() => 0,
		);
	try {
		await expect.poll(answers).toBe(200);
		await look(get);
	} finally {
		nginx.kill();
		await once(nginx, "exit");
	}
}
