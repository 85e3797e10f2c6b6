/** The preview of a site below a path serves it under that path, as its host will. */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Preview, startDevServer } from "../../src/dev/dev-server.js";
import { config, story, writeFiles } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";

const root = tempDir();
const at = (path: string) => config().replace("https://vale.example", `https://someone.github.io${path}`);
let preview: Preview;
let origin: string;
const get = (path: string, headers: HeadersInit = {}) => fetch(origin + path, { redirect: "manual", headers });

beforeAll(async () => {
	writeFiles(root, {
		"broadsheet.config.ts": at("/zeitung/münchen/"),
		"content/news/bridge.md": story("slug: brücke", "See [the news](/news/)."),
		"content/news/secret.md": story("headline: The secret\ndraft: true"),
	});
	const folders = { root, out: join(root, "dist"), cache: join(root, ".broadsheet") };
	const opened = await startDevServer({
		...folders,
		port: 0,
		onChange: () => {},
		toOverlayError: () => ({ text: "" }),
	});
	if (typeof opened === "number") throw new Error(`There is nothing to show: ${opened}`);
	preview = opened;
	origin = new URL(preview.url).origin;
});
afterAll(() => preview?.close());

describe("a preview below a path", () => {
	const BASE = "/zeitung/m%C3%BCnchen";
	it("names the home page with the path, and leads there from the root", async () => {
		expect(preview.url).toBe(`${origin}${BASE}/`);
		for (const path of ["/", BASE]) {
			const answer = await get(path);
			expect([answer.status, answer.headers.get("location")]).toEqual([302, `${BASE}/`]);
		}
		const entered = await (await get(`/?token=${preview.token}`)).text();
		expect(entered).toContain("/");
	});
	it("serves pages and what they load under it, and a page without its slash by a redirect", async () => {
		const page = await (await get(`${BASE}/news/2026/05/br%C3%BCcke/`)).text();
		expect(page).toContain(`<a href="${BASE}/news/">the news</a>`);
		const css = /<link rel="stylesheet" href="([^"]+)"/.exec(page)?.[1] ?? "";
		expect(css).toContain(`${BASE}/assets/`);
		expect((await get(css)).status).toBe(200);
		expect((await get(`${BASE}/news/2026/05/br%C3%BCcke`)).headers.get("location")).toBe(
			`${BASE}/news/2026/05/br%C3%BCcke/`,
		);
	});
	it("answers 404 outside of it, as the host does, so that a forgotten path shows", async () => {
		for (const path of ["/news/", "/feed.xml", "/zeitung/", `${BASE}-2/`]) expect((await get(path)).status).toBe(404);
		expect(await (await get("/news/")).text()).toContain(`href="${BASE}/"`);
	});
	it("has the desk where it always is, and its links lead to pages under the path", async () => {
		expect(preview.desk).toBe(`${origin}/_desk/`);
		const cookie = `broadsheet-session-${new URL(origin).port}=${preview.token}`;
		const page = await (await get("/_desk/", { cookie })).text();
		const key = /desk\.js\?key=(\w+)/.exec(page)?.[1];
		const desk = await (await get(`/_desk/desk.json?key=${key}`, { cookie })).text();
		expect(desk).toContain(`"page":"${BASE}/news/2026/05/`);
	});
	it("moves with the path when the configuration is saved", async () => {
		writeFiles(root, { "broadsheet.config.ts": at("/paper/") });
		await expect.poll(async () => (await get("/")).headers.get("location")).toBe("/paper/");
		expect((await get("/paper/news/")).status).toBe(200);
	});
});
