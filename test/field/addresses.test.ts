/** Names of files and addresses, in all spellings of editors, archives and other programs. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { recipeFor } from "../../src/cli/scaffold/hosts/index.js";
import { siteFiles } from "../../src/cli/scaffold/hosts/site.js";
import { configureNginx, hasNginx, withNginx } from "../support/nginx.js";
import { buildSite, config, type Site, story, svgImage, writeFiles } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";
import { situation } from "./situation.js";

const NFD = (name: string): string => name.normalize("NFD");
const CONFIG = { "broadsheet.config.ts": config() };
const pictures = (html: string): number => html.match(/<img /g)?.length ?? 0;

describe("the name of a file", () => {
	situation(22, "with an accent is found in either form of Unicode", {
		files: {
			...CONFIG,
			[`content/news/${NFD("école")}.svg`]: svgImage(300, 200),
			[`content/news/${NFD("école-ferme")}.md`]: story("headline: The school closes"),
			"content/authors/ida.md": "---\nname: Ida Roth\nimage: école.svg\n---\n\nWrites.\n",
			[`content/authors/${NFD("école")}.svg`]: svgImage(300, 300),
			"content/fronts/home.yaml": "lead: école-ferme.md\n",
			"content/news/suite.md": story(
				"headline: What next\nbyline: ida\nimage: { src: école.svg, alt: The school }\nreadMore: école-ferme.md\nrelated: news/école-ferme.md",
				"![The yard](école.svg)\n\nSee [the school](école-ferme.md).\n\nRead more: école-ferme.md",
			),
		},
		right: (site) => {
			const html = site.read("news/2026/05/suite/index.html");
			expect(pictures(html)).toBeGreaterThanOrEqual(2);
			expect(html).toContain('href="/news/2026/05/%C3%A9cole-ferme/"');
		},
	});

	const ODD = {
		"content/images/Smith, Mary.svg": svgImage(300, 200),
		"content/images/R&D @ port #2.svg": svgImage(301, 200),
		"content/images/100%.svg": svgImage(302, 200),
		"content/images/a%20b.svg": svgImage(303, 200),
		"content/images/Screenshot 2026-06-09 at 5.33.53\u202fPM.svg": svgImage(304, 200),
		"content/images/why?.txt": undefined,
	};
	const { "content/images/why?.txt": _, ...FILES } = ODD;

	situation(23, "is found percent-encoded or not, with spaces, commas, `&`, `%` and `#`", {
		files: {
			...CONFIG,
			...FILES,
			"content/files/Report #3 (final), v2.pdf": "%PDF-1.4",
			"content/news/people.md": story(
				"image: { src: '../images/R&D @ port #2.svg', alt: The port }",
				[
					"![One](../images/Smith%2C%20Mary.svg)",
					"![One](<../images/Smith, Mary.svg>)",
					"![Two](../images/R%26D%20%40%20port%20%232.svg)",
					"![Two](<../images/R&D @ port #2.svg>)",
					"![Two](</images/R&D%20@%20port%20%232.svg>)",
					"![Three](../images/100%.svg)",
					"![Three](../images/100%25.svg)",
					"![Four](../images/a%20b.svg)",
					"![Four](../images/a%2520b.svg)",
					"![Five](<../images/Screenshot 2026-06-09 at 5.33.53 PM.svg>)",
					"![Five](../images/Screenshot%202026-06-09%20at%205.33.53%E2%80%AFPM.svg)",
					"[The report](../files/Report%20%233%20%28final%29%2C%20v2.pdf) and [again](<../files/Report #3 (final), v2.pdf>) and [a page](../files/Report%20%233%20(final),%20v2.pdf#page=2).",
				].join("\n\n"),
			),
		},
		right: (site) => {
			const html = site.read("news/2026/05/people/index.html");
			expect(pictures(html)).toBe(12);
			expect(html.match(/href="\/assets\/[^"]*\.pdf/g)).toHaveLength(3);
			expect(html).toMatch(/\.pdf#page=2"/);
		},
	});

	it("of a story is found in the same spellings, with its fragment (field 23)", async () => {
		const site = await buildSite({
			...CONFIG,
			"content/news/Vote #2, the result.md": story("headline: The result", "## The count\n\nWords."),
			"content/news/a.md": story(
				"headline: A",
				"[One](Vote%20%232%2C%20the%20result.md#the-count), [two](<Vote #2, the result.md>), [three](<Vote #2, the result>).",
			),
		});
		expect(site.problems).toBe("");
		expect(
			site
				.read("news/2026/05/a/index.html")
				.match(/href="\/news\/2026\/05\/vote-2-the-result\/(?:#the-count)?">(?:One|two|three)</g),
		).toHaveLength(3);
	});

	it("never leads out of the site, however it is encoded", async () => {
		const site = await buildSite({
			...CONFIG,
			"content/news/a.md": story("", "![A](..%2f..%2f..%2fetc%2fpasswd)\n\n![B](%2e%2e/%2e%2e/%2e%2e/x.png)"),
		});
		expect(site.report.problems.map(({ code }) => code).sort()).toEqual(["path-escape", "picture-missing"]);
	});

	it("that only hidden stories use is withheld, in whatever spelling they use it", async () => {
		const site = await buildSite({
			...CONFIG,
			...FILES,
			[`static/img/${NFD("école")}.svg`]: svgImage(310, 200),
			"static/img/R&D #1.svg": svgImage(311, 200),
			"static/img/free.svg": svgImage(312, 200),
			"content/news/a.md": story("headline: Open"),
			"content/news/hidden.md": story(
				"headline: Hidden\ndraft: true\nimage: { src: /img/école.svg, alt: A }",
				"![B](/img/R%26D%20%231.svg)",
			),
		});
		expect(site.list().filter((path) => path.startsWith("img/"))).toEqual(["img/free.svg"]);
	});

	it("is withheld if its story cannot be read, in whatever spelling it occurs there", async () => {
		const hidden = [
			"R&D #1.svg",
			NFD("école.svg"),
			"port, 2.svg",
			"plan_a.svg",
			"caf\u00e9.svg",
			"Shot at 5\u202fPM.svg",
		];
		const site = await buildSite(
			{
				...CONFIG,
				...Object.fromEntries(hidden.map((name, index) => [`static/img/${name}`, svgImage(310 + index, 200)])),
				"static/img/free.svg": svgImage(309, 200),
				"content/news/a.md": story("headline: Open"),
				"content/news/unclear.md": story(
					'headline: Unclear\ndrafft: true\nimage: "/img/caf\\u00e9.svg"',
					"![B](/img/R%26D%20%231.svg) ![C](/img/école.svg) ![D](/img/port%2C%202.svg) ![E](/img/plan\\_a.svg) ![F](</img/Shot at 5 PM.svg>)",
				),
			},
			{ quarantine: true },
		);
		expect(site.list().filter((path) => path.startsWith("img/"))).toEqual(["img/free.svg"]);
	});

	it("that is wrong has a hint that differs from what was typed", async () => {
		const site = await buildSite({
			...CONFIG,
			"content/images/Ma\u00f1ana.svg": svgImage(300, 200),
			"content/news/a.md": story("", "![A](../images/Man\u0303ans.svg)"),
		});
		expect(site.problems).toContain('did you mean "images/Ma\u00f1ana.svg"?');
	});
});

const ALIASES = {
	"/2019/caf%C3%A9-closes/": "/2019/caf%C3%A9-closes/",
	"/2019/bäckerei/": "/2019/b%C3%A4ckerei/",
	[NFD("/2020/über-uns/")]: "/2020/%C3%BCber-uns/",
	"/2020/100%25-sure/": "/2020/100%25-sure/",
	"/2021/my%20page.html": "/2021/my%20page.html",
	"/index.php/2019/old": "/index.php/2019/old/",
	"/%D8%AC%D8%B3%D8%B1/": "/%D8%AC%D8%B3%D8%B1/",
};
const OLD = {
	"broadsheet.config.ts": config(
		'redirects: { "/%C3%A9conomie/": "/caf%C3%A9s/?q=%C3%A9t%C3%A9&r=ü#d%20e", "/alt/": "/news/2026/05/a/" },',
	),
	"content/news/a.md": story(
		`headline: A\naliases: [${Object.keys(ALIASES)
			.map((path) => JSON.stringify(path))
			.join(", ")}]`,
	),
	"content/cafés/b.md": story("headline: B"),
};

describe("a former address", () => {
	const leads = (site: Site) => {
		const target = "/news/2026/05/a/";
		const lines = site.read("_redirects").split("\n");
		const { moved } = JSON.parse(site.read("redirects.json"));
		for (const encoded of Object.values(ALIASES)) {
			expect(lines).toContain(`${encoded} ${target} 301`);
			expect(moved[encoded]).toBe(target);
			expect(site.read("redirects.nginx.conf")).toContain(`"${decodeURI(encoded).replace("%25", "%")}" "${target}";`);
			const file = decodeURIComponent(encoded).slice(1);
			expect(site.read(file.endsWith("/") ? `${file}index.html` : file)).toContain(`url=${target}`);
		}
		expect(lines).toContain("/%C3%A9conomie/ /caf%C3%A9s/?q=%C3%A9t%C3%A9&r=%C3%BC#d%20e 301");
	};
	situation(17, "leads to its story on every host, percent-encoded or accented", { files: OLD, right: leads });
	situation(19, "leads to its story with .html at its end and without a slash", { files: OLD, right: leads });

	it.skipIf(!hasNginx)("is answered by a real nginx (skipped where nginx is not installed) (field 17)", async () => {
		const site = await buildSite(OLD);
		const nginx = await configureNginx(
			(port) =>
				`map_hash_bucket_size 512; include ${site.out}/redirects.nginx.conf; server { listen 127.0.0.1:${port}; root ${site.out}; if ($broadsheet_moved) { return 301 $broadsheet_moved; } }`,
		);
		await withNginx(nginx, async (get) => {
			for (const path of Object.values(ALIASES)) {
				const { status, headers } = await get(path);
				expect([path, status, headers.get("location")?.replace(/^http:\/\/[^/]+/, "")]).toEqual([
					path,
					301,
					"/news/2026/05/a/",
				]);
			}
		});
	});

	it("in two spellings is one address", async () => {
		const twice = await buildSite({
			"broadsheet.config.ts": config(),
			"content/news/a.md": story(`headline: A\naliases: [/caf%C3%A9/, /café, ${JSON.stringify(NFD("/café/"))}]`),
		});
		expect(twice.problems).toBe("");
		const both = await twice.again({ "content/news/b.md": story("headline: B\naliases: /caf%c3%a9/") });
		expect(both.report.problems.map(({ code }) => code)).toEqual(["url-collision"]);
	});

	situation(18, "that no static site can answer for is refused with the reason and a way", {
		files: {
			...CONFIG,
			"content/news/query.md": story("headline: Query\naliases: [/?p=1234]"),
			"content/news/colon.md": story("headline: Colon\naliases: [/wiki/Category:Harbour/]"),
			"content/news/fragment.md": story('headline: Fragment\naliases: ["/old/#part"]'),
			"content/news/percent.md": story("headline: Percent\naliases: [/100%-sure/, /a%2Fb/]"),
		},
		reported: [
			"error unsafe-url content/news/colon.md:4:11",
			"error unsafe-url content/news/fragment.md:4:11",
			"error unsafe-url content/news/percent.md:4:11",
			"error unsafe-url content/news/percent.md:4:24",
			"error unsafe-url content/news/query.md:4:11",
		],
		right: ({ problems }) => {
			expect(problems).toContain('has a query, "/?p=1234", but a static site uses only the path');
			expect(problems).toContain('`if ($arg_p = "1234") { return 301 /new/address/; }`');
			expect(problems).toContain('`rewrite "^/wiki/Category:Harbour/?$" /new/address/ permanent;`');
			expect(problems).toContain('write "/old/"');
			expect(problems).toContain("a percent sign itself is `%25`");
		},
	});

	it("in the configuration is rejected for the same reasons", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config('redirects: { "/?page_id=7": "/" },'),
			"content/news/a.md": story(),
		});
		expect(site.problems).toContain("has a query");
		expect(site.problems).toContain('$arg_page_id = "7"');
	});

	it("that differs only in case from that of its own story has a rule for hosts, and no file", async () => {
		const site = await buildSite({ ...CONFIG, "content/news/a.md": story("headline: A\naliases: /News/2026/05/A/") });
		expect(site.problems).toBe("");
		expect(site.read("_redirects")).toContain("/News/2026/05/A/ /news/2026/05/a/ 301");
		expect(site.list().filter((path) => path.startsWith("News"))).toEqual([]);
	});
});

/** A site with its own address; for `example.org` and the like, nothing is published yet. */
const published = (more = "", url = "https://www.tidewater-ledger.net"): string =>
	`export default { name: "The Tidewater Ledger", url: "${url}", timeZone: "Europe/Dublin", ${more} };`;
const ids = (xml: string): string[] => [...xml.matchAll(/<guid[^>]*>([^<]*)/g)].map(([, id]) => id as string);

describe("the record of addresses", () => {
	const TWO = {
		"content/news/a.md": story("headline: A\ntags: Port\nbyline: Ida Roth"),
		"content/news/b.md": story("headline: B"),
	};

	it("is written by every build of a site that says so, and by none that is a draft, a look ahead or has no address", async () => {
		const site = await buildSite({ ...TWO, "broadsheet.config.ts": published("record: true,") });
		const record = () => existsSync(join(site.root, "content/published.json"));
		expect(record()).toBe(true);
		rmSync(join(site.root, "content/published.json"));
		await site.again({}, { drafts: true, out: "preview" });
		await site.again({}, { at: "2999-01-01T00:00:00Z", out: "ahead" });
		await site.again({ "broadsheet.config.ts": published("record: true,", "https://example.org") });
		await site.again({ "broadsheet.config.ts": published() });
		expect(record()).toBe(false);
	});

	it("leaves nothing to do for a build without changes", async () => {
		const site = await buildSite({ ...TWO, "broadsheet.config.ts": published("record: true,") });
		const again = await (await site.again({})).again({});
		expect([again.report.written, again.report.rendered, again.problems]).toEqual([0, 0, ""]);
	});

	it.skipIf(spawnSync("git", ["--version"]).status !== 0)(
		"is committed by the GitHub workflow, also after a concurrent push (skipped where git is not installed)",
		async () => {
			const site = {
				name: "Ledger",
				language: "en",
				timeZone: "UTC",
				url: "https://tidewater-ledger.net",
			};
			const workflow = recipeFor("github", site).files[".github/workflows/publish.yml"] ?? "";
			const [, script = ""] = /Commit the record of addresses\n\s+run: \|\n((?: {10}.*\n)+)/.exec(workflow) ?? [];
			const [origin, runner, editor] = ["origin.git", "runner", "editor"].map((name) => join(tempDir(), name)) as [
				string,
				string,
				string,
			];
			const sh = (cwd: string, command: string) => {
				const ran = spawnSync("bash", ["-e", "-c", command], {
					cwd,
					encoding: "utf8",
					env: { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null" },
				});
				expect([command, ran.status, ran.status ? ran.stderr : ""]).toEqual([command, 0, ""]);
				return ran.stdout;
			};
			const named = "git config user.name N && git config user.email n@example.org";
			sh(".", `git init -q -b main --bare "${origin}" && git clone -q "${origin}" "${editor}"`);
			writeFiles(editor, { ...siteFiles(site, { files: {} }), "broadsheet.config.ts": published("record: true,") });
			sh(editor, `${named} && git add -A && git commit -qm First && git push -q`);
			sh(".", `git clone -q "file://${origin}" --depth 1 "${runner}"`);
			expect((await buildSite({}, {}, runner)).problems).toBe("");
			sh(editor, "echo more > notes.txt && git add -A && git commit -qm More && git push -q");
			expect(sh(runner, script.replace(/^ {10}/gm, ""))).not.toContain("::warning");
			expect(sh(runner, script.replace(/^ {10}/gm, ""))).not.toContain("::warning");
			sh(editor, "git pull -q");
			expect(sh(editor, "git log --format=%s")).toBe("Record what is published\nMore\nFirst\n");
			expect(readFileSync(join(editor, "content/published.json"), "utf8")).toContain("/news/2026/01/first-story/");
		},
	);

	it("without one, a build that moves or removes the page of a story says what to do", async () => {
		const site = await buildSite({ ...TWO, "broadsheet.config.ts": published() });
		const moved = await site.again({
			"content/news/a.md": story("headline: A\nslug: another"),
			"content/news/b.md": undefined,
		});
		expect(moved.report.exit).toBe(0);
		expect(moved.report.problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
			"warning former-url",
			"warning former-url",
		]);
		expect(moved.problems).toContain("The story moves from /news/2026/05/a/ to /news/2026/05/another/");
		expect(moved.problems).toContain("aliases: [/news/2026/05/a/]");
		expect(moved.problems).toContain("/news/2026/05/b/ is removed");
	});

	it("without one, nothing is reported for stories that were withdrawn, have an alias, or were replaced by others", async () => {
		const site = await buildSite({
			...TWO,
			"content/news/c.md": story("headline: C"),
			"broadsheet.config.ts": published(),
		});
		const later = await site.again({
			"content/news/a.md": story("headline: A\nslug: another\naliases: /news/2026/05/a/"),
			"content/news/b.md": story("headline: B\nstatus: killed"),
			"content/news/c.md": undefined,
			"content/news/d.md": story("headline: D\nslug: c"),
		});
		expect(later.problems).toBe("");
		expect((await later.again({ "content/news/b.md": story("headline: B\nexpires: 2026-05-02") })).problems).toBe("");
	});

	it("leaves no old page, topic, author or folder of a removed story (field 20)", async () => {
		const site = await buildSite({ ...TWO, "broadsheet.config.ts": published() });
		const later = await site.again({ "content/news/a.md": undefined });
		expect(later.list().filter((path) => /\/a\/|port|ida-roth/.test(path))).toEqual([]);
		expect(existsSync(join(later.out, "news/2026/05/a"))).toBe(false);
	});

	it("keeps the ids of feeds through a new domain, and through http and www (field 21)", async () => {
		const site = await buildSite({
			...TWO,
			"broadsheet.config.ts": published("record: true,", "http://www.tidewater-ledger.net"),
		});
		const before = ids(site.read("feed.xml"));
		expect(before).toContain("tag:www.tidewater-ledger.net,2005:news/a");
		for (const url of [
			"https://www.tidewater-ledger.net",
			"https://tidewater-ledger.net",
			"https://ledger-of-tidewater.net",
		]) {
			const later = await site.again({ "broadsheet.config.ts": published("record: true,", url) });
			expect(ids(later.read("feed.xml"))).toEqual(before);
			expect(JSON.parse(later.read("feed.json")).items.map(({ id }: { id: string }) => id)).toEqual(before);
			expect(later.read("feed.xml")).toContain(`<link>${url}/news/2026/05/a/</link>`);
		}
	});

	it("keeps them by the configuration as well, and as they were where a record has no authority (field 21)", async () => {
		const site = await buildSite({
			...TWO,
			"broadsheet.config.ts": published('feeds: { authority: "old.tidewater-ledger.net" },'),
		});
		expect(ids(site.read("feed.xml"))).toContain("tag:old.tidewater-ledger.net,2005:news/a");
		const older = await site.again({
			"broadsheet.config.ts": published(),
			"content/published.json": '{\n"version": 1,\n"stories": {},\n"fronts": [],\n"gone": []\n}\n',
		});
		expect(ids(older.read("feed.xml"))).toContain("tag:www.tidewater-ledger.net,2005:news/a");
	});
});
