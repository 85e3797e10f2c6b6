/** The shape of `feeds` in the configuration. */
import * as z from "zod";
import { AUTHORITY } from "../core/base-path.js";
import type { FeedFormat } from "../core/model.js";

const ALL = ["rss", "atom", "json"] as const;
const formats = z.array(z.enum(ALL)).transform((list) => [...new Set(list)]);

/** Of a section readers expect what the site has. A topic, an author or a series has one feed: RSS, which every reader, mailer and aggregator takes. */
const Groups = z.union(
	[
		z.literal("all"),
		z.strictObject({
			sections: formats.optional(),
			topics: formats.optional(),
			authors: formats.optional(),
			series: formats.optional(),
		}),
	],
	{ error: 'takes "all", or formats of kinds, such as `{ authors: ["rss", "json"], series: [] }`' },
);

export const Feeds = z
	.strictObject({
		formats: formats.default([...ALL]),
		groups: Groups.default({}),
		items: z.int().min(1).max(500).default(50),
		groupItems: z.int().min(1).max(500).default(10),
		text: z.enum(["full", "summary"]).default("full"),
		authority: z.string().regex(AUTHORITY, "is a host name in small letters, such as `courier.example`").optional(),
		hubs: z.array(z.url({ protocol: /^https?$/ })).default([]),
	})
	.transform(({ formats, groups, ...feeds }) => {
		const one: readonly FeedFormat[] = formats.includes("rss") ? ["rss"] : formats.slice(0, 1);
		const asked = groups === "all" ? { topics: formats, authors: formats, series: formats } : groups;
		const {
			sections = formats,
			topics = one,
			authors = one,
			series = one,
		} = asked as Partial<Record<"sections" | "topics" | "authors" | "series", FeedFormat[]>>;
		return { ...feeds, formats, groups: { sections, topics, authors, series } };
	})
	.prefault({});
