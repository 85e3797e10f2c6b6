/** A title for places where nothing else says what a story is: a search result, a social network, a feed. */
export const withLabel = (label: { readonly text: string } | undefined, title: string): string =>
	!label || title.toLowerCase().startsWith(label.text.toLowerCase()) ? title : `${label.text}: ${title}`;
