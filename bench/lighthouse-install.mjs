/**
 * Installs the published Lighthouse, with the Node and the browser that it requires, next to the project like the peers: nothing else needs them.
 * Lighthouse 13 crashes Chromium 147, which the tests use.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { arch, platform } from "node:process";

const NODE = `node-${platform === "win32" ? "win" : platform}-${arch}`;
const PARTS = ["lighthouse@13", `${NODE}@22`, "@sparticuz/chromium@153", "selfsigned@5"];
const QUIET = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error", "--engine-strict=false"];
/** A single-process browser ends with its first page. */
const FLAGS = `import chromium from "@sparticuz/chromium";
const args = chromium.args.filter((arg) => arg !== "--single-process" && !arg.startsWith("--headless"));
const flags = [...args, "--headless=shell", "--no-sandbox", "--disable-gpu", "--ignore-certificate-errors"];
console.log(JSON.stringify({ path: await chromium.executablePath(), flags: flags.join(" ") }));`;
const CERTIFICATE = `import selfsigned from "selfsigned";
const { private: key, cert } = await selfsigned.generate([{ name: "commonName", value: "127.0.0.1" }], { keySize: 2048 });
console.log(JSON.stringify({ key, cert }));`;

/** `identity` is the certificate of a local host for HTTPS, as PEM; `look(url, "mobile" | "desktop")` returns the report of Lighthouse (LHR in its documentation). */
export function installLighthouse(work) {
	const folder = join(work, "lighthouse-13");
	const modules = join(folder, "node_modules");
	if (!existsSync(join(modules, "lighthouse"))) {
		mkdirSync(folder, { recursive: true });
		execFileSync("npm", ["install", "--prefix", folder, ...QUIET, ...PARTS], { stdio: "inherit" });
	}
	const node = join(modules, NODE, "bin", platform === "win32" ? "node.exe" : "node");
	// Each version of the browser is unpacked into the same place in the temporary folder.
	const run = (args, env = {}) =>
		execFileSync(node, args, {
			cwd: folder,
			encoding: "utf8",
			maxBuffer: 2 ** 30,
			env: { ...process.env, TMPDIR: folder, ...env },
		});
	const { path, flags } = JSON.parse(run(["--input-type=module", "-e", FLAGS]));
	const cli = join(modules, "lighthouse/cli/index.js");
	const categories = "--only-categories=performance,accessibility,best-practices,seo";
	return {
		identity: JSON.parse(run(["--input-type=module", "-e", CERTIFICATE])),
		look: (url, form) => {
			const asked = ["--output=json", "--quiet", categories, ...(form === "desktop" ? ["--preset=desktop"] : [])];
			return JSON.parse(run([cli, url, ...asked, `--chrome-flags=${flags}`], { CHROME_PATH: path }));
		},
	};
}
