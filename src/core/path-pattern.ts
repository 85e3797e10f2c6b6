/** Globs for paths, as other programs write them. */
import { memoize } from "./memoize.js";

interface Kind {
	/** `*` takes slashes, too. */
	readonly acrossFolders?: boolean;
	/** The pattern may begin at any folder. */
	readonly anywhere?: boolean;
}

/** Whether a path, or a folder above it, matches the glob: `*`, `**`, `?`, `[a-z]`, `{a,b}`. Throws an error for a class that is not a regular expression. */
export const pathPattern = (glob: string, { acrossFolders = false, anywhere = false }: Kind = {}) => {
	const star = acrossFolders ? ".*" : "[^/]*";
	let depth = 0;
	const body = glob.replace(/\/+$/, "").replace(/\*\*\/|\*\*|\*|\?|\[!?[^\]]*\]|[{},]|\\?./gs, (part) => {
		if (part === "**/") return "(?:.*/)?";
		if (part === "**") return ".*";
		if (part === "*") return star;
		if (part === "?") return "[^/]";
		if (/^\[.+\]$/.test(part)) return part.replace(/^\[!/, "[^").replaceAll("\\", "\\\\");
		if (part === "{" && ++depth) return "(?:";
		if (part === "}" && depth > 0 && depth--) return ")";
		if (part === "," && depth > 0) return "|";
		return part.slice(-1).replace(/[.*+?^${}()|[\]\\/]/, "\\$&");
	});
	const expression = new RegExp(`^${anywhere ? "(?:.*/)?" : ""}${body}${")".repeat(depth)}(?:/|$)`, "u");
	return memoize(10_000, (path: string) => expression.test(path));
};
