/** `deploy` to Netlify: a local server, written from the published description of its API. */
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { releases, rollBack } from "../../src/deploy/releases.js";
import { list, type Site, story } from "../support/site.js";
import { deploySite, send, sent } from "./site.js";

interface Made {
	readonly id: string;
	readonly files: Readonly<Record<string, string>>;
	readonly missing: Set<string>;
	readonly created_at: string;
}
let contents: Map<string, Buffer>;
let deploys: Made[];
let served: string | undefined;
let uploads: string[];
/** Statuses with which the next uploads are refused. */
let refusals: number[];
let env: Record<string, string>;
let close: () => Promise<unknown>;

beforeEach(async () => {
	[contents, deploys, served, uploads, refusals] = [new Map(), [], undefined, [], []];
	const stateOf = ({ id, missing }: Made) => {
		if (missing.size) return "uploading";
		served = deploys.at(-1)?.id === id ? id : served;
		return "ready";
	};
	const shown = (made: Made) => ({
		id: made.id,
		state: stateOf(made),
		required: [...made.missing],
		created_at: made.created_at,
	});
	const server = createServer(async (request, response) => {
		const parts: Buffer[] = [];
		for await (const part of request) parts.push(part);
		const body = Buffer.concat(parts);
		const path = decodeURIComponent((request.url ?? "").replace(/\?.*/, ""));
		const reply = (status: number, value: object) => void response.writeHead(status).end(JSON.stringify(value));
		if (request.headers.authorization !== "Bearer right-token")
			return reply(401, { code: 401, message: "Access Denied" });
		const deploy = deploys.find(
			({ id }) => path.startsWith(`/deploys/${id}`) || path === `/sites/vale/deploys/${id}/restore`,
		);
		const live = deploys.find(({ id }) => id === served);
		if (path === "/sites/vale") return reply(200, { id: "vale", published_deploy: live ? shown(live) : null });
		if (path === "/sites/vale/files")
			return reply(
				200,
				Object.entries(live?.files ?? {}).map(([path, sha]) => ({
					id: path,
					path,
					sha,
					size: contents.get(sha)?.length,
				})),
			);
		if (path === "/sites/vale/deploys" && request.method === "GET") return reply(200, deploys.map(shown));
		if (path === "/sites/vale/deploys") {
			const { files } = JSON.parse(body.toString()) as Pick<Made, "files">;
			const missing = new Set(Object.values(files).filter((sha) => !contents.has(sha)));
			const created_at = `2026-05-04T09:${String(deploys.length).padStart(2, "0")}:00Z`;
			const made = { id: `deploy-${deploys.length + 1}`, files, missing, created_at };
			deploys.push(made);
			return reply(200, shown(made));
		}
		if (deploy && path.endsWith("/restore")) {
			served = deploy.id;
			return reply(200, shown(deploy));
		}
		if (deploy && request.method === "PUT") {
			const refusal = refusals.shift();
			if (refusal) return reply(refusal, { message: "Too many requests" });
			const file = path.slice(`/deploys/${deploy.id}/files`.length);
			const sha = createHash("sha1").update(body).digest("hex");
			if (deploy.files[file] !== sha) return reply(422, { message: `Not the content of ${file}` });
			uploads.push(file.slice(1));
			contents.set(sha, body);
			deploy.missing.delete(sha);
			return reply(200, { id: file, sha });
		}
		return deploy ? reply(200, shown(deploy)) : reply(404, { code: 404, message: "Not Found" });
	}).listen(0, "127.0.0.1");
	await once(server, "listening");
	const { port } = server.address() as AddressInfo;
	env = { NETLIFY_AUTH_TOKEN: "right-token", NETLIFY_API_URL: `http://127.0.0.1:${port}` };
	close = async () => {
		server.closeAllConnections();
		server.close();
		await once(server, "close");
	};
});
afterEach(() => close());

const TARGET = '{ to: "netlify", site: "vale" }';
const live = () =>
	Object.fromEntries(
		Object.entries(deploys.find(({ id }) => id === served)?.files ?? {}).map(([path, sha]) => [
			path.slice(1),
			contents.get(sha)?.toString("latin1"),
		]),
	);
const output = ({ out }: Site) =>
	Object.fromEntries(
		list(out)
			.filter((path) => !/^(?:\.broadsheet\.json|(?:headers|redirects)\..*)$/.test(path))
			.map((path) => [path, readFileSync(join(out, path), "latin1")]),
	);

it("sends the whole site, then nothing, then changes, and the host deletes removed files", async () => {
	const site = await deploySite(TARGET, { "static/a b+ü.txt": "x" });
	await sent(site, { env });
	expect(live()).toEqual(output(site));
	uploads = [];
	expect([(await sent(site, { env })).bytes, uploads, deploys.length]).toEqual([0, [], 1]);
	await site.again({ "content/news/bridge.md": story("", "Other words."), "content/news/vote.md": undefined });
	const { paths, deleted } = await sent(site, { env });
	expect(deleted).toEqual(["news/2026/05/vote/index.html"]);
	expect(uploads.sort()).toEqual(paths.sort());
	expect(live()).toEqual(output(site));
});

it("repeats a rejected upload, and resumes a failed deploy", async () => {
	const site = await deploySite(TARGET);
	refusals = [429, 500, 429];
	await sent(site, { env });
	expect(live()).toEqual(output(site));
	await site.again({ "content/news/bridge.md": story("", "Other words.") });
	const before = live();
	refusals = [403];
	const { problems, exit } = await send(site, { env });
	expect([exit, problems[0]?.message]).toEqual([5, "netlify vale: 403 Forbidden: Too many requests"]);
	expect(live()).toEqual(before);
	await sent(site, { env });
	expect(live()).toEqual(output(site));
});

it("goes back to the previous deploy, and lists all", async () => {
	const site = await deploySite(TARGET);
	await sent(site, { env });
	const one = live();
	await site.again({ "content/news/bridge.md": story("", "Other words.") });
	await sent(site, { env });
	const aimed = { root: site.root, out: "dist", cache: ".broadsheet", env };
	expect((await rollBack(aimed, undefined)).release?.id).toBe("deploy-1");
	expect(live()).toEqual(one);
	expect((await releases(aimed)).releases?.map(({ id, isServed }) => [id, isServed])).toEqual([
		["deploy-2", false],
		["deploy-1", true],
	]);
});

it("requires a token, and never prints one", async () => {
	const site = await deploySite(TARGET);
	expect((await send(site, { env: {} })).problems[0]).toMatchObject({ code: "deploy-secrets" });
	const wrong = await send(site, { env: { ...env, NETLIFY_AUTH_TOKEN: "wrong-token" } });
	expect([wrong.exit, wrong.problems[0]?.message]).toEqual([5, "netlify vale: 401 Unauthorized: Access Denied"]);
	expect(JSON.stringify(wrong)).not.toContain("wrong-token");
	const nameless = await deploySite('{ to: "netlify" }');
	expect((await send(nameless, { env })).problems[0]?.message).toBe("No Netlify site is configured");
	expect((await send(nameless, { env: { ...env, NETLIFY_SITE_ID: "vale" } })).exit).toBe(0);
});
