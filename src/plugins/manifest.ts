/** The web app manifest, `/site.webmanifest`: how a device shows the installed site (W3C, Web Application Manifest). */
import { basePathOf, onHost } from "../core/base-path.js";
import type { DocumentSpec, Edition, Plugin } from "../core/model.js";
import type { DocumentView } from "../core/views.js";

/** Configured by `manifest`; the icons are those of `static/`. */
export function manifest(): Plugin {
	return { name: "manifest", documents: manifestDocuments, serializers: { manifest: manifestText } };
}

function manifestDocuments({ site }: Edition): DocumentSpec[] {
	const { file, shortName, color } = site.manifest;
	const meta = { shortName, color };
	return file
		? [{ url: "/site.webmanifest", serializer: "manifest", replaceable: true, meta, link: { rel: "manifest" } }]
		: [];
}

function manifestText({ meta, site }: DocumentView): string {
	const { shortName, color } = meta as { readonly shortName?: string; readonly color?: string };
	const base = basePathOf(site.base);
	const manifest = {
		name: site.name,
		short_name: shortName,
		description: site.description || undefined,
		lang: site.language,
		start_url: `${base}/`,
		scope: `${base}/`,
		display: "browser",
		theme_color: color,
		icons: site.icons.map(({ url, type, sizes }) => ({ src: onHost(url, base), type, sizes })),
	};
	return `${JSON.stringify(manifest, null, "\t")}\n`;
}
