/** What the conversion of a text asks about addresses in it. */
export interface Conversion {
	/** The target of a link as a story writes it; undefined if the words stay without a link. */
	readonly link: (href: string) => string | undefined;
	/** A picture or another file: its path in `content/`, or its address where there is no file; undefined if neither can be. */
	readonly picture: (src: string) => { readonly path: string } | { readonly url: string } | undefined;
	/** An address as it is at another site; undefined if it is not one of `http:` or `https:`. */
	readonly absolute: (url: string) => string | undefined;
	readonly canEmbed: (url: string) => boolean;
	/** The title of frames, for readers who do not see them: that of the story, in inline Markdown. */
	readonly title: string;
}
