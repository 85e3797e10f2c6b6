/** Articles with a picture first, otherwise in the same order. */
import type { TeaserView } from "broadsheet";

export function picturesFirst(stories: readonly TeaserView[]): TeaserView[] {
	return [...stories.filter(({ picture }) => picture), ...stories.filter(({ picture }) => !picture)];
}
