/** Pictures of an import: from a folder, or fetched on request alone. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fetchMedia } from "../../src/cli/import/write/fetch-media.js";
import { config, pngImage } from "../support/site.js";
import { imported } from "./imported.js";
import { OLD, wxr } from "./wxr.js";

const pictures = (...urls: readonly string[]): string =>
	wxr([{ id: 1, slug: "one", content: urls.map((url) => `<p><img src="${url}" alt=""></p>`).join("\n") }]);
const PNG = pngImage(12, 8);

describe("from a folder", () => {
	it("a picture is found by the end of its address, by its original, and whatever its case and encoding", async () => {
		const site = await imported(
			pictures(
				`${OLD}/wp-content/uploads/2019/05/a-300x200.png`,
				`${OLD}/wp-content/uploads/2019/05/a-1024x768.png?w=300`,
				`${OLD}/wp-content/uploads/2019/05/B%C3%BCcher-scaled.PNG`,
				"https://i0.wp.com/old.example/wp-content/uploads/2019/05/c.png?resize=1",
				`${OLD}/wp-content/uploads/2019/05/d-150x150.png`,
				"/wp-content/uploads/2019/06/a.png",
			),
			{
				"media/2019/05/a.png": PNG,
				"media/2019/05/bücher.png": pngImage(13, 8),
				"media/uploads/2019/05/c.png": pngImage(14, 8),
				"media/2019/05/d-150x150.png": pngImage(15, 8),
				"media/2019/06/a.png": pngImage(16, 8),
			},
		);
		expect(site.report.media).toEqual({ taken: 5, missing: [] });
		expect(site.content().filter((path) => path.includes("media"))).toEqual([
			"content/media/2019/05/a.png",
			"content/media/2019/05/bücher.png",
			"content/media/2019/05/c.png",
			"content/media/2019/05/d-150x150.png",
			"content/media/2019/06/a.png",
		]);
		expect((await site.build()).problems).toBe("");
	});
	it("two pictures of one name are two files", async () => {
		const site = await imported(pictures("https://a.example/x/2019/p.png", "https://b.example/x/2019/p.png"), {
			"media/p.png": PNG,
			"site/content/media/x/2019/p.png": pngImage(9, 9),
		});
		expect(site.content().filter((path) => path.includes("media"))).toEqual([
			"content/media/x/2019/p-2.png",
			"content/media/x/2019/p.png",
		]);
	});
	it.each([
		["damaged", PNG.slice(0, 60)],
		["no picture", Buffer.from("<html>Not found</html>")],
		["empty", Buffer.from("")],
	])("a picture that is %s is a link, and a line in the report, and the site builds", async (_, bytes) => {
		const site = await imported(pictures(`${OLD}/wp-content/uploads/2019/05/a.png`), { "media/2019/05/a.png": bytes });
		expect(site.report.media.missing.map(({ url }) => url)).toEqual([`${OLD}/wp-content/uploads/2019/05/a.png`]);
		expect(site.read("content/2019/one.md")).toContain(`[a.png](${OLD}/wp-content/uploads/2019/05/a.png)`);
		expect((await site.build()).report.exit).toBe(0);
	});
	it("of what is not shown by browsers or could be run, nothing is taken as a picture", async () => {
		const site = await imported(
			pictures(`${OLD}/a.tiff`, `${OLD}/b.php`, `${OLD}/c.md`, "data:image/png;base64,AAAA", "file:///etc/passwd"),
			{
				"media/a.tiff": "x",
				"media/b.php": "x",
				"media/c.md": "x",
			},
		);
		expect(site.content().filter((path) => path.includes("media"))).toEqual([]);
		expect(site.read("content/2019/one.md")).not.toContain("passwd");
		expect((await site.build()).report.exit).toBe(0);
	});
	it("a site whose dead links are errors builds: a link to a picture that is not there stays words", async () => {
		const site = await imported(
			wxr([
				{
					id: 1,
					slug: "one",
					content: `<img src="${OLD}/wp-content/uploads/a.png" alt="The weir"> <a href="${OLD}/tag/gone/">a tag</a>`,
				},
			]),
			{ "site/broadsheet.config.ts": config().replace("https://vale.example", OLD) },
		);
		expect(site.read("content/2019/one.md")).toContain("The weir\n\na tag");
		expect(site.report.files.flatMap(({ notes = [] }) => notes).join()).toContain("/tag/gone/");
		expect((await site.build()).problems).toBe("");
	});
});

describe("with --fetch", () => {
	let server: Server;
	let origin: string;
	const asked: string[] = [];
	beforeAll(async () => {
		server = createServer(({ url = "", headers }, response) => {
			asked.push(`${url} ${headers.cookie ?? ""}${headers.authorization ?? ""}`.trim());
			if (url === "/good.png") response.end(PNG);
			else if (url === "/moved.png") response.writeHead(302, { location: "/good.png" }).end();
			else if (url === "/circle.png") response.writeHead(302, { location: "/circle.png" }).end();
			else if (url === "/file.png") response.writeHead(302, { location: "file:///etc/passwd" }).end();
			else if (url === "/large.png") response.write(Buffer.alloc(3000));
			else if (url === "/page.png") response.end("<html>Sign in</html>");
			else if (url !== "/slow.png") response.writeHead(404).end();
		});
		await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
		origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	});
	afterAll(() => {
		server.closeAllConnections();
		server.close();
	});

	it("a picture is fetched once, and not again by a second import; without it nothing is asked of any host", async () => {
		const without = await imported(pictures(`${origin}/good.png`));
		expect([asked, without.report.media.taken]).toEqual([[], 0]);
		const site = await without.again({}, { fetch: true });
		expect(site.read("content/2019/one.md")).toContain("![](media/good.png)");
		await site.again({}, { fetch: true });
		expect(asked).toEqual(["/good.png"]);
		expect((await site.build()).problems).toBe("");
	});
	it("asks for the original of a smaller copy first", async () => {
		asked.length = 0;
		const site = await imported(pictures(`${origin}/good-300x200.png`), {}, { fetch: true });
		expect([asked, site.report.media.taken]).toEqual([["/good.png"], 1]);
	});
	it("follows a redirect", async () =>
		expect(await fetchMedia()(`${origin}/moved.png`)).toEqual({ bytes: Buffer.from(PNG) }));
	it.each([
		["/none.png", "its host answers 404"],
		["/circle.png", "its host redirects more than 5 times"],
		["/file.png", "its address does not begin with http:// or https://"],
		["/large.png", "it has more than 0 MB"],
		["/slow.png", "its host did not answer within 1 seconds"],
	])("says why it cannot have %s", async (path, why) => {
		expect(await fetchMedia({ size: 2000, time: 600 })(`${origin}${path}`)).toEqual({ why });
	});
	it("sends neither names nor passwords, and knows no other protocol", async () => {
		asked.length = 0;
		await fetchMedia()(`${origin.replace("http://", "http://user:secret@")}/good.png`);
		expect(asked).toEqual(["/good.png"]);
		for (const url of ["file:///etc/passwd", "data:image/png;base64,AAAA", "ftp://x.example/a.png", "nonsense"])
			expect(await fetchMedia()(url)).toEqual({ why: "its address does not begin with http:// or https://" });
		expect(await fetchMedia()("http://127.0.0.1:1/a.png")).toEqual({
			why: expect.stringContaining("cannot be reached"),
		});
	});
	it("keeps a page that answers in place of a picture out of the site", async () => {
		const site = await imported(pictures(`${origin}/page.png`), {}, { fetch: true });
		expect([site.report.media.taken, site.content().filter((path) => path.includes("media"))]).toEqual([0, []]);
	});
});
