/** Mistakes: the build fails and the old site remains; or, with `--quarantine`, the old version of the story remains. */
import { RECORD_FILE } from "../../../src/content/publication-record.js";
import type { Random } from "../random.js";
import { type Edit, exists, removeFile, setKey, storiesOf, type TestSite, textOf, writeFile } from "../test-site.js";

const hasObstacle = ({ lost, obstacles }: TestSite): boolean =>
	lost.has("list") || lost.has("press") || obstacles.size > 0;
const story = (edit: (text: string) => string): Edit => {
	return (sitePlan, random) => {
		const path = random.pick(storiesOf(sitePlan));
		if (path) writeFile(sitePlan, path, edit(textOf(sitePlan, path)));
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
	"a key of a wrong kind": (sitePlan, random) => {
		const path = random.pick(storiesOf(sitePlan));
		const [key, value] = broken(random);
		if (path) setKey(sitePlan, path, key, value);
		return path && `${path}: ${key} ${value}`;
	},
	"a broken story under quarantine": (sitePlan, random) => {
		if (hasObstacle(sitePlan)) return undefined;
		sitePlan.options.quarantine = true;
		const path = random.pick(storiesOf(sitePlan));
		const [key, value] = broken(random);
		if (path) setKey(sitePlan, path, key, value);
		return path && `${path}: ${key} ${value}`;
	},
	"quarantine on or off": (sitePlan) => {
		if (hasObstacle(sitePlan)) return undefined;
		sitePlan.options.quarantine = !sitePlan.options.quarantine;
		return sitePlan.options.quarantine ? "on" : "off";
	},
	"a template that cannot be read": (sitePlan) => {
		writeFile(sitePlan, "templates/towns.tsx", "export default (view) => <h1>");
		return "towns.tsx";
	},
	"a template that fails": (sitePlan) => {
		writeFile(sitePlan, "templates/towns.tsx", "export default (view) => <h1>{view.nothing.at.all} stories</h1>");
		return "towns.tsx";
	},
	"a front that cannot be read": (sitePlan) => {
		writeFile(sitePlan, "content/fronts/home.yaml", "lead: [news\n");
		return "home.yaml";
	},
	"entries without their story": (sitePlan) => {
		const path = storiesOf(sitePlan).find((each) => each.includes(".live/"));
		if (path) removeFile(sitePlan, path);
		return path;
	},
	"a record with the marks of a merge": (sitePlan) => {
		if (!exists(sitePlan, RECORD_FILE)) return undefined;
		writeFile(sitePlan, RECORD_FILE, `<<<<<<< ours\n${textOf(sitePlan, RECORD_FILE)}`);
		return RECORD_FILE;
	},
	"a configuration with a wrong key": (sitePlan) => {
		writeFile(sitePlan, "broadsheet.config.ts", textOf(sitePlan, "broadsheet.config.ts").replace("name:", "nmae:"));
		return "nmae";
	},
} satisfies Record<string, Edit>;
