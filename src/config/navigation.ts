/** `navigation`, `footer`, `social` and `logo` of the configuration. */
import * as z from "zod";
import type { MenuConfig, MenuEntry } from "../core/navigation.js";
import { NETWORKS, type Network } from "../core/networks.js";
import { urlKind } from "../core/url-kind.js";
import { placeOfText } from "./key-place.js";

const words = z.string().trim().min(1, "is empty");
const KINDS = ["section", "topic", "page", "url"] as const;
const address = words.regex(
	/^(?:\/(?!\/)|https?:\/\/|mailto:|tel:)\S*$/,
	"begins with / for a page of this site, or with https://, mailto: or tel:",
);

/** A text alone is the name of a section, or, where it begins with a slash, an address of this site. */
type EntryInput =
	| string
	| ((
			| { readonly section: string }
			| { readonly topic: string }
			| { readonly page: string }
			| { readonly url: string }
	  ) & { readonly label?: string });
const Entry = z.preprocess(
	(value: EntryInput) =>
		typeof value === "string" ? { [value.trim().startsWith("/") ? "url" : "section"]: value } : value,
	z
		.strictObject(
			{
				section: words.optional(),
				topic: words.optional(),
				page: words.optional(),
				url: address.optional(),
				label: words.optional(),
			},
			'is the name of a section, a path such as `/about/`, or `{ page: "about" }`',
		)
		.superRefine((entry, context) => {
			const kinds = KINDS.filter((kind) => entry[kind] !== undefined);
			if (kinds.length !== 1)
				context.addIssue({
					code: "custom",
					message: `needs exactly one of ${KINDS.map((kind) => `\`${kind}\``).join(", ")}${kinds.length ? `, not ${kinds.map((kind) => `\`${kind}\``).join(" and ")}` : ""}`,
				});
			else if (entry.url !== undefined && !entry.url.startsWith("/") && entry.label === undefined)
				context.addIssue({
					code: "custom",
					message: `has an address outside the site, ${entry.url}, and needs a \`label\``,
				});
		}),
);
const Entries = z.array(Entry);

const account = z.string().refine((url) => urlKind(url) === "web" && URL.canParse(url), "begins with https://");
const picture = words.transform((path) => `/${path.replace(/^\/+/, "")}`);

export const Navigation = Entries.optional();
export const Footer = z
	.strictObject({
		sections: z.boolean().default(true),
		columns: z.array(z.strictObject({ heading: words, entries: Entries.min(1, "is empty") })).default([]),
		copyright: words.optional(),
	})
	.optional();
export const Social = z
	.partialRecord(
		z.enum(Object.keys(NETWORKS) as [Network, ...Network[]]),
		z.union([account, z.array(account)], "is an address that begins with https://, or a list of these"),
	)
	.default({});
export const Logo = z
	.union(
		[
			picture.transform((light) => ({ light, dark: undefined })),
			z.strictObject({ light: picture, dark: picture.optional() }),
		],
		"is the path of a picture, or `{ light, dark }`",
	)
	.optional();

interface Written {
	readonly navigation?: z.output<typeof Navigation>;
	readonly footer?: z.output<typeof Footer>;
	readonly social: z.output<typeof Social>;
	readonly logo?: z.output<typeof Logo>;
}

/** The same with places. `source` is the text of the configuration: a value has no place of its own. */
export function toMenuConfig({ navigation, footer, social, logo }: Written, source: string): MenuConfig {
	const entriesOf = (entries: z.output<typeof Entries>, key: string): MenuEntry[] =>
		entries.flatMap(({ label, ...to }) =>
			KINDS.flatMap((kind): MenuEntry[] => {
				const name = to[kind];
				return name === undefined ? [] : [{ kind, to: name, label, place: placeOfText(name, key, source) }];
			}),
		);
	const fileOf = (src: string) => ({ src, place: placeOfText(src.slice(1), "logo", source) });
	return {
		navigation: navigation && entriesOf(navigation, "navigation"),
		footer: footer && {
			...footer,
			columns: footer.columns.map(({ heading, entries }) => ({ heading, entries: entriesOf(entries, "footer") })),
		},
		social: Object.entries(social).flatMap(([network, urls]) =>
			[urls ?? []].flat().map((url) => ({ network: network as Network, url })),
		),
		logo: logo && {
			light: fileOf(logo.light),
			...(logo.dark !== undefined && { dark: fileOf(logo.dark) }),
		},
	};
}
