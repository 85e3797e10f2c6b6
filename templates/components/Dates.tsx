/** The date of publication and, if there was one, of the update. */
import type { TimeView } from "broadsheet";
import { within } from "../languages.js";
import { words } from "../words.js";
import Time from "./Time.js";

interface Props {
	readonly date: TimeView;
	readonly updated?: TimeView | undefined;
	readonly lang: string;
}

export default function Dates({ date, updated, lang }: Props) {
	const own = within(lang);
	return (
		<p class="dates">
			<span class="published" {...own}>
				{`${words.published} `}
				<Time time={date} />
			</span>
			{updated && (
				<>
					<span class="dot">{" · "}</span>
					<span class="updated" {...own}>
						{`${words.updated} `}
						<Time time={updated} />
					</span>
				</>
			)}
		</p>
	);
}
