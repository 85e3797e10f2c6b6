/** A small site that is built and deployed, and the results of its deploys. */
import { expect } from "vitest";
import { type DeployOptions, deploy } from "../../src/deploy/deploy.js";
import { buildSite, config, type Files, type Site, story } from "../support/site.js";

export const STORIES: Files = {
	"content/news/bridge.md": story(),
	"content/news/vote.md": story("headline: The vote"),
	"content/sport/final.md": story("headline: The final"),
};

export const deploySite = (target: string, more: Files = {}): Promise<Site> =>
	buildSite({ "broadsheet.config.ts": config(`deploy: { live: ${target} },`), ...STORIES, ...more });

const START = Date.parse("2026-05-04T09:00:00Z");
let deploys = 0;

/** Each deploy is a minute after the one before, unless `at` says otherwise. */
export const send = ({ root }: Site, options: Partial<DeployOptions> = {}) =>
	deploy({
		root,
		out: "dist",
		cache: ".broadsheet",
		env: {},
		at: `${new Date(START + 60_000 * ++deploys).toISOString().slice(0, 19)}Z`,
		...options,
	});

/** Deploys, and returns the sent and deleted files; fails if there is a problem. */
export async function sent(site: Site, options: Partial<DeployOptions> = {}) {
	const { deployment, problems, exit } = await send(site, options);
	expect({ problems, exit }).toEqual({ problems: [], exit: 0 });
	if (!deployment) throw new Error("There is no deployment");
	return { ...deployment, paths: deployment.sent.map(({ path }) => path) };
}

/** The refusal: code and exit code. */
export async function refused(site: Site, options: Partial<DeployOptions> = {}) {
	const { problems, exit } = await send(site, options);
	return [problems.map(({ code }) => code).join(), exit];
}
