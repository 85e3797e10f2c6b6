/** Mistakes: the build fails and the old site stays; or, with `--quarantine`, the story that has the mistake stays as it was. */
import { RECORD_FILE } from "../../../src/content/publication-record.js";
import { drop, type Edit, has, type Paper, put, setKey, storiesOf, textOf } from "../paper.js";
import type { Random } from "../random.js";

const unsettled = ({ lost, obstacles }: Paper): boolean => lost.has("list") || lost.has("press") || obstacles.size > 0;
const story = (edit: (text: string) => string): Edit => {
	return (paper, random) => {
		const path = random.pick(storiesOf(paper));
		if (path) put(paper, path, edit(textOf(paper, path)));
		return path;
	};
};
const broken = (random: Random): readonly [key: string, value: string | undefined] =>
	random.pick([
		["headline", undefined],
		["draft", "ture"],
		["updated", "18.11.2026"],
		["type", "gossip"],
	] as const) ?? ["headline", undefined];

export const faults = {
	"a story without a front matter": story((text) => text.replace("---\n", "")),
	"a key of a wrong kind": (paper, random) => {
		const path = random.pick(storiesOf(paper));
		const [key, value] = broken(random);
		if (path) setKey(paper, path, key, value);
		return path && `${path}: ${key} ${value}`;
	},
	"a broken story under quarantine": (paper, random) => {
		if (unsettled(paper)) return undefined;
		paper.options.quarantine = true;
		const path = random.pick(storiesOf(paper));
		const [key, value] = broken(random);
		if (path) setKey(paper, path, key, value);
		return path && `${path}: ${key} ${value}`;
	},
	"quarantine on or off": (paper) => {
		if (unsettled(paper)) return undefined;
		paper.options.quarantine = !paper.options.quarantine;
		return paper.options.quarantine ? "on" : "off";
	},
	"a template that cannot be read": (paper) => {
		put(paper, "templates/towns.tsx", "export default (view) => <h1>");
		return "towns.tsx";
	},
	"a template that fails": (paper) => {
		put(paper, "templates/towns.tsx", "export default (view) => <h1>{view.nothing.at.all} stories</h1>");
		return "towns.tsx";
	},
	"a front that cannot be read": (paper) => {
		put(paper, "content/fronts/home.yaml", "lead: [news\n");
		return "home.yaml";
	},
	"entries without their story": (paper) => {
		const path = storiesOf(paper).find((each) => each.includes(".live/"));
		if (path) drop(paper, path);
		return path;
	},
	"a record with the marks of a merge": (paper) => {
		if (!has(paper, RECORD_FILE)) return undefined;
		put(paper, RECORD_FILE, `<<<<<<< ours\n${textOf(paper, RECORD_FILE)}`);
		return RECORD_FILE;
	},
	"a configuration with a wrong key": (paper) => {
		put(paper, "broadsheet.config.ts", textOf(paper, "broadsheet.config.ts").replace("name:", "nmae:"));
		return "nmae";
	},
} satisfies Record<string, Edit>;
