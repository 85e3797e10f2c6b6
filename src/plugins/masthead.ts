import { messagesFor } from "../core/i18n/index.js";
import type { Edition, Plugin, Profile } from "../core/model.js";
import { MASTHEAD } from "../core/paths.js";

/** The masthead page, `/masthead/`: the people who make the newspaper, by department. It exists if an author file has the key `masthead`. No options. */
export function masthead(): Plugin {
	return {
		name: "masthead",
		pages: (edition) => (edition.masthead.length ? [mastheadPage(edition)] : []),
	};
}

function mastheadPage({ masthead, authorOf, site }: Edition) {
	const words = messagesFor(site.language);
	const departments = new Map<string | undefined, Profile[]>();
	for (const profile of masthead) {
		const found = departments.get(profile.department);
		if (found) found.push(profile);
		else departments.set(profile.department, [profile]);
	}
	return {
		url: MASTHEAD,
		template: "masthead",
		view: {
			title: words.masthead,
			breadcrumb: [
				{ name: words.home, url: "/" },
				{ name: words.masthead, url: MASTHEAD },
			],
			departments: [...departments].map(([name, profiles]) => ({
				...(name !== undefined && { name }),
				people: profiles.map((profile) => person(profile, authorOf(profile.key)?.url)),
			})),
		},
	};
}

const person = ({ name, masthead, email }: Profile, url: string | undefined) => ({
	name,
	title: masthead,
	...(url !== undefined && { url: encodeURI(url) }),
	...(email !== undefined && { email }),
});
