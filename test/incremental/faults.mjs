/**
 * What a build remembers, and what it compares: leave any of it out and the site goes stale. Rules that a clean build breaks as well are
 * not for this table, because a clean build is what the edits compare with. By the file of `src/`: what the fault is, a text that occurs
 * in the file exactly once, and its replacement.
 */
const TABLE = {
	"cache/memoize-on-disk.ts": [
		[
			"read: the configuration is left out of an outcome's fingerprint",
			"fingerprintOf([salt, ...input(item)])",
			"fingerprintOf(input(item))",
		],
	],
	"build/up-to-date.ts": [
		[
			"nothing changed: plugins that see the edition are left out",
			"guestsOf(site).length ? undefined : givenOf",
			"givenOf",
		],
	],
	"build/image-variants.ts": [
		["pictures: a copy that was changed is believed", "!there || there === digest", "!files.has(path)"],
	],
	"build/render-site.ts": [
		[
			"page: the configuration is left out of a view's fingerprint",
			"[setup.salt, template, digestFor",
			"[template, digestFor",
		],
		[
			"page: a template is left out of a view's fingerprint",
			"digestFor(template, templates), frameDigest",
			"frameDigest",
		],
		[
			"page: the frame is left out of a view's fingerprint",
			"digestFor(template, templates), frameDigest",
			"digestFor(template, templates)",
		],
	],
	"build/workers/parse-files.ts": [
		["read: the path of a file is left out", "[kind, source.path, source.bytes]", "[kind, source.bytes]"],
		["read: the bytes of a file are left out", "[kind, source.path, source.bytes]", "[kind, source.path]"],
	],
	"build/workers/worker.ts": [
		[
			"page: what lies in its place is believed to be it",
			"file.digest !== jobs[index]?.lies",
			"jobs[index]?.lies === undefined",
		],
	],
	"cache/cache.ts": [["rows: they are believed under another configuration", "known()?.salt === salt ?", "known() ?"]],
	"cache/file-records.ts": [
		["rows: that a file had problems is left out", "(problems ? 2 : 0)", "0"],
		["rows: that a file had a value is left out", "(ok ? 1 : 0)", "0"],
		["rows: the files of a story are left out", "textOf(card?.files)", '""'],
		["rows: the pictures of a story are left out", "textOf(card?.pictures)", '""'],
	],
	"core/file-stamp.ts": [
		["stamp: the time of change is not looked at", "a[2] === b[2] && ", ""],
		["stamp: the file itself is not looked at", "a[1] === b[1] && a[2] === b[2] && a[3] === b[3]", "true"],
		["stamp: what is younger than a tick is believed", "const TICK = 100", "const TICK = -1e12"],
	],
	"cache/asset-records.ts": [
		["picture: its measures are left out", "numbers(({ width = 0 }) => width)", "numbers(() => 0)"],
	],
	"content/inspect-assets.ts": [
		["picture: its stamp is not looked at", "before && sameStamp(before.stamp, stamp)", "before"],
	],
	"cache/last-build.ts": [
		["nothing changed: their stamps are left out", "new Uint8Array(stamps.buffer),", ""],
		["nothing changed: what listing them told is left out", "JSON.stringify(problems),", ""],
		["nothing changed: the program, the configuration and the templates are left out", "...parts,", ""],
		["nothing changed: the hour until which it holds is left out", "at < last.told.nextChange", "true"],
		["nothing changed: the hour from which on it holds is left out", "last.at <= at", "true"],
	],
	"build/scan.ts": [
		[
			"nothing changed: what differs in the output is not read",
			"places.every((place) =>",
			"places.every((place) => true ||",
		],
		["output: the list of files is not looked at", "manifest === undefined || manifest === known?.manifest", "true"],
	],
	"cache/previous-output.ts": [
		["output: a file with another stamp is believed", "digestAt(join(out, file.path)) === file.digest", "true"],
	],
	"build/build.ts": [
		["nothing changed: the output is not looked at", "(await looked.output).asLeft", "true"],
		["nothing changed: the problems are not told again", "ledger.add(last.problems)", "void 0"],
		["nothing changed: drafts are left out", "options.drafts ? undefined : givenTo", "givenTo"],
	],
	"render/theme/load.ts": [
		[
			"document: the components of texts are left out of a view's fingerprint",
			'?? digests.get(DOCUMENT) ?? ""',
			'?? ""',
		],
	],
	"build/render-queue.ts": [
		["page: its view is left out of the view's fingerprint", ", parcel.page]", "]"],
		[
			"page: an output file that was tampered with is believed",
			'file?.page && file.digest !== "" && old.salt',
			"file?.page && old.salt",
		],
		["page: templates and configuration are left out of the key's validity", "old.salt === salt && isKept", "isKept"],
		["page: that its making told problems is left out", "!page.problems &&", ""],
		["key: the story's own file is left out", "a[part] !== b[part]", "part !== 0 && a[part] !== b[part]"],
		["key: what stands around a page is left out", "a[part] !== b[part]", "part !== 1 && a[part] !== b[part]"],
		["key: the frame of all pages is left out", "a[part] !== b[part]", "part !== 2 && a[part] !== b[part]"],
	],
	"pages/plan.ts": [["key: the age of a story is left out", " + (ageOf(article, edition) ?? 0)", ""]],
	"pages/kinds/article.ts": [["view: the body of a story is left out", "digest: article.body", 'digest: ""']],
	"content/dependency-info.ts": [
		["card: the text is left out", "page: mix(seen, inside)", "page: seen"],
		["card: what lists show is left out", "\t\tteaser: seen,", "\t\tteaser: 0,"],
		["card: the names of a story are left out", "[article.from, article.slug, article.id, article.headline]", "[]"],
		["card: what a story refers to is left out", "asks: [...asks]", "asks: []"],
	],
	"site/dependency-digests.ts": [
		["sight: neighbours are left out", "mix(window, size(places.length - place))", "0"],
		["sight: the section of a story is left out", "section ? label(section) : 0", "0"],
		["sight: authors are left out", "mix(seen, person(author))", "seen"],
		["sight: the names of groups are left out", "mix(seen, label(each))", "seen"],
		["sight: the answers to references are left out", "asked === 0 ? everything.value : answers.get(asked)", "0"],
		[
			"sight: pages that are no stories are left out of the answers",
			"answers.add(word(url), hash32(url));\n\tfor (const [path",
			"void url;\n\tfor (const [path",
		],
		["sight: files are left out of the answers", "answers.add(word(path), hash32(url))", "void url"],
		["sight: pictures are left out", ": url), mix(width, height)", ': ""), 0'],
		["sight: the parts of a series are left out", "mix(sum, teasers[place] ?? 0)", "sum"],
		["sight: contributors are left out", "creditsOf(article)", "[]"],
		["sight: entries are left out", "mix(seen, entry.card.page)", "seen"],
		[
			"sight: files of entries are left out",
			"seenFiles(entry, mix(seen, entry.card.page))",
			"mix(seen, entry.card.page)",
		],
		["sight: authors of entries are left out", "bylineOf(entry)", "[]"],
		["sight: the end of coverage is left out", "article.ends > edition.at ? 1 : 2", "1"],
		["sight: what entries refer to is left out", "ask(entry.card, index)", "void entry"],
		["sight: entries are left out of the answers", "mix(hash32(id), mix(hash32(url), teasers[index] as number))", "0"],
		["sight: the anchors of entries are left out of the answers", "mix(hash32(id), mix(", "mix(0, mix("],
		["sight: the stories of entries are left out of the answers", "mix(hash32(url), teasers[index] as number)", "0"],
	],
	"pages/planned-page.ts": [["front: its stories are left out", "mix(sum, teaserKey(article))", "sum"]],
	"pages/kinds/front.ts": [
		["front: its pager is left out", "mix(keyOf(leaf.items, making), pager)", "keyOf(leaf.items, making)"],
		["front: its name and what else it shows are left out", ", pager), label)", ", pager), 0)"],
		["front: the note of a section is left out", "above.map(linkTo), children, about]", "above.map(linkTo), children]"],
		["front: the note of a topic is left out", 'JSON.stringify(about ?? "")', '""'],
		["front: what editors put on that of a section is left out", "? slotsKey(front, making) : 0", "? 0 : 0"],
	],
	"pages/kinds/author.ts": [["author: the profile is left out", "JSON.stringify([profile, measured, fills])", '""']],
	"pages/kinds/front-slots.ts": [
		["slots: pins are left out", "mix(sum, keyOf(pins, making))", "sum"],
		["slots: what fills them is left out", "keyOf(newest(source, most, index > 2), making)", "0"],
		["slots: their sizes are left out", "mix(size, keyOf(", "mix(0, keyOf("],
		["slots: their titles are left out", "hash32(titles)", "0"],
		["slots: what others show before them is not counted", "sum + size, LEADS)", "sum, 1)"],
	],
	"pages/kinds/live.ts": [["latest entries: they are left out", "key: making.storyKey(article)", "key: 0"]],
	"pages/kinds/corrections.ts": [
		["corrections: their stories are left out", "mix(storyKey(article), article", "mix(0, article"],
		["corrections: which of them it has is left out", "article.corrections.indexOf(note)", "0"],
	],
	"pages/kinds/machine-document.ts": [
		["document: its stories are left out", "shows.map(making.storyKey)", "shows.map(() => 0)"],
		["document: the stories that it lists are left out", "mix(making.teaserKey(article)", "mix(0"],
		[
			"document: the newest entry of a story that it lists is left out",
			"newest ? hash32(JSON.stringify(publicationOf(newest))) : 0",
			"0",
		],
		["document: what it says of itself is left out", "JSON.stringify([url, printer, about])", '""'],
	],
	"site/identity.ts": [
		["card: that the record gives another id is left out", "mix(story.card.page, hash32(id))", "story.card.page"],
	],
	"build/load-content.ts": [["nothing changed: the ends of pins are left out", "pinEnds(opened.fronts)", "[]"]],
	"site/live-coverage.ts": [
		["nothing changed: the ends of coverage are left out", "\t\tundefined,\n\t\tends,", "\t\tundefined,\n\t\t[],"],
	],
	"cache/bundle-cache.ts": [
		["bundle: the files of which it was made are not looked at", "fingerprint(path) === was)", "true)"],
	],
	"cache/bundle-inputs.ts": [
		["bundle: what a folder has is not looked at", "...files.map(({ name }) => name).sort()", ""],
	],
	"output/publish.ts": [["write: what the new site has not is left there", "removed.push(path)", "void path"]],
};

export const FAULTS = Object.entries(TABLE).flatMap(([file, faults]) =>
	faults.map(([name, find, replace]) => ({ name, file, find, replace })),
);
