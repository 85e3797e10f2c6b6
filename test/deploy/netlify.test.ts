/** `deploy` to Netlify: a local server, written from the published description of its API. */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { releases, rollBack } from "../../src/deploy/releases.js";
import { sample } from "../support/sample.js";
import { list, type Site, story } from "../support/site.js";
import { type NetlifyServer, type Refusal, soon, startNetlify } from "./netlify-server.js";
import { deploySite, refused, send, sent } from "./site.js";

const BRIDGE = "news/2026/05/bridge/index.html";
const VOTE = "news/2026/05/vote/index.html";
let netlify: NetlifyServer;
beforeEach(async () => {
	netlify = await startNetlify();
});
afterEach(() => netlify.close());

const TARGET = '{ to: "netlify", site: "vale" }';
const env = () => netlify.env;
const output = ({ out }: Site) =>
	Object.fromEntries(
		list(out)
			.filter((path) => !/^(?:\.broadsheet\.json|(?:headers|redirects)\..*)$/.test(path))
			.map((path) => [path, readFileSync(join(out, path), "latin1")]),
	);
const aimed = ({ root }: Site) => ({ root, out: "dist", cache: ".broadsheet", env: env() });
const edit = (site: Site) => site.again({ "content/news/bridge.md": story("", "Other words.") });

it("sends the whole site, then nothing, then changes, and the host deletes removed files", async () => {
	const site = await deploySite(TARGET, { "static/a b+ü.txt": "x" });
	await sent(site, { env: env() });
	expect(netlify.live()).toEqual(output(site));
	netlify.uploads.splice(0);
	expect([(await sent(site, { env: env() })).bytes, netlify.uploads, netlify.deploys.length]).toEqual([0, [], 1]);
	await site.again({ "content/news/bridge.md": story("", "Other words."), "content/news/vote.md": undefined });
	const { paths, deleted } = await sent(site, { env: env() });
	expect(deleted).toEqual([VOTE]);
	expect(netlify.uploads.sort()).toEqual(paths.sort());
	expect(netlify.live()).toEqual(output(site));
});

it("sends a site of more than 500 files when the host has prepared the deploy", async () => {
	const many = Object.fromEntries(Array.from({ length: 510 }, (_, n) => [`static/data/${n}.txt`, `${n}`]));
	const site = await deploySite(TARGET, many);
	await sent(site, { env: env() });
	expect(netlify.live()).toEqual(output(site));
	netlify.uploads.splice(0);
	await edit(site);
	await sent(site, { env: env() });
	expect(netlify.uploads).toContain(BRIDGE);
	expect(netlify.uploads.length).toBeLessThan(30);
});

it("waits as long as the host asks if it has too many requests, and repeats uploads with all their bytes", async () => {
	const site = await deploySite(TARGET);
	const answers: Refusal[] = [
		{ status: 429, headers: { "retry-after": "1" } },
		{ status: 500, headers: soon() },
		{ status: 429, headers: soon() },
		{ status: 0 },
	];
	netlify.refuse = () => answers.shift();
	await sent(site, { env: env() });
	expect(netlify.live()).toEqual(output(site));
});

it("counts a file as sent if only the response was lost", async () => {
	const site = await deploySite(TARGET);
	netlify.refuse = ((isFirst) => (file: string) => {
		if (file !== BRIDGE || !isFirst) return undefined;
		isFirst = false;
		return { status: 0, isTaken: true };
	})(true);
	await sent(site, { env: env() });
	expect(netlify.live()).toEqual(output(site));
});

describe("a deploy that fails after some files", () => {
	it.each<readonly [string, () => Refusal, string]>(
		sample<readonly [string, () => Refusal, string]>(1, [
			["a rejected file", () => ({ status: 422, message: "Invalid sha" }), "422 Unprocessable Entity: Invalid sha"],
			[
				"a token that is withdrawn",
				() => ({ status: 401, message: "Access Denied" }),
				"401 Unauthorized: Access Denied",
			],
			["a host that stays broken", () => ({ status: 500, headers: soon() }), "500 Internal Server Error"],
		]),
	)(
		"because of %s: says place and next step, readers see the previous site, and the next deploy sends the rest",
		async (_, refusal, words) => {
			const site = await deploySite(TARGET);
			await sent(site, { env: env() });
			const before = netlify.live();
			await site.again({
				"content/news/bridge.md": story("", "Other words."),
				"content/news/vote.md": undefined,
			});
			netlify.uploads.splice(0);
			netlify.refuse = (file) => (file === "index.html" ? refusal() : undefined);
			const { problems, exit } = await send(site, { env: env() });
			expect([exit, problems]).toMatchObject([
				5,
				[
					{
						code: "deploy-failed",
						message: `netlify vale: index.html was not accepted: ${words}`,
						hint: "nothing was deleted; run `broadsheet deploy` again: what has arrived is not sent again",
					},
				],
			]);
			const arrived = netlify.uploads.splice(0);
			expect(arrived).toContain(BRIDGE);
			expect(netlify.live()).toEqual(before);
			netlify.refuse = () => undefined;
			const { paths } = await sent(site, { env: env() });
			expect([...netlify.uploads, ...arrived].sort()).toEqual(paths.sort());
			expect(netlify.uploads).toContain("index.html");
			expect(netlify.live()).toEqual(output(site));
		},
	);

	it("because the connection ends: says why, and is resumed", async () => {
		const site = await deploySite(TARGET);
		netlify.refuse = (file) => (file === "index.html" ? { status: 0 } : undefined);
		const { problems, exit } = await send(site, { env: env() });
		expect([exit, problems[0]?.message]).toEqual([
			5,
			expect.stringMatching(/^netlify vale: (?:other side closed|read )/),
		]);
		const arrived = netlify.uploads.splice(0);
		netlify.refuse = () => undefined;
		await sent(site, { env: env() });
		expect(netlify.uploads.filter((path) => arrived.includes(path))).toEqual([]);
		expect(netlify.live()).toEqual(output(site));
	});
});

describe("a site that others have changed", () => {
	it("gets nothing if auto publishing is stopped, because readers would not see it", async () => {
		const site = await deploySite(TARGET);
		await sent(site, { env: env() });
		await edit(site);
		netlify.isLocked = true;
		const { problems, exit } = await send(site, { env: env() });
		expect([exit, problems, netlify.deploys.length]).toMatchObject([
			5,
			[
				{
					code: "deploy-failed",
					message:
						"netlify vale: auto publishing is stopped at the deploy deploy-1, so readers would not see a new one",
					hint: "start auto publishing again in Netlify (Deploys), then deploy; nothing was sent",
				},
			],
			1,
		]);
		netlify.isLocked = false;
		await sent(site, { env: env() });
		expect(netlify.live()).toEqual(output(site));
	});

	it("is not reported as published if it was locked during the deploy", async () => {
		const site = await deploySite(TARGET);
		await sent(site, { env: env() });
		await edit(site);
		netlify.refuse = () => {
			netlify.isLocked = true;
			return undefined;
		};
		const { problems, exit } = await send(site, { env: env() });
		expect([exit, problems[0]?.message]).toEqual([
			5,
			"netlify vale: the deploy deploy-2 has arrived, but readers see deploy-1",
		]);
	});

	it("is left alone if another deploy has ended since it was read", async () => {
		const site = await deploySite(TARGET);
		const other = await deploySite(TARGET, { "content/news/vote.md": story("headline: Another vote") });
		await sent(site, { env: env() });
		await edit(site);
		netlify.afterFiles = async () => {
			netlify.afterFiles = async () => {};
			await sent(other, { env: env() });
		};
		expect(await refused(site, { env: env() })).toEqual(["deploy-locked", 4]);
		expect(netlify.live()).toEqual(output(other));
	});
});

it("goes back to the previous deploy, and lists all", async () => {
	const site = await deploySite(TARGET);
	await sent(site, { env: env() });
	const one = netlify.live();
	await edit(site);
	await sent(site, { env: env() });
	expect((await rollBack(aimed(site), undefined)).release?.id).toBe("deploy-1");
	expect(netlify.live()).toEqual(one);
	expect((await releases(aimed(site))).releases?.map(({ id, isServed }) => [id, isServed])).toEqual([
		["deploy-2", false],
		["deploy-1", true],
	]);
	expect((await rollBack(aimed(site), undefined)).exit).toBe(2);
	// Compared with what readers see, not with what was sent last; the host has all contents.
	netlify.uploads.splice(0);
	expect((await sent(site, { env: env() })).paths).toContain(BRIDGE);
	expect([netlify.uploads, netlify.live()]).toEqual([[], output(site)]);
});

it("accepts with --verify the bytes that readers get", async () => {
	const readers = createServer((request, response) => {
		const path = decodeURIComponent(request.url ?? "").slice(1);
		const body = netlify.live()[path === "" || path.endsWith("/") ? `${path}index.html` : path];
		response.writeHead(body === undefined ? 404 : 200).end(body && Buffer.from(body, "latin1"));
	}).listen(0, "127.0.0.1");
	await new Promise((done) => readers.once("listening", done));
	const url = `http://127.0.0.1:${(readers.address() as AddressInfo).port}`;
	const site = await deploySite(`{ to: "netlify", site: "vale", url: "${url}" }`);
	await sent(site, { env: env(), verify: true });
	readers.closeAllConnections();
	readers.close();
});

it("requires a token, and never prints one", async () => {
	const site = await deploySite(TARGET);
	expect((await send(site, { env: {} })).problems[0]).toMatchObject({ code: "deploy-secrets" });
	const wrong = await send(site, { env: { ...env(), NETLIFY_AUTH_TOKEN: "wrong-token" } });
	expect([wrong.exit, wrong.problems[0]?.message]).toEqual([5, "netlify vale: 401 Unauthorized: Access Denied"]);
	expect(JSON.stringify(wrong)).not.toContain("wrong-token");
	const nameless = await deploySite('{ to: "netlify" }');
	expect((await send(nameless, { env: env() })).problems[0]?.message).toBe("No Netlify site is configured");
	expect((await send(nameless, { env: { ...env(), NETLIFY_SITE_ID: "vale" } })).exit).toBe(0);
});
