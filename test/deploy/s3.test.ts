/** `deploy` to a bucket: a local server with the protocol of S3, which verifies signatures. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deployedIn, headBytes } from "../../src/deploy/deployed.js";
import { run } from "../support/cli.js";
import { sample } from "../support/sample.js";
import { config, list, type Site, story } from "../support/site.js";
import { KEYS, type S3Server, startS3 } from "./s3-server.js";
import { deploySite, refused, send, sent } from "./site.js";

const LIST = "courier/_broadsheet/deploy.json.gz";
const PART = /^courier\/_broadsheet\/parts\/[0-9a-f]{16}\.gz$/;
const isList = (key: string) => key === LIST || PART.test(key);
const BRIDGE = "news/2026/05/bridge/index.html";
const VOTE = "news/2026/05/vote/index.html";
const RESUME = "nothing was deleted; run `broadsheet deploy` again: what has arrived is not sent again";
const FOR_HOSTS = /^(?:_headers|_redirects|headers\..*|redirects\..*|\.broadsheet\.json)$/;

let s3: S3Server;
beforeEach(async () => {
	s3 = await startS3();
});
afterEach(() => s3.close());

const target = (more = "") => `{ to: "s3", bucket: "courier", endpoint: "${s3.endpoint}"${more && `, ${more}`} }`;
const env = KEYS;
const stored = (prefix = "courier/") =>
	Object.fromEntries(
		[...s3.objects]
			.filter(([key]) => !isList(key))
			.map(([key, { body }]) => [key.slice(prefix.length), body.toString("latin1")]),
	);
const output = ({ out }: Site) =>
	Object.fromEntries(
		list(out)
			.filter((path) => !FOR_HOSTS.test(path))
			.map((path) => [path, readFileSync(join(out, path), "latin1")]),
	);
/** The keys of the requests of a kind, in order, without those for the list. */
const asked = (method: string) =>
	s3.requests.filter((request) => request.method === method && !isList(request.key)).map(({ key }) => key.slice(8));
const forget = () => s3.requests.splice(0);
const noted = () =>
	deployedIn(s3.objects.get(LIST)?.body ?? Buffer.alloc(0), async (digests) =>
		digests.map((digest) => s3.objects.get(`courier/_broadsheet/parts/${digest}.gz`)?.body),
	);

describe("deploy to a bucket", () => {
	it("sends the whole site the first time, with the types and cache rules of each file", async () => {
		const site = await deploySite(target());
		const { place } = await sent(site, { env });
		expect(place).toBe("s3 courier");
		expect(stored()).toEqual(output(site));
		const headers = (path: string) => s3.objects.get(`courier/${path}`)?.headers;
		const page = { "content-type": "text/html; charset=utf-8", "cache-control": "public, max-age=0, must-revalidate" };
		expect(headers("index.html")).toEqual(page);
		expect(headers("feed.xml")?.["content-type"]).toBe("application/xml; charset=utf-8");
		expect(headers("news/atom.xml")?.["content-type"]).toBe("application/atom+xml; charset=utf-8");
		const style = Object.keys(stored()).find((path) => /^assets\/.*css$/.test(path));
		expect(headers(style as string)).toEqual({
			"content-type": "text/css; charset=utf-8",
			"cache-control": "public, max-age=31536000, immutable",
		});
	});

	it("sends nothing the second time: one request for the list, and not a byte", async () => {
		const site = await deploySite(target());
		await sent(site, { env });
		forget();
		expect((await sent(site, { env })).bytes).toBe(0);
		expect(s3.requests).toEqual([{ method: "GET", key: LIST, bytes: 0 }]);
	});

	it("after an edit sends the changes, and deletes removed files when everything else has arrived", async () => {
		const site = await deploySite(target());
		await sent(site, { env });
		const before = output(site);
		await site.again({ "content/news/bridge.md": story("", "Other words."), "content/news/vote.md": undefined });
		forget();
		const { deleted } = await sent(site, { env });
		const after = output(site);
		const changed = Object.keys(after).filter((path) => after[path] !== before[path]);
		expect(asked("PUT").sort()).toEqual(changed.sort());
		expect([deleted, asked("DELETE")]).toEqual([[VOTE], [VOTE]]);
		expect(stored()).toEqual(after);
		const order = s3.requests.map(({ key }) => key.slice(8));
		expect(order.indexOf(BRIDGE)).toBeLessThan(order.indexOf("index.html"));
		expect(order.indexOf("index.html")).toBeLessThan(order.indexOf("feed.xml"));
		expect(order.lastIndexOf("feed.xml")).toBeLessThan(order.indexOf(VOTE));
	});

	it("reads and writes for an edit the part of the list that differs, and removes the former one", async () => {
		const site = await deploySite(target());
		await sent(site, { env });
		await site.again({ "content/news/bridge.md": story("", "Other words.") });
		forget();
		await sent(site, { env });
		const ofList = s3.requests.filter(({ key }) => isList(key));
		expect(ofList.map(({ method, key }) => `${method} ${key === LIST ? "head" : "part"}`)).toEqual([
			"GET head",
			"GET part",
			"PUT head",
			"PUT part",
			"PUT head",
			"DELETE part",
		]);
		expect([...s3.objects.keys()].filter((key) => PART.test(key)).length).toBe(1);
	});

	it("compares with the list of an earlier version of the program, which had no parts; sends a file again whose headers have changed", async () => {
		const site = await deploySite(target());
		await sent(site, { env });
		const rows = [...((await noted()?.files()) ?? [])].map(([path, { digest, headers }]) => [
			path,
			digest,
			path === "feed.xml" ? "another" : headers,
			// Its size in bytes.
			100,
		]);
		const body = gzipSync(
			JSON.stringify({ version: 1, id: "20260501-000000", at: "2026-05-01T00:00:00Z", files: rows }),
		);
		for (const key of s3.objects.keys()) if (PART.test(key)) s3.objects.delete(key);
		s3.objects.set(LIST, { body, headers: {}, modified: Date.now() });
		expect((await sent(site, { env })).paths).toEqual(["feed.xml"]);
		expect([(await sent(site, { env })).bytes, noted()?.parts.length]).toEqual([0, 1]);
	});

	it("sends the files again that a lost part of the list had", async () => {
		const site = await deploySite(target());
		await sent(site, { env });
		for (const key of s3.objects.keys()) if (PART.test(key)) s3.objects.delete(key);
		expect((await sent(site, { env })).bytes).toBe(0);
		await site.again({ "content/news/bridge.md": story("", "Other words.") });
		expect((await sent(site, { env })).unchanged).toBe(0);
		expect(stored()).toEqual(output(site));
	});

	it("updates redirects of the website endpoint, even if nothing else has changed", async () => {
		const moved = (more: string) =>
			config(`deploy: { live: ${target("website: true")} }, redirects: { "/old/bridge/": "${more}" },`);
		const site = await deploySite("", { "broadsheet.config.ts": moved("/news/2026/05/bridge/") });
		await sent(site, { env });
		const to = () => s3.objects.get("courier/old/bridge/index.html")?.headers["x-amz-website-redirect-location"];
		expect(to()).toBe("/news/2026/05/bridge/");
		expect(s3.objects.get("courier/index.html")?.headers["x-amz-website-redirect-location"]).toBeUndefined();
		await site.again({ "broadsheet.config.ts": moved("https://elsewhere.example/") });
		await sent(site, { env });
		expect(to()).toBe("https://elsewhere.example/");
	});

	it("accepts names with spaces, punctuation and letters of every script", async () => {
		const names = ["a b+c.txt", "what's (new)!.txt", "ünï-한국.txt", "100%.txt", "a&b=c;d@e,f$.txt"];
		const site = await deploySite(
			target('prefix: "the paper/"'),
			Object.fromEntries(names.map((name) => [`static/${name}`, "x"])),
		);
		await sent(site, { env });
		expect(stored("courier/the paper/")).toMatchObject(Object.fromEntries(names.map((name) => [name, "x"])));
	});

	it("retries if the host is busy or the connection fails, and sends the bytes again", async () => {
		const site = await deploySite(target());
		const left = new Map([
			["index.html", [503, 0, 429]],
			["feed.xml", [500]],
			["_broadsheet/deploy.json.gz", [0]],
		]);
		s3.answer = ({ key, method }) => {
			const status = method === "PUT" ? left.get(key.slice(8))?.shift() : undefined;
			return status === undefined ? undefined : [status, "SlowDown"];
		};
		await sent(site, { env });
		expect(stored()).toEqual(output(site));
	});

	it("recognizes its own write of the list if only the response was lost", async () => {
		const site = await deploySite(target());
		let lost = 0;
		s3.loses = ({ key }) => key === LIST && lost++ < 1;
		await sent(site, { env });
		expect(lost).toBeGreaterThan(1);
		expect(stored()).toEqual(output(site));
	});
});

describe("an interrupted deploy", () => {
	it("ends before anything that links to a missing file, deletes nothing, and is resumed where it ended", async () => {
		const site = await deploySite(target());
		await sent(site, { env });
		await site.again({
			"content/news/bridge.md": story("", "Other words."),
			"content/news/vote.md": undefined,
			"content/news/storm.md": story("headline: The storm"),
		});
		s3.answer = ({ key, method }) => (method === "PUT" && key.endsWith(BRIDGE) ? [403, "AccessDenied"] : undefined);
		forget();
		const { problems, exit } = await send(site, { env });
		expect([exit, problems[0]?.message]).toEqual([
			5,
			`s3 courier: ${BRIDGE} was not accepted: 403 AccessDenied: It is AccessDenied.`,
		]);
		expect(asked("PUT")).toContain("news/2026/05/storm/index.html");
		expect(asked("PUT")).not.toContain("index.html");
		expect(asked("DELETE")).toEqual([]);
		expect((await noted()?.files())?.get(BRIDGE)).toMatchObject({ digest: "" });
		s3.answer = () => undefined;
		forget();
		await sent(site, { env });
		expect(asked("PUT")).not.toContain("news/2026/05/storm/index.html");
		expect(asked("PUT")).toContain(BRIDGE);
		expect(stored()).toEqual(output(site));
	});

	it.each(
		sample(1, [
			["the connection is reset", 0, "socket hang up"],
			["the host stays broken", 500, "index.html was not accepted: 500 InternalError: It is InternalError."],
			["the key is withdrawn", 403, "index.html was not accepted: 403 AccessDenied: It is AccessDenied."],
		]),
	)(
		"of a new site because %s: says place and next step, and the next deploy sends the rest",
		async (_, status, words) => {
			const site = await deploySite(target());
			s3.answer = ({ key, method }) =>
				method === "PUT" && key === "courier/index.html"
					? [status, status === 500 ? "InternalError" : "AccessDenied"]
					: undefined;
			const { problems, exit } = await send(site, { env });
			expect([exit, problems]).toMatchObject([
				5,
				[{ code: "deploy-failed", message: `s3 courier: ${words}`, hint: RESUME }],
			]);
			const arrived = Object.keys(stored());
			expect(arrived).toContain(BRIDGE);
			expect(arrived).not.toContain("feed.xml");
			s3.answer = () => undefined;
			forget();
			const { paths } = await sent(site, { env });
			expect(asked("PUT").sort()).toEqual(paths.sort());
			expect(paths.filter((path) => arrived.includes(path))).toEqual([]);
			expect(stored()).toEqual(output(site));
		},
	);

	it("after which the host does not answer at all deletes nothing, and the next deploy completes it", async () => {
		const site = await deploySite(target());
		await sent(site, { env });
		await site.again({ "content/news/bridge.md": story("", "Other words."), "content/news/vote.md": undefined });
		let isGone = false;
		s3.answer = ({ key, method }) => {
			isGone ||= method === "PUT" && key === "courier/index.html";
			return isGone ? [0, ""] : undefined;
		};
		forget();
		const { problems, exit } = await send(site, { env });
		expect([exit, problems[0]?.message, problems[0]?.hint]).toEqual([5, "s3 courier: socket hang up", RESUME]);
		expect(asked("DELETE")).toEqual([]);
		s3.answer = () => undefined;
		expect((await sent(site, { env })).deleted).toEqual([VOTE]);
		expect(stored()).toEqual(output(site));
	});

	it.each(
		sample(1, [
			["the list cannot be read", "GET", LIST],
			["a part of the list cannot be read", "GET", "/parts/"],
			["the list cannot be written", "PUT", LIST],
		]),
	)("before its first file, because %s, says that nothing was sent", async (_, method, key) => {
		const site = await deploySite(target());
		await sent(site, { env });
		await site.again({ "content/news/bridge.md": story("", "Other words.") });
		s3.answer = (request) => (request.method === method && request.key.includes(key) ? [0, ""] : undefined);
		const { problems, exit } = await send(site, { env });
		expect([exit, problems[0]?.code, problems[0]?.message, problems[0]?.hint]).toEqual([
			5,
			"deploy-failed",
			"s3 courier: socket hang up",
			"nothing was sent; fix the cause, and run the command again",
		]);
	});

	it.each(
		sample(1, [
			["is not accepted", 403, "403 AccessDenied: It is AccessDenied."],
			["is lost with the connection", 0, "socket hang up"],
		]),
	)("at its end, because the list %s, says that all files have arrived", async (_, status, words) => {
		const site = await deploySite(target());
		await sent(site, { env });
		await site.again({ "content/news/vote.md": undefined });
		s3.answer = ({ key, method }) => (method === "PUT" && PART.test(key) ? [status, "AccessDenied"] : undefined);
		const { problems, exit } = await send(site, { env });
		expect([exit, problems[0]?.message, problems[0]?.hint]).toEqual([
			5,
			`s3 courier: the list of files was not accepted: ${words}`,
			"all files have arrived; run `broadsheet deploy` again: it completes the list",
		]);
		expect(stored()).toEqual(output(site));
		s3.answer = () => undefined;
		await sent(site, { env });
		expect((await sent(site, { env })).bytes).toBe(0);
	});

	it("is not trusted if the page returns to its old text before the next deploy", async () => {
		const site = await deploySite(target());
		await sent(site, { env });
		await site.again({ "content/news/bridge.md": story("", "Other words.") });
		// Killed: the page was uploaded, but the manifest was not.
		s3.answer = (
			(isFirst) =>
			({ key, method }) => {
				if (method !== "PUT") return undefined;
				if (key === LIST && isFirst) isFirst = false;
				else if (key === LIST || !key.endsWith(BRIDGE)) return [403, "AccessDenied"] as const;
				return undefined;
			}
		)(true);
		expect((await send(site, { env })).exit).toBe(5);
		s3.answer = () => undefined;
		expect(stored()[BRIDGE]).toContain("Other words.");
		await site.again({ "content/news/bridge.md": story() });
		expect((await sent(site, { env })).paths).toContain(BRIDGE);
		expect(stored()).toEqual(output(site));
	});

	it("while deleting is resumed with the rest", async () => {
		const site = await deploySite(target());
		await sent(site, { env });
		await site.again({ "content/news/vote.md": undefined, "content/news/bridge.md": undefined });
		s3.answer = ({ key, method }) => (method === "DELETE" && key.endsWith(VOTE) ? [403, "AccessDenied"] : undefined);
		expect(await refused(site, { env })).toEqual(["deploy-failed", 5]);
		s3.answer = () => undefined;
		const again = await sent(site, { env });
		expect([again.paths, again.deleted]).toEqual([[], [VOTE]]);
		expect(stored()).toEqual(output(site));
	});
});

describe("two deploys", () => {
	it("at once: the second one stops, whichever it is, and the first one succeeds", async () => {
		const site = await deploySite(target());
		let go = () => {};
		const gate = new Promise<undefined>((open) => {
			go = () => open(undefined);
		});
		let began = () => {};
		const begun = new Promise<void>((open) => {
			began = open;
		});
		s3.answer = ({ key, method }) => {
			if (method !== "PUT" || key === LIST) return undefined;
			began();
			return gate;
		};
		const first = sent(site, { env });
		await begun;
		const other = await deploySite(target(), { "content/news/vote.md": story("headline: Another vote") });
		expect(await refused(other, { env })).toEqual(["deploy-locked", 4]);
		go();
		await first;
		expect(stored()).toEqual(output(site));
		await sent(other, { env });
		expect(stored()).toEqual(output(other));
	});

	it("that have both read the list: one of them writes it, the other sends nothing", async () => {
		const site = await deploySite(target());
		const other = await deploySite(target(), { "content/news/vote.md": story("headline: Another vote") });
		const both = await Promise.all([send(site, { env }), send(other, { env })]);
		expect(both.map(({ exit }) => exit).sort()).toEqual([0, 4]);
		const winner = both[0]?.exit === 0 ? site : other;
		expect(stored()).toEqual(output(winner));
	});

	it("of which one was killed on another machine: the other waits for a minute, by the clock of the host", async () => {
		const site = await deploySite(target());
		await sent(site, { env });
		await site.again({ "content/news/bridge.md": story("", "Other words.") });
		const holder = { pid: 4711, thread: 0, host: "ci-7", home: "elsewhere", start: "1", number: 1 };
		const leave = (age: number) => {
			const head = noted();
			if (!head) throw new Error("There is no list");
			const body = headBytes(head, { running: JSON.stringify(holder) });
			s3.objects.set(LIST, { body, headers: {}, modified: Date.now() - age });
		};
		leave(10_000);
		const { problems } = await send(site, { env });
		expect(problems[0]?.message).toMatch(
			/^Another deploy is working at s3 courier: process 4711 on ci-7; its last heartbeat was (?:10|11) s ago$/,
		);
		leave(70_000);
		await sent(site, { env });
		expect(stored()).toEqual(output(site));
	});
});

describe("the keys of a bucket", () => {
	it("are required if they are missing, from the environment and not from the configuration", async () => {
		const site = await deploySite(target());
		const { problems, exit } = await send(site, { env: {} });
		expect([exit, problems[0]?.code, problems[0]?.hint]).toEqual([
			2,
			"deploy-secrets",
			"set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; or `aws configure sso`, then AWS_PROFILE",
		]);
	});
	it("are never printed, even if they are wrong", async () => {
		const site = await deploySite(target());
		const wrong = { AWS_ACCESS_KEY_ID: KEYS.AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY: "not-the-secret" };
		for (const format of ["text", "json"]) {
			const { exit, stdout, stderr } = await run(["deploy", "--format", format], site.root, wrong);
			expect(exit).toBe(5);
			expect(stdout + stderr).toContain("403 SignatureDoesNotMatch");
			expect(stdout + stderr).not.toContain("not-the-secret");
		}
		expect(s3.objects.size).toBe(0);
	});
	it("do not help if the host does not respond, which is reported", async () => {
		const gone = await startS3();
		await gone.close();
		const site = await deploySite(`{ to: "s3", bucket: "courier", endpoint: "${gone.endpoint}" }`);
		const { problems, exit } = await send(site, { env });
		expect([exit, problems[0]?.message]).toEqual([5, expect.stringContaining("s3 courier: connect ECONNREFUSED")]);
	});
});

it("reports what is wrong with the settings of a bucket", async () => {
	const reported = async (text: string) =>
		(await deploySite(text, { "broadsheet.config.ts": config(`deploy: { live: ${text} },`) })).report.problems[0]
			?.message;
	expect(await reported('{ to: "s3" }')).toBe("`deploy.live.bucket` is missing: the name of the bucket");
	expect(await reported('{ to: "s3", bucket: "The Courier" }')).toContain("is not a valid bucket name");
	expect(await reported('{ to: "s3", bucket: "courier", prefix: "/a" }')).toContain("without a leading slash");
	expect(await reported('{ to: "s3", bucket: "courier", secretAccessKey: "x" }')).toContain(
		"has no `deploy.live.secretAccessKey`",
	);
});
