/** The key file that proves ownership of the site to search engines: `/<key>.txt` (indexnow.org/documentation, "Verifying ownership via the key"). */
import type { Plugin } from "../core/model.js";

/** Created if the site has `indexNow`. */
export function indexNow(): Plugin {
	return {
		name: "index-now",
		documents: ({ site: { indexNow, isPreview }, drafts }) =>
			indexNow && !drafts && !isPreview
				? [{ url: `/${indexNow.key}.txt`, serializer: "indexNowKey", replaceable: true, meta: { key: indexNow.key } }]
				: [],
		serializers: { indexNowKey: ({ meta }) => `${meta.key}` },
	};
}
