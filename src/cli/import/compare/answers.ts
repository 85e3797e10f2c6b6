/** What the output answers to an old address, as a static host does: a page, a redirect, or nothing. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Url } from "../../../core/model.js";

export type HostAnswer =
	| { readonly is: "page" }
	| { readonly is: "moved"; readonly to: string }
	/** The output says that the page is gone: on purpose. */
	| { readonly is: "gone" }
	| { readonly is: "dead"; readonly why: string };

interface Redirects {
	readonly moved: Readonly<Record<Url, Url>>;
	readonly gone: readonly Url[];
	readonly patterns?: Readonly<Record<Url, Url>>;
}
const NO_REDIRECTS: Redirects = { moved: {}, gone: [] };

/** Keys of a query by which WordPress finds a page. */
const QUERY = /^(?:p|page_id|attachment_id|cat|author|m|tag|feed|post_type)$/;

/** `base` is the path of `url`. Throws disk errors. */
export function answersOf(out: string, base: string): (address: string) => HostAnswer {
	const files = new Set(
		readdirSync(out, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) =>
				join(entry.parentPath, entry.name)
					.slice(out.length + 1)
					.replaceAll("\\", "/"),
			),
	);
	const table = join(out, "redirects.json");
	const {
		moved,
		gone,
		patterns = {},
	}: Redirects = existsSync(table) ? JSON.parse(readFileSync(table, "utf8")) : NO_REDIRECTS;
	const targets = new Map(Object.entries(moved).map(([from, to]) => [formOf(from), to]));
	const ends = new Set(gone.map(formOf));
	const forms = Object.entries(patterns).map(
		([from, to]) =>
			[new RegExp(`^${from.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(":slug", "([^/]+)")}$`), to] as const,
	);
	const isFile = (path: string): boolean => {
		const inside = base !== "" && path.startsWith(`${base}/`) ? path.slice(base.length) : path;
		const name = decodedPath(inside).replace(/^\//, "");
		// Hosts add the slash, and some find a page without its ending.
		return [name === "" || name.endsWith("/") ? `${name}index.html` : name, `${name}/index.html`, `${name}.html`].some(
			(each) => files.has(each),
		);
	};
	const follow = (path: string): string | undefined => {
		const to = targets.get(formOf(path));
		if (to !== undefined) return to;
		const [form, target] = forms.find(([each]) => each.test(path)) ?? [];
		return form && target?.replace(":slug", form.exec(path)?.[1] ?? "");
	};

	return (address) => {
		const url = URL.canParse(address)
			? new URL(address)
			: URL.canParse(address, "https://x.invalid")
				? new URL(address, "https://x.invalid")
				: undefined;
		if (!url) return { is: "dead", why: "it is not an address" };
		const [key = "", value = ""] = [...url.searchParams].find(([name]) => QUERY.test(name)) ?? [];
		if (key && /^\/(?:index\.php)?$/.test(url.pathname))
			return {
				is: "dead",
				why: `a static host looks at the path alone and answers with the home page; the host itself needs a rule for "${key}", for nginx \`if ($arg_${key} = "${value}") { return 301 /new/address/; }\``,
			};
		const { pathname: path } = url;
		if (ends.has(formOf(path))) return { is: "gone" };
		const to = follow(path);
		if (to === undefined)
			return isFile(path) ? { is: "page" } : { is: "dead", why: "neither a page nor a redirect has this address" };
		const inside = to.startsWith("/") ? (to.split(/[?#]/, 1)[0] ?? "") : undefined;
		if (inside !== undefined && !isFile(inside) && follow(inside) === undefined)
			return { is: "dead", why: `it redirects to ${to}, which is not there` };
		return { is: "moved", to };
	};
}

const decodedPath = (path: string): string => {
	try {
		return decodeURIComponent(path).normalize("NFC");
	} catch {
		return path;
	}
};
/** With or without a slash at the end, encoded or not. */
const formOf = (path: string): string => decodedPath(path).replace(/\/+$/, "");
