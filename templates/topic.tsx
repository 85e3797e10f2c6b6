/** All articles of a topic. */
import type { TopicView } from "broadsheet";
import Collection from "./components/Collection.js";
import { words } from "./words.js";

export default function Topic(view: TopicView) {
	return <Collection view={view} kind={words.topic} />;
}
