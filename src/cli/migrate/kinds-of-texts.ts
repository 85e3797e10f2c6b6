/** What the texts are that a program made of a WordPress export: by their folders and their front matter. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

const DRAFT_FOLDER = /(?:^|[\\/])_?drafts?[\\/]/i;
const PAGE_FOLDER = /(?:^|[\\/])pages?[\\/]/i;
const FRONT_MATTER = /^---\s*\n([\s\S]*?)\n---/;
/** A status other than `publish` hides a post in WordPress. */
const DRAFT = /^(?:draft:\s*["']?true\b|published:\s*["']?false\b|(?:post_)?status:\s*["']?(?!publish)\w)/im;
const PAGE_TYPE = /^(?:post_)?type:\s*["']?page\b/im;

/** ` (2 posts, 1 page)`; '' without texts. `names` are relative to the folder. */
export function kindsOfTexts(names: readonly string[], folder: string): string {
	const counts = { post: 0, page: 0, draft: 0 };
	for (const name of names) {
		const [, front = ""] = FRONT_MATTER.exec(readFileSync(join(folder, name), "utf8")) ?? [];
		if (DRAFT_FOLDER.test(name) || DRAFT.test(front)) counts.draft++;
		else if (PAGE_FOLDER.test(name) || PAGE_TYPE.test(front)) counts.page++;
		else counts.post++;
	}
	const parts = Object.entries(counts).flatMap(([kind, count]) =>
		count ? [`${count.toLocaleString("en")} ${kind}${count === 1 ? "" : "s"}`] : [],
	);
	return parts.length ? ` (${parts.join(", ")})` : "";
}
