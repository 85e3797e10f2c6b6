/** Words of the site within a text in another language. Where both are in the same, nothing is around them. */
import type { ComponentChildren } from "preact";
import { within } from "../languages.js";

interface Props {
	/** The language of what is around them. */
	readonly around: string | undefined;
	/** They are a part of the page, not of a line. */
	readonly block?: boolean;
	readonly children: ComponentChildren;
}

export default function Ours({ around, block, children }: Props) {
	const own = within(around);
	if (own.lang === undefined) return <>{children}</>;
	return block ? (
		<div class="ours" {...own}>
			{children}
		</div>
	) : (
		<span {...own}>{children}</span>
	);
}
