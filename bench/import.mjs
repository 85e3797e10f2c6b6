/**
 * The memory and the time of `broadsheet import` with a large export of WordPress: `node bench/import.mjs [megabytes]`. The export is generated; the command runs
 * in a process of its own, which reports its largest resident set.
 */
import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const megabytes = Number(process.argv[2] ?? 200);
const home = mkdtempSync(join(tmpdir(), "broadsheet-import-"));
const file = join(home, "export.xml");
const words = "the council voted for a bridge that nobody had asked for and the river went on as it always had".split(
	" ",
);
const cli = fileURLToPath(new URL("../lib/cli.js", import.meta.url));

function paragraphs(seed, count) {
	let state = seed * 2654435761 + 1;
	const next = (most) => {
		state = (Math.imul(state, 1103515245) + 12345) >>> 0;
		return (state >>> 8) % most;
	};
	return Array.from({ length: count }, () =>
		Array.from({ length: 60 + next(60) }, () => words[next(words.length)]).join(" "),
	).join("\n\n");
}

try {
	const out = openSync(file, "w");
	writeSync(
		out,
		`<?xml version="1.0" encoding="UTF-8" ?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Old</title><link>https://old.example</link><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://old.example</wp:base_blog_url>\n`,
	);
	let posts = 0;
	for (let size = 0; size < megabytes * 1e6; posts++) {
		const day = `20${String(10 + (posts % 15)).padStart(2, "0")}-0${(posts % 9) + 1}-1${posts % 9}`;
		const text = paragraphs(posts, 6 + (posts % 60));
		size += writeSync(
			out,
			`<item><title><![CDATA[Story ${posts}]]></title><link>https://old.example/${day.replaceAll("-", "/")}/story-${posts}/</link><dc:creator><![CDATA[mara]]></dc:creator><content:encoded><![CDATA[${text}]]></content:encoded><wp:post_id>${posts + 1}</wp:post_id><wp:post_date>${day} 07:30:00</wp:post_date><wp:post_date_gmt>${day} 07:30:00</wp:post_date_gmt><wp:post_name>story-${posts}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type><category domain="category" nicename="news"><![CDATA[News]]></category></item>\n`,
		);
	}
	writeSync(out, "</channel></rss>\n");
	closeSync(out);
	const measure = `process.on("exit", () => process.stderr.write("\\nmemory " + process.resourceUsage().maxRSS + "\\n"));`;
	const since = performance.now();
	const { status, stderr } = spawnSync(
		process.execPath,
		[
			"--import",
			`data:text/javascript,${encodeURIComponent(measure)}`,
			cli,
			"import",
			file,
			"--root",
			join(home, "site"),
		],
		{ encoding: "utf8", maxBuffer: 1e9 },
	);
	const seconds = (performance.now() - since) / 1000;
	const memory = Number(/memory (\d+)/.exec(stderr)?.[1]) / 1024;
	process.stdout.write(
		`${(statSync(file).size / 1e6).toFixed(0)} MB, ${posts.toLocaleString("en")} posts: ${seconds.toFixed(0)} s, ${memory.toFixed(0)} MB of memory at most, exit ${status}\n`,
	);
	if (status !== 0) process.stdout.write(stderr);
} finally {
	rmSync(home, { recursive: true, force: true });
}
