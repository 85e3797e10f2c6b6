import { lazy } from "../core/lazy.js";
import type { Page, PlannedPage } from "../core/model.js";

/** A planned page as plugins see it: its view is built on first access. Its problems were already reported by the build. */
export function withLazyView({ url, template, from, isDocument, make }: PlannedPage): Page {
	const made = lazy(() => make().value as Page);
	return {
		url,
		template,
		...(from !== undefined && { from }),
		...(isDocument && { isDocument }),
		get view() {
			return made().view;
		},
	};
}
