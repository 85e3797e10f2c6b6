/** Messages of the site within a text of a different language. In the same language no element is added. */
import type { ComponentChildren } from "preact";
import { within } from "../languages.js";

interface Props {
	/** The language of the surrounding element. */
	readonly around: string | undefined;
	/** Renders a block element instead of an inline one. */
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
