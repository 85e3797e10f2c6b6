/** Addresses in angle brackets within raw HTML: `<li>Ann Roe, <https://ann.example/></li>`. A browser takes one for a tag and shows nothing; Markdown makes it a link elsewhere. */
import type { Root } from "mdast";
import { eachNode } from "./visit.js";

/** What may hold such an address without showing it comes before tags. */
const ADDRESS_OR_TAG =
	/<!--[\s\S]*?-->|<(script|style|textarea)\b[\s\S]*?<\/\1\s*>|<(https?:\/\/[^\s<>"'`]+)>|<[a-z][\w-]*(?=[\s/>])(?:"[^"]*"|'[^']*'|[^"'>])*>/gi;

export function linkHtmlAddresses(tree: Root): void {
	eachNode(tree, (node) => {
		if (node.type === "html" && /<https?:\/\//i.test(node.value))
			node.value = node.value.replace(ADDRESS_OR_TAG, (typed, _, url?: string) =>
				url === undefined ? typed : `<a href="${url}">${url}</a>`,
			);
	});
}
