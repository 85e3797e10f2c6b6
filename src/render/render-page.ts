/** Renders a page to an HTML file. An error in a template is a problem with the line of the template and the article. */
import type {
	Body,
	HoleContent,
	Html,
	Outcome,
	OutputFile,
	Page,
	Path,
	Place,
	Plugin,
	Problem,
} from "../core/model.js";
import { outputPathOf } from "../core/paths.js";
import { reasonOf } from "../core/plugin-error.js";
import { callHook } from "../core/plugin-hooks.js";
import { error } from "../core/problem.js";
import type { DocumentItemView, DocumentView, LiveEntryView, LiveView } from "../core/views.js";
import { withBasePath } from "../core/with-base-path.js";
import { buildStructuredData } from "./json-ld.js";
import type { TemplateModule } from "./theme/module.js";
import { placeFromStack } from "./theme/template-place.js";

export interface Renderer {
	readonly module: TemplateModule;
	/** The source map of the module, as JSON: it maps errors to lines of templates. */
	readonly map: string;
	readonly root: string;
	readonly plugins: readonly Plugin[];
}

export function renderPage(
	page: Page,
	bodies: ReadonlyMap<Path, Body>,
	{ module, map, root, plugins }: Renderer,
): Outcome<OutputFile> {
	const problems: Problem[] = [];
	const report = (problem: Problem) => void problems.push(problem);
	try {
		if (page.isDocument) return { value: printDocument(page, bodies, plugins, module, report), problems };
		const { body: { fills } = {}, live } = page.view as { body?: { fills: readonly HoleContent[] }; live?: LiveView };
		const body = page.from === undefined ? undefined : bodies.get(page.from);
		const whole = {
			...page.view,
			...(body && fills && { bodyHtml: bodyHtml(body, fills, module, page.view.lang) }),
			...(live && {
				live: { ...live, entries: live.entries.map((entry) => withEntryHtml(entry, module, page.view.lang)) },
			}),
		};
		const structured = buildStructuredData(whole, plugins, report);
		const view = structured === undefined ? whole : { ...whole, structured };
		const html = applyHtmlHooks(module.print(page.template, view), page, plugins, report);
		const file = {
			path: outputPathOf(page.url),
			bytes: Buffer.from(withBasePath(html, page.view.site.base)),
			kind: "page" as const,
			...(page.from && { from: page.from }),
		};
		return { value: file, problems };
	} catch (thrown) {
		const story: Place | undefined = page.from === undefined ? undefined : { path: page.from };
		const place = placeFromStack(thrown, map, root);
		const reason = reasonOf(thrown);
		const message = `The template "${page.template}" fails at ${page.from ?? page.url}: ${reason}`;
		const group = place ? `${place.path}:${place.line}` : `${page.template} ${reason}`;
		return { problems: [error("template-fault", message, place ?? story, { group })] };
	}
}

/** The `html` hooks of plugins, one after another. */
const applyHtmlHooks = (html: Html, page: Page, plugins: readonly Plugin[], report: (problem: Problem) => void): Html =>
	plugins.reduce(
		(value, plugin) =>
			callHook(plugin, "html", () => plugin.html?.(value, page) ?? value, value, report, {
				story: page.from,
				page: page.url,
			}),
		html,
	);

/** A machine-readable file, rendered by the plugin that adds it. */
function printDocument(
	page: Page,
	bodies: ReadonlyMap<Path, Body>,
	plugins: readonly Plugin[],
	module: TemplateModule,
	report: (problem: Problem) => void,
): OutputFile {
	const view = page.view as unknown as DocumentView;
	const items = view.items.map((item) => completeItem(item, bodies, module));
	const plugin = plugins.findLast(({ serializers }) => serializers?.[page.template]) ?? { name: page.template };
	const print = () => plugin.serializers?.[page.template]?.({ ...view, items }) ?? "";
	const text = callHook<string>(plugin, "serializers", print, "", report, { page: page.url });
	return { path: outputPathOf(page.url), bytes: Buffer.from(text), kind: "document" };
}

const completeView = new WeakMap<DocumentItemView, WeakRef<DocumentItemView>>();
/** The same article is rendered into several documents one after the other: it is completed once while it is still referenced. */
function completeItem(
	item: DocumentItemView,
	bodies: ReadonlyMap<Path, Body>,
	module: TemplateModule,
): DocumentItemView {
	const found = completeView.get(item)?.deref();
	if (found) return found;
	const body = bodies.get(item.body.from);
	if (!body) return item;
	const made = { ...item, html: bodyHtml(body, item.body.fills as readonly HoleContent[], module, item.lang) };
	completeView.set(item, new WeakRef(made));
	return made;
}

const withEntryHtml = (entry: LiveEntryView, module: TemplateModule, lang: string | undefined): LiveEntryView => ({
	...entry,
	html: bodyHtml(entry.body, entry.body.fills as readonly HoleContent[], module, lang),
});

/** Joins the parts of a body with the contents of its holes. Components get the language of the surrounding text. */
function bodyHtml(
	{ parts }: Pick<Body, "parts">,
	fills: readonly HoleContent[],
	{ component }: TemplateModule,
	lang: string | undefined,
): Html {
	return parts
		.map((part): Html => {
			if (typeof part === "string") return part;
			const fill = fills[part] ?? "";
			if (typeof fill === "string") return fill;
			if ("picture" in fill) return component("Picture", { picture: fill.picture, lazy: true, around: lang });
			if ("embed" in fill) return component("Embed", { embed: fill.embed, around: lang });
			return "ad" in fill
				? component("Ad", { ad: fill.ad, around: lang })
				: component("ReadMore", { ...fill.readMore, around: lang });
		})
		.join("");
}
