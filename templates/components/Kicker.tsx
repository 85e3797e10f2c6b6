/** The line above a headline: label ("Opinion"), section and reading time, separated by dots. */

import type { HiddenView, LabelView, LinkView } from "broadsheet";
import type { ComponentChildren } from "preact";
import { Fragment } from "preact";
import { words } from "../words.js";
import Label from "./Label.js";
import Ours from "./Ours.js";

interface Props {
	/** The language of the surrounding element. */
	readonly around?: string | undefined;
	/** The part number in a series. */
	readonly part?: number | undefined;
	readonly label?: LabelView | undefined;
	/** In a preview with drafts. */
	readonly hidden?: HiddenView["because"] | undefined;
	readonly section?: LinkView | undefined;
	readonly readTime?: string | undefined;
	readonly access: "free" | "members" | "paid";
}

export default function Kicker({ around, part, label, hidden, section, readTime, access }: Props) {
	const parts: ComponentChildren[] = [];
	if (hidden) parts.push(<strong class="hidden-mark">{words.hidden[hidden]}</strong>);
	if (part !== undefined) parts.push(<span class="label">{words.partNumber(part)}</span>);
	if (label) parts.push(<Label label={label} />);
	if (access !== "free") parts.push(<span class="access">{words.access[access]}</span>);
	// A section with the same name as the label is left out.
	if (section && section.name !== label?.text) parts.push(<a href={section.url}>{section.name}</a>);
	if (readTime) parts.push(<span class="read-time">{readTime}</span>);
	if (parts.length === 0) return null;
	return (
		<p class="kicker">
			<Ours around={around}>
				{parts.map((part, index) => (
					<Fragment key={index}>
						{index > 0 && " · "}
						{part}
					</Fragment>
				))}
			</Ours>
		</p>
	);
}
