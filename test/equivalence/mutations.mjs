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
			'file?.page && file.digest !== "" && isKnown',
			"file?.page && isKnown",
		],
		[
			"page: templates and configuration are left out of the key's validity",
			"isKnown = areReadsKnown && old.renderVersion === renderVersion",
			"isKnown = areReadsKnown",
		],
		["page: that its making told problems is left out", "!page.problems &&", ""],
		["key: the story's own file is left out", "a[part] !== b[part]", "part !== 0 && a[part] !== b[part]"],
		["key: what stands around a page is left out", "a[part] !== b[part]", "part !== 1 && a[part] !== b[part]"],
		["key: the frame of all pages is left out", "a[part] !== b[part]", "part !== 2 && a[part] !== b[part]"],
	],
	"pages/plan.ts": [["key: the age of a story is left out", " + (ageOf(article, reader) ?? 0)", ""]],
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
	"site/dependency-digests.ts": [
		["dependency digest: neighbours are left out", "combine(window, logSize(places.length - place))", "0"],
		["dependency digest: the section of a story is left out", "section ? label(section) : 0", "0"],
		["dependency digest: authors are left out", "combine(seen, person(author))", "seen"],
		["dependency digest: the names of groups are left out", "combine(seen, label(each))", "seen"],
		[
			"dependency digest: the answers to references are left out",
			"reference === 0 ? everything.value : answers.get(reference)",
			"0",
		],
		[
			"dependency digest: pages that are not stories are left out of the answers",
			"answers.add(linkKeyHash(url), fnv1a32(url));\n\tfor (const [path",
			"void url;\n\tfor (const [path",
		],
		[
			"dependency digest: files are left out of the answers",
			"answers.add(linkKeyHash(path), fnv1a32(url))",
			"void url",
		],
		["dependency digest: pictures are left out", ": url), combine(width, height)", ': ""), 0'],
		["dependency digest: the parts of a series are left out", "combine(sum, teasers[place] ?? 0)", "sum"],
		["dependency digest: contributors are left out", "creditsOf(article)", "[]"],
		["dependency digest: entries are left out", "combine(seen, entry.dependencies.contentDigest)", "seen"],
		[
			"dependency digest: files of entries are left out",
			"seenFiles(entry, combine(seen, entry.dependencies.contentDigest))",
			"combine(seen, entry.dependencies.contentDigest)",
		],
		["dependency digest: authors of entries are left out", "bylineOf(entry)", "[]"],
		["dependency digest: the end of coverage is left out", "article.ends > edition.at ? 1 : 2", "1"],
		["dependency digest: what entries refer to is left out", "ask(entry.dependencies, index)", "void entry"],
		[
			"dependency digest: entries are left out of the answers",
			"combine(fnv1a32(id), combine(fnv1a32(url), teasers[index] as number))",
			"0",
		],
		[
			"dependency digest: the anchors of entries are left out of the answers",
			"combine(fnv1a32(id), combine(",
			"combine(0, combine(",
		],
		[
			"dependency digest: the stories of entries are left out of the answers",
			"combine(fnv1a32(url), teasers[index] as number)",
			"0",
		],
	],
	"pages/planned-page.ts": [["front: its stories are left out", "combine(sum, teaserKey(article))", "sum"]],
	"pages/kinds/paginated.ts": [
		["front: its pager is left out", "?? 0, fnv1a32(", "?? 0, 0 * fnv1a32("],
		["front: its name and what else it shows are left out", "JSON.stringify([home, read(silentHoles)])", '""'],
		["front: what editors put on that of a section is left out", "? slotsKey(layout, context) : 0", "? 0 : 0"],
	],
	"pages/kinds/front-slots.ts": [
		["slots: pins are left out", "combine(sum, keyOf(pins, context))", "sum"],
		["slots: what fills them is left out", "keyOf(newest(source, index > 2), context)", "0"],
		["slots: their sizes are left out", "combine(size, keyOf(", "combine(0, keyOf("],
		["slots: their titles are left out", "fnv1a32(titles)", "0"],
		["slots: what others show before them is not counted", "sum + size, LEAD_CANDIDATES)", "sum, 1)"],
	],
	"pages/kinds/live.ts": [["latest entries: they are left out", "key: () => contentKey(ref)", "key: () => 0"]],
	"pages/kinds/corrections.ts": [
		["corrections: their stories are left out", "combine(contentKey(article), index)", "combine(0, index)"],
		[
			"corrections: which of them it has is left out",
			"combine(contentKey(article), index)",
			"combine(contentKey(article), 0)",
		],
	],
	"pages/kinds/machine-document.ts": [
		["document: its stories are left out", "items.map(context.contentKey)", "items.map(() => 0)"],
		["document: the stories that it lists are left out", "combine(context.teaserKey(article)", "combine(0"],
		[
			"document: the newest entry of a story that it lists is left out",
			"newest ? fnv1a32(JSON.stringify(publicationOf(newest))) : 0",
			"0",
		],
		["document: what it says of itself is left out", "JSON.stringify([url, serializer, meta])", '""'],
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
	"dependency digest: authors of entries are left out": "newsroom",
	"dependency digest: entries are left out": "newsroom",
	"dependency digest: the anchors of entries are left out of the answers": "newsroom",
	"dependency digest: the end of coverage is left out": "newsroom",
	"dependency info: the beginning of a text is left out": "stamps",
	"document: the newest entry of a story that it lists is left out": "newsroom",
	"front: its stories are left out": 1,
	"key: the story's own file is left out": 1,
	"key: what stands around a page is left out": 1,
	"latest entries: they are left out": 1,
	"nothing changed: the ends of coverage are left out": "newsroom",
	"nothing changed: the ends of pins are left out": "newsroom",
	"page: its view is left out of the view's fingerprint": 1,
	"picture: its measures are left out": 1,
	"read: the bytes of a file are left out": 1,
	"read: the configuration is left out of an outcome's fingerprint": 1,
	"read: the path of a file is left out": 1,
	"rows: that a file had problems is left out": "stamps",
	"slots: pins are left out": 1,
	"slots: their sizes are left out": "newsroom",
	"slots: their titles are left out": "newsroom",
	"slots: what fills them is left out": 1,
};
