/** What a story is, where it is not plain news: "Opinion". Live coverage that goes on says so. */
import type { LabelView } from "broadsheet";

export default function Label({ label: { type, text, running } }: { label: LabelView }) {
	return <span class={`label label--${type}${running ? " label--running" : ""}`}>{text}</span>;
}
