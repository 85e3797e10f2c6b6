import { lazy } from "../core/lazy.js";
import type { Page, PlannedPage } from "../core/model.js";

/** A planned page as plugins see it: its view is made on first access. Its problems have already been reported by the build. */
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
