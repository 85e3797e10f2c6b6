/** `broadsheet publish`: build, deploy, notify. */
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { run } from "../support/cli.js";
import { config, story, writeFiles } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";

let notified: string[];
let hub: string;
let close: () => Promise<unknown>;
beforeEach(async () => {
	notified = [];
	const server = createServer(async (request, response) => {
		for await (const part of request) notified.push(String(part));
		response.writeHead(202).end();
	}).listen(0, "127.0.0.1");
	await once(server, "listening");
	hub = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
	close = async () => {
		server.closeAllConnections();
		server.close();
		await once(server, "close");
	};
});
afterEach(() => close());

function site(more = "") {
	const [root, www] = [tempDir(), tempDir()];
	writeFiles(root, {
		"broadsheet.config.ts": config(
			`feeds: { formats: ["atom"], hubs: ["${hub}"] }, deploy: { live: { to: "folder", path: "${www}" }, staging: { to: "folder", path: "${www}/staging", url: "https://staging.example" } },${more}`,
		),
		"content/news/bridge.md": story(),
	});
	return { root, www, served: (path: string) => join(www, "current", path) };
}

it("builds, deploys and notifies hubs, and prints what readers see now", async () => {
	const { root, served } = site();
	const first = await run(["publish", "live"], root);
	expect([first.exit, first.stderr]).toEqual([0, ""]);
	expect(first.stdout).toMatch(
		/^Readers now see \d+ new or changed pages:\n {2}https:\/\/vale\.example\/news\/2026\/05\/bridge\/\n(?: {2}https:.*\n)+Deployed to live \(.*\), release \S+ · \d+\.\d s\n\d+ files sent \(\d+ kB\), 0 deleted, 0 unchanged\nWebSub was notified of 1 address\n/,
	);
	expect(existsSync(served("news/2026/05/bridge/index.html"))).toBe(true);
	expect(notified.length).toBe(2);
	const again = await run(["publish", "live"], root);
	expect(again.stdout).toMatch(
		/^Readers see the same pages as before\nlive \(.*\) has all \d+ files already; nothing was sent · /,
	);
	expect(notified.length).toBe(2);
});

it("deploys and notifies nothing after a build with an error; with --quarantine the rest", async () => {
	const { root, served } = site();
	await run(["publish", "live"], root);
	notified = [];
	writeFiles(root, {
		"content/news/bridge.md": story("draft: perhaps", "Half a story."),
		"content/news/vote.md": story("headline: The vote"),
	});
	const bad = await run(["publish", "live"], root);
	expect([bad.exit, notified]).toEqual([1, []]);
	expect(existsSync(served("news/2026/05/vote/index.html"))).toBe(false);
	writeFiles(root, { "content/news/bridge.md": story("update: x\nbyline: { a: [ }", "Half a story.") });
	const rest = await run(["publish", "live", "--quarantine"], root);
	expect(rest.exit).toBe(1);
	expect(existsSync(served("news/2026/05/vote/index.html"))).toBe(true);
});

it("sends no notification if the target is a copy with its own address, or if the deploy failed", async () => {
	const { root, www } = site();
	const copy = await run(["publish", "staging", "--format", "json"], root);
	expect(JSON.parse(copy.stdout)).toMatchObject({
		exit: 0,
		problems: [],
		build: { exit: 0 },
		deployment: { target: "staging", url: "https://staging.example", isSite: false },
	});
	expect(notified).toEqual([]);
	writeFiles(www, { current: "a file" });
	const failed = await run(["publish", "live"], root);
	expect([failed.exit, failed.stdout, notified]).toEqual([2, "The site is built, but it is not deployed\n", []]);
	expect(readFileSync(join(www, "current"), "utf8")).toBe("a file");
});

it("builds nothing for an unknown target, or one without its secret", async () => {
	const { root } = site();
	const none = await run(["publish", "liv"], root);
	expect([none.exit, none.stdout, none.stderr]).toEqual([2, "", expect.stringContaining('There is no target "liv"')]);
	writeFiles(root, { "broadsheet.config.ts": config('deploy: { live: { to: "netlify", site: "vale" } },') });
	const secret = await run(["publish"], root, { NETLIFY_AUTH_TOKEN: "" });
	expect([secret.exit, secret.stderr]).toEqual([2, expect.stringContaining("deploy-secrets")]);
	expect(existsSync(join(root, "dist"))).toBe(false);
});
