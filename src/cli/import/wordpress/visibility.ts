/** Which posts of WordPress are public, which become drafts, and which are left out. */
import type { Post } from "./posts.js";

export type Visibility =
	| { readonly is: "public" }
	| { readonly is: "draft"; readonly why: string }
	| { readonly is: "left out"; readonly why: string };

const leftOut = (why: string): Visibility => ({ is: "left out", why });
const draft = (why: string): Visibility => ({ is: "draft", why });

/**
 * Only `publish` without a password is public. A private or protected post is left out, because a file in `content/` is often in a public repository, and
 * one line less would publish it. A status of a plugin is one that Broadsheet does not know: a draft.
 */
export function visibilityOf({ status, hasPassword }: Pick<Post, "status" | "hasPassword">): Visibility {
	if (status === "trash" || status === "auto-draft")
		return leftOut(status === "trash" ? "in the trash" : "an empty draft");
	if (status === "private") return leftOut("private; publish it or make it a draft in WordPress, and export again");
	if (hasPassword) return leftOut("protected by a password; remove it in WordPress, and export again");
	switch (status) {
		case "publish":
			return { is: "public" };
		case "draft":
			return draft("a draft in WordPress");
		case "pending":
			return draft("pending review in WordPress");
		case "future":
			return draft("scheduled in WordPress");
		default:
			return draft(`its status in WordPress is "${status}"`);
	}
}
