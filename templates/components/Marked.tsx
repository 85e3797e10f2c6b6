/** A text that can have inline markup: as HTML if it has, otherwise as plain text. */
export default function Marked({ text, html }: { text: string; html?: string | undefined }) {
	return html === undefined ? text : <span dangerouslySetInnerHTML={{ __html: html }} />;
}
