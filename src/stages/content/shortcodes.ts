/**
 * Shortcodes of other generators, `{{< name … >}}` and `{{% name %}}`, are taken out of the text and named. They are hidden from the Markdown
 * parser behind private characters of the same length, so that every position stays true, and put back where they stand in code.
 */
import type { Root } from "mdast";
import type { Plugin } from "unified";
import type { VFile } from "vfile";
import { lineColumn, warning } from "../../base/problem.js";
import type { FileData } from "./draft.js";
import { eachNode, replaceNodes } from "./walk.js";

const SHORTCODE = /\{\{([<%])\s*\/?\s*([\w-]+)?[\s\S]*?[>%]\}\}/g;
const HEAD = "\ue001";
const TAIL = "\ue000";
const HIDDEN = /\ue001\ue000*(?:\n+\ue000+)*/g;

export const shortcodes: Plugin<[], Root> = function () {
	const parse = this.parser;
	if (!parse) return;
	this.parser = (document: string, file: VFile) => {
		if (!/\{\{[<%]/.test(document) || /[\ue000\ue001]/.test(document)) return parse(document, file);
		const found: Shortcode[] = [];
		const hidden = document.replace(SHORTCODE, (text: string, _: string, name: string | undefined, offset: number) => {
			found.push({ text, name: name ?? "?", ...lineColumn(document, offset) });
			return [...text].length === text.length && !text.includes("\n")
				? HEAD + TAIL.repeat(text.length - 1)
				: HEAD + text.slice(1).replace(/[^\n]/g, TAIL);
		});
		const tree = parse(hidden, file) as Root;
		reveal(tree, found, file.data as unknown as FileData);
		return tree;
	};
};

interface Shortcode {
	readonly text: string;
	readonly name: string;
	readonly line: number;
	readonly column: number;
}

function reveal(tree: Root, found: readonly Shortcode[], { path, problems }: FileData): void {
	let next = 0;
	eachNode(tree, (node) => {
		for (const key of ["value", "alt", "title", "url", "lang", "meta"] as const) {
			const value = (node as unknown as Record<string, unknown>)[key];
			if (typeof value !== "string" || !value.includes(HEAD)) continue;
			const code = node.type === "code" || node.type === "inlineCode";
			const shown = value.replace(HIDDEN, () => {
				const shortcode = found[next++];
				if (!shortcode) return "";
				const { text, name, line, column } = shortcode;
				if (code) return text;
				problems.push(
					warning(
						"unknown-shortcode",
						`The shortcode "${name}" of another generator is left out`,
						{ path, line, column },
						{ group: name, hint: "a plugin of yours can read it: see docs/plugins.md" },
					),
				);
				return "";
			});
			(node as unknown as Record<string, unknown>)[key] = shown.replaceAll(TAIL, "");
		}
	});
	replaceNodes(tree, (node) =>
		node.type === "paragraph" && node.children.every((child) => child.type === "text" && child.value.trim() === "")
			? []
			: undefined,
	);
}
