/** A title with its label, for places where nothing else shows the type of the article: search results, social networks, feeds. */
export const withLabel = (label: { readonly text: string } | undefined, title: string): string =>
	!label || title.toLowerCase().startsWith(label.text.toLowerCase()) ? title : `${label.text}: ${title}`;
