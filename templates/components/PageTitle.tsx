/** The heading of a list page; a page of the archive says which one it is. */
import { words } from "../words.js";

interface Props {
	readonly name: string;
	readonly page?: number | undefined;
	/** What kind of list it is, such as "Topic". */
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
