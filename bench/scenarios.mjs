/** The measured scenarios. `edit` makes the same change for all, and returns a mark and the pages that must show it. */
const SCENARIOS = [
	{ key: "cold", title: "Cold: no output, no memory" },
	{ key: "none", title: "Nothing changed" },
	{ key: "body", title: "One body edited", edit: editStory },
	{ key: "headline", title: "One headline edited", edit: editStory },
	{ key: "new", title: "One new story", edit: editStory },
	{ key: "template", title: "The template of stories changed", edit: editTemplate },
	{ key: "section", title: "One section renamed, its URL kept", edit: ({ corpus }) => corpus.renameSection() },
];

function editStory({ corpus, key, mark }) {
	return { mark, pages: corpus.edit(key, mark) };
}
function editTemplate({ contenders, corpus, mark }) {
	for (const { markTemplate } of contenders) markTemplate(mark);
	return { mark, pages: [corpus.article] };
}

export const scenarioKeys = SCENARIOS.map(({ key }) => key);
export const scenario = (wanted) => SCENARIOS.find(({ key }) => key === wanted);
