/** The docs that hints name, as paths that open from the current folder: the package holds them. */
import { join, relative } from "node:path";
import { PACKAGE_DIR } from "./locations.js";

/** `see docs/plugins.md` → `see node_modules/broadsheet/docs/plugins.md` */
export const withDocsPaths = (text: string): string =>
	text.replace(/\bsee docs\/(?=[a-z-]+\.md\b)/g, () => {
		const folder = join(PACKAGE_DIR, "docs/");
		const near = `${relative(process.cwd(), folder)}/`;
		return `see ${near.length < folder.length ? near : folder}`;
	});
