/**
 * What a build remembers, and what it compares: leave any of it out and the site goes stale. Rules that a clean build breaks as well are
 * not for this table, because a clean build is what the edits compare with. By the file of `src/`: what the fault is, a text that occurs
 * in the file exactly once, and its replacement.
 */
const TABLE = {
	"cache/memoize-on-disk.ts": [
		[
			"read: the configuration is left out of an outcome's fingerprint",
			"cacheKey([parseVersion, ...input(item)])",
			"cacheKey(input(item))",
		],
	],
	"build/up-to-date.ts": [
		[
			"nothing changed: plugins that see the edition are left out",
			"thirdPartyPlugins(site).length\n\t\t? undefined\n\t\t: inputsDigest",
			"inputsDigest",
		],
		[
			"page: the configuration is left out of a view's fingerprint",
			"[parseVersion, template, templateDigest",
			"[template, templateDigest",
		],
		["page: a template is left out of a view's fingerprint", "templateDigest(template, templates), frame]", "frame]"],
		[
			"page: the frame is left out of a view's fingerprint",
			"templateDigest(template, templates), frame]",
			"templateDigest(template, templates)]",
		],
	],
	"build/edited-reader.ts": [
		["edited site: a front gets back an answer of long ago", "others.has(file) ? undefined : reads", "reads"],
	],
	"build/edited-order.ts": [
		[
			"edited site: the rows of files that come and go are not counted",
			"renumbering([...files], before, rows)",
			"renumbering([], before, rows)",
		],
	],
	"build/page-problems.ts": [
		[
			"edited site: hints of other stories stay as they were",
			"areNamesKept || (isAddress && closestMatch(path, urls) === undefined)",
			"true",
		],
	],
	"build/image-variants.ts": [
		["pictures: a copy that was changed is believed", "!existing || existing === digest", "!files.has(path)"],
	],
	"build/workers/parse-files.ts": [
		["read: the path of a file is left out", "[kind, source.path, source.bytes]", "[kind, source.bytes]"],
		["read: the bytes of a file are left out", "[kind, source.path, source.bytes]", "[kind, source.path]"],
	],
	"build/workers/worker.ts": [
		[
			"page: what lies in its place is believed to be it",
			"file.digest !== jobs[index]?.existing",
			"jobs[index]?.existing === undefined",
		],
	],
	"cache/cache.ts": [
		["rows: they are believed under another configuration", "known()?.parseVersion === parseVersion ?", "known() ?"],
	],
	"cache/file-records.ts": [
		["rows: that a file had problems is left out", "(problems ? PROBLEMS : 0)", "0"],
		["rows: that a file had a value is left out", "(ok ? OK : 0)", "0"],
		["rows: the files of a story are left out", "joinList(dependencies?.assets)", '""'],
		["rows: the pictures of a story are left out", "joinList(dependencies?.images)", '""'],
	],
	"core/file-stamp.ts": [
		["stamp: the time of change is not looked at", "a[2] === b[2] && ", ""],
		["stamp: the file itself is not looked at", "a[1] === b[1] && a[2] === b[2] && a[3] === b[3]", "true"],
		[
			"stamp: what is younger than a tick is believed",
			"const MTIME_GRANULARITY_MS = 100",
			"const MTIME_GRANULARITY_MS = -1e12",
		],
	],
	"cache/asset-records.ts": [
		["picture: its measures are left out", "numbers(({ width = 0 }) => width)", "numbers(() => 0)"],
	],
	"content/inspect-assets.ts": [
		["picture: its stamp is not looked at", "before && stampsEqual(before.stamp, stamp)", "before"],
	],
	"cache/last-build.ts": [
		["nothing changed: their stamps are left out", "new Uint8Array(stamps.buffer),", ""],
		["nothing changed: what listing them told is left out", "JSON.stringify(problems),", ""],
		["nothing changed: the program, the configuration and the templates are left out", "...parts,", ""],
		["nothing changed: the hour until which it holds is left out", "at < last.summary.nextChange", "true"],
		["nothing changed: the hour from which on it holds is left out", "last.at <= at", "true"],
	],
	"build/scan.ts": [
		[
			"nothing changed: what differs in the output is not read",
			'every(({ digest }) => digest !== "")',
			"every(() => true)",
		],
		["output: the list of files is not looked at", "manifest === undefined || manifest === known?.manifest", "true"],
	],
	"cache/previous-output.ts": [
		["output: a file with another stamp is believed", "fileDigest(join(out, file.path)) === file.digest", "true"],
	],
	"build/build.ts": [
		["nothing changed: the output is not looked at", "(await scanned.output).isUntouched", "true"],
		["nothing changed: the problems are not told again", "diagnostics.add(last.problems)", "void 0"],
		["nothing changed: drafts are left out", "options.drafts ? undefined : computeInputsDigest", "computeInputsDigest"],
	],
	"render/theme/load.ts": [
		[
			"document: the components of texts are left out of a view's fingerprint",
			'?? digests.get(DOCUMENT_TEMPLATE) ?? ""',
			'?? ""',
		],
	],
	"build/render-queue.ts": [
		["page: its view is left out of the view's fingerprint", ", message.page]", "]"],
		[
			"page: an output file that was tampered with is believed",
			'page !== undefined && digest !== "" &&',
			"page !== undefined &&",
		],
		[
			"page: templates and configuration are left out",
			"isKnown = old.renderVersion === renderVersion",
			"isKnown = true",
		],
		["page: that its making told problems is left out", "!page.problems &&", ""],
	],
	"build/unchanged-pages.ts": [
		["reads: what all pages show is left out", "common?.siteViewJson !== siteViewJson ||", ""],
		[
			"reads: what a page has asked of the site is left out",
			"isSameAnswer(askAgain(reader, question), answer)",
			"true",
		],
		["reads: what was asked about files is left out", "if (!Object.entries(kept).every(isSame)) return BOTH;", ""],
		[
			"reads: answers that nearly all stories have are left out",
			"if (!COMMON.every(([question, answer]) => question in kept || isSame([question, answer]))) return BOTH;",
			"",
		],
		["reads: what lists show of a story is left out", "(kept.listing ?? listingDigest) !== listingDigest", "false"],
		["reads: the text of a story is left out", "(kept.article ?? contentDigest) === contentDigest", "true"],
		["reads: entries of live coverage are left out", ", ...[...coverage.values()].flat()]", "]"],
		["reads: plain pages are left out", "...articles, ...plainPages,", "...articles,"],
	],
	"cache/read-recorder.ts": [
		["reads: pages that ask about a file are left out", "if (texts.at(-1) !== file) texts.push(file);", ""],
		["reads: what a shared view has read is left out", "node.texts[part].push(...texts[part])", "void texts"],
	],
	"pages/kinds/article.ts": [["view: the body of a story is left out", "digest: article.bodyDigest", 'digest: ""']],
	"content/dependency-info.ts": [
		["dependency info: the text is left out", "contentDigest: combine(seen, inside)", "contentDigest: seen"],
		["dependency info: the beginning of a text is left out", "rest.summary.length === 0 && { description }", "{}"],
		["dependency info: what lists show is left out", "\t\tlistingDigest: seen,", "\t\tlistingDigest: 0,"],
		[
			"dependency info: the names of a story are left out",
			"[article.from, article.slug, article.id, article.headline]",
			"[]",
		],
		["dependency info: what a story refers to is left out", "references: [...asks]", "asks: []"],
	],
	"site/identity.ts": [
		[
			"dependency info: that the record gives another id is left out",
			"combine(story.dependencies.contentDigest, fnv1a32(id))",
			"story.dependencies.contentDigest",
		],
	],
	"build/load-content.ts": [["nothing changed: the ends of pins are left out", "pinEnds(opened.fronts)", "[]"]],
	"site/live-coverage.ts": [
		["nothing changed: the ends of coverage are left out", "\t\tundefined,\n\t\tends,", "\t\tundefined,\n\t\t[],"],
	],
	"cache/bundle-cache.ts": [
		["bundle: the files of which it was made are not looked at", "pathDigest(resolve(home, path)) === was)", "true)"],
	],
	"cache/bundle-inputs.ts": [
		["bundle: what a folder has is not looked at", "...files.map(({ name }) => name).sort()", ""],
	],
	"output/obsolete.ts": [["write: what the new site has not is left there", "removed.push(path)", "void path"]],
};

export const FAULTS = Object.entries(TABLE).flatMap(([file, faults]) =>
	faults.map(([name, find, replace]) => ({ name, file, find, replace })),
);

/** What finds a fault soonest: a file of `unchanged-files/`, or the seed of a walk of twenty sequences. */
export const FOUND_BY = {
	"dependency info: the beginning of a text is left out": "stamps",
	"nothing changed: the ends of coverage are left out": "newsroom",
	"reads: answers that nearly all stories have are left out": "newsroom",
	"reads: entries of live coverage are left out": "newsroom",
	"reads: plain pages are left out": "newsroom",
	"reads: what a page has asked of the site is left out": 2,
	"reads: what was asked about files is left out": 2,
	"reads: what lists show of a story is left out": 2,
	"reads: the text of a story is left out": "newsroom",
	"nothing changed: the ends of pins are left out": "newsroom",
	"page: its view is left out of the view's fingerprint": 1,
	"picture: its measures are left out": 1,
	"read: the bytes of a file are left out": 1,
	"read: the configuration is left out of an outcome's fingerprint": 1,
	"read: the path of a file is left out": 1,
	"rows: that a file had problems is left out": "stamps",
};
