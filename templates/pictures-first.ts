/** Stories with a picture before those without, else in the order they had. */
import type { TeaserView } from "broadsheet";

export function picturesFirst(stories: readonly TeaserView[]): TeaserView[] {
	return [...stories.filter(({ picture }) => picture), ...stories.filter(({ picture }) => !picture)];
}
