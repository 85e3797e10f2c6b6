/** The whole address of a story or a plain page. */
import { pageUrl, slugify, slugProblem } from "../../../core/paths.js";
import { warning } from "../../../core/problem.js";
import { siteAddress } from "../../../core/site-path.js";
import { oldAddress } from "./old-address.js";
import { bare, type FieldReader, readText, reject } from "./reader.js";
import { path } from "./scalars.js";

export const permalink: FieldReader<string> = (value, reading) =>
	reading.isPage ? pageAddress(value, reading) : storyAddress(value, reading);

/** Each part of it is one that a story could have as its `slug`. */
const pageAddress: FieldReader<string> = (value, reading) => {
	const found = path(value, reading)?.text;
	if (found === undefined) return undefined;
	const parts = found.split("/").filter(Boolean);
	const odd = parts.find(slugProblem);
	if (odd === undefined && parts.length > 0) return `/${parts.map((part) => `${part.toLowerCase()}/`).join("")}`;
	const name = odd?.replace(/\.html?$/i, "") ?? "";
	const slugs = parts.map((part) => slugify(part === odd ? name : part)).filter(Boolean);
	const better = `/${(slugs.length ? slugs : ["about"]).join("/")}/`;
	if (odd !== undefined && name !== odd)
		return reject(
			value,
			reading,
			`is an address without an ending; this is "${found}"`,
			`write \`${reading.key}: ${better}\`; with \`aliases: [${found}]\` the other leads there`,
			"unsafe-url",
		);
	const why = odd === undefined ? "is the address of the home page" : `cannot have the part "${odd}"`;
	return reject(value, reading, why, `for instance \`${reading.key}: ${better}\``, "unsafe-url");
};

/** A template of Eleventy or a pattern of Jekyll: `/{{ page.fileSlug }}/`, `/:year/:title/`. */
const PATTERN = /\{[{%]|<%|\$\{|(?:^|\/):[a-z]/;

/** As other programs write it: with capitals, with or without a slash at both ends, with `.html`, or with the host of the old site. */
const storyAddress: FieldReader<string> = (value, reading) => {
	const text = reading.isArchive ? bare(value, reading) : readText(value, reading);
	if (text === undefined) return undefined;
	const typed = PATTERN.test(text) ? text : oldAddress(text, value, reading);
	if (PATTERN.test(typed)) {
		const message = `\`${reading.key}\` is a pattern of another program; the story has the address that the site gives`;
		const hint = "`permalinks: { article }` in broadsheet.config.ts is the pattern of all stories";
		reading.report(warning("address-pattern", message, value.place, { hint, group: typed }));
		return undefined;
	}
	const inside = URL.canParse(typed) && /^https?:/i.test(typed) ? new URL(typed).pathname : typed;
	const address = siteAddress(`${reading.base ?? "/"}${inside.replace(/^\/+/, "")}`.replace(/\/index\.html?$/i, "/"));
	if ("error" in address) return reject(value, reading, address.error, address.hint, "unsafe-url");
	if (address.path === "/") return reject(value, reading, "is the address of the home page", undefined, "unsafe-url");
	return pageUrl(address.path);
};
