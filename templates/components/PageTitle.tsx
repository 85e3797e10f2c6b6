/** The heading of a list page; archive pages show their number. */
import { words } from "../words.js";

interface Props {
	readonly name: string;
	readonly page?: number | undefined;
	/** The kind of the list, such as "Topic". */
	readonly kind?: string;
}

export default function PageTitle({ name, page, kind }: Props) {
	return (
		<div class="page-title">
			{kind && <p class="page-kind">{kind}</p>}
			<h1>{page === undefined ? name : words.archivePage(name, page)}</h1>
		</div>
	);
}
