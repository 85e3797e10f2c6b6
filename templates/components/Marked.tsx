/** Words that may be in italics, bold or code: with their marks where they have any. */
export default function Marked({ text, html }: { text: string; html?: string | undefined }) {
	return html === undefined ? text : <span dangerouslySetInnerHTML={{ __html: html }} />;
}
