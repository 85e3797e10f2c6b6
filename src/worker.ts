/** The per-item stages, served on another thread. */
import { workerData } from "piscina";
import { importConfig } from "./config.js";
import { features } from "./features/index.js";
import type { Body, Outcome, OutputFile, Page, Parsed, Source } from "./model.js";
import { parseArticle } from "./stages/content/article.js";
import { renderPage } from "./stages/render/render.js";
import { importTemplates } from "./stages/render/templates.js";

/** What each thread is told once. Files, because functions do not travel. */
export interface Setup {
	/** The bundled configuration; undefined for the defaults. */
	readonly config: string | undefined;
	readonly templates: string;
	readonly root: string;
}

const setup = workerData as Setup;
const site = await importConfig(setup.config, features);
const renderer = {
	...(await importTemplates(setup.templates)),
	root: setup.root,
	plugins: site.plugins,
};

export const parse = (sources: readonly Source[]): Outcome<Parsed>[] =>
	sources.map((source) => parseArticle(source, site));

export const render = (
	jobs: readonly { readonly page: Page; readonly body: Body | undefined }[],
): Outcome<OutputFile>[] => jobs.map(({ page, body }) => renderPage(page, body, renderer));
