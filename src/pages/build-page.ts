/** Builds the view of a page from its task. */
import type { Page, Url } from "../core/model.js";
import type { PageView } from "../core/views.js";
import type { PageHead } from "./chrome.js";
import { archivePage, monthPage } from "./kinds/archive.js";
import { articlePage } from "./kinds/article.js";
import { authorPages } from "./kinds/author.js";
import { correctionPage } from "./kinds/corrections.js";
import { sectionPages, topicPages } from "./kinds/front.js";
import { homePage, notFoundPage } from "./kinds/home.js";
import { updatesPage } from "./kinds/live.js";
import { type DocumentItems, documentPage } from "./kinds/machine-document.js";
import { collectionPage } from "./kinds/paginated.js";
import { plainPage } from "./kinds/plain-page.js";
import type { PageContext } from "./page-context.js";
import type { PageTask } from "./page-task.js";

/** `documents` has the items of documents and what fills their holes. */
export function buildPage(
	task: PageTask,
	context: PageContext,
	documents: { readonly items: DocumentItems; readonly context: PageContext },
): Page {
	switch (task.kind) {
		case "home":
			return homePage(context);
		case "not-found":
			return notFoundPage(context);
		case "article":
			return articlePage(task, context);
		case "updates":
			return updatesPage(task, context);
		case "plain-page":
			return plainPage(task, context);
		case "section":
			return collectionPage(task.page, sectionPages(task.key, context), context);
		case "topic":
		case "series":
			return collectionPage(task.page, topicPages(task.kind, task.key, context), context);
		case "author":
			return collectionPage(task.page, authorPages(task.key, context), context);
		case "corrections":
			return correctionPage(task.page, context);
		case "archive":
			return archivePage(task.year, context);
		case "month":
			return monthPage(task.year, task.month, context);
		case "spec":
			return specPage(task.url, context);
		case "document":
			return documentPage(task.url, documents.items, documents.context);
	}
}

/** A page of a plugin: its view, with what every view has. */
function specPage(url: Url, { site, chrome }: PageContext): Page {
	const { template, view, from } = site.spec(url);
	const whole = { ...view, ...chrome({ ...(view as unknown as PageHead), url }) } as PageView;
	return { url, template, ...(from && { from }), view: whole };
}
