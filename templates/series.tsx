/** All parts of a series. */
import type { TopicView } from "broadsheet";
import Collection from "./components/Collection.js";
import { words } from "./words.js";

export default function Series(view: TopicView) {
	return <Collection view={view} kind={words.series} />;
}
