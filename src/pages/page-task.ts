/** What a page is built of: data, so that a page can be built again in a later run. */
import type { Path, Url } from "../core/model.js";

export type PageTask =
	| { readonly kind: "home" | "not-found" }
	| { readonly kind: "article" | "updates" | "plain-page"; readonly from: Path }
	/** `page` is the number of an archive page. */
	| { readonly kind: "section" | "topic" | "series" | "author"; readonly key: string; readonly page?: number }
	| { readonly kind: "corrections"; readonly page?: number }
	/** Without a year: the page of all years. */
	| { readonly kind: "archive"; readonly year?: string }
	| { readonly kind: "month"; readonly year: string; readonly month: string }
	/** A page or a document that a plugin describes. */
	| { readonly kind: "spec" | "document"; readonly url: Url };
