/** The label of an article, except for plain news: "Opinion". Running live coverage is marked. */
import type { LabelView } from "broadsheet";

export default function Label({ label: { type, text, running } }: { label: LabelView }) {
	return <span class={`label label--${type}${running ? " label--running" : ""}`}>{text}</span>;
}
