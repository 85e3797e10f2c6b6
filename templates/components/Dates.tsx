/** When the story was published and, only if it was, updated. */
import type { TimeView } from "broadsheet";
import { words } from "../words.js";
import Time from "./Time.js";

export default function Dates({ date, updated }: { date: TimeView; updated?: TimeView | undefined }) {
	return (
		<p class="dates">
			<span class="published">
				{`${words.published} `}
				<Time time={date} />
			</span>
			{updated && (
				<>
					<span class="dot">{" · "}</span>
					<span class="updated">
						{`${words.updated} `}
						<Time time={updated} />
					</span>
				</>
			)}
		</p>
	);
}
