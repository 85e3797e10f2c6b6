/** What a Netlify site says of itself and of its deploys (open-api.netlify.com). Responses with another shape are refused. */
import { setTimeout as wait } from "node:timers/promises";
import * as z from "zod";
import type { Path } from "../../core/model.js";
import type { NetlifyAsk } from "./netlify-client.js";
import { failed } from "./refusals.js";

/** Milliseconds between two polls of a deploy, and maximum number of polls. */
const NETLIFY_POLL_MS = 500;
const MAX_NETLIFY_POLLS = 1200;
/** Maximum number of polls until a ready deploy is the published one. */
const MAX_PUBLISH_POLLS = 10;

const Deploy = z.object({
	id: z.string(),
	state: z.string(),
	/** SHA-1 in hex. */
	required: z.array(z.string()).nullish(),
	error_message: z.string().nullish(),
	created_at: z.string().default(""),
});
export type NetlifyDeploy = z.infer<typeof Deploy>;
const PublishedDeploy = z.object({
	id: z.string(),
	created_at: z.string().default(""),
	/** Whether the site stays with this deploy when a newer one is ready ("Stop auto publishing"). */
	locked: z.boolean().nullish(),
});
const Site = z.object({ published_deploy: PublishedDeploy.nullish() });
const Files = z.array(z.object({ path: z.string(), sha: z.string() }));

export interface NetlifySite {
	/** The deploy that readers see. */
	readonly published: () => Promise<z.infer<typeof PublishedDeploy> | undefined>;
	/** The files of that. */
	readonly files: () => Promise<z.infer<typeof Files>>;
	readonly deploys: () => Promise<readonly NetlifyDeploy[]>;
	readonly deploy: (id: string) => Promise<NetlifyDeploy>;
	/** `files` are the digests of all files. */
	readonly begin: (files: Readonly<Record<Path, string | undefined>>, isAsync: boolean) => Promise<NetlifyDeploy>;
	/** Polls a deploy until it is in one of these states. */
	readonly until: (id: string, states: readonly string[]) => Promise<NetlifyDeploy>;
	/** Polls the site until readers see a deploy that is ready. */
	readonly untilPublished: (id: string) => Promise<void>;
	readonly restore: (id: string) => Promise<void>;
}

export function netlifySite(site: string, place: string, ask: NetlifyAsk): NetlifySite {
	const at = `/sites/${encodeURIComponent(site)}`;
	const understood = <T>(shape: z.ZodType<T>, answer: unknown): T => {
		const { success, data } = shape.safeParse(answer);
		if (!success) throw failed(place, "the response differs from the documentation");
		return data;
	};
	const published = async () => understood(Site, await ask("GET", at)).published_deploy ?? undefined;
	const deploy = async (id: string) => understood(Deploy, await ask("GET", `/deploys/${encodeURIComponent(id)}`));
	return {
		published,
		deploy,
		files: async () => understood(Files, await ask("GET", `${at}/files`)),
		deploys: async () => understood(z.array(Deploy), await ask("GET", `${at}/deploys?per_page=100`)),
		begin: async (files, isAsync) =>
			understood(Deploy, await ask("POST", `${at}/deploys`, JSON.stringify({ files, async: isAsync }))),
		until: async (id, states) => {
			for (let polls = 0; polls < MAX_NETLIFY_POLLS; polls++) {
				const found = await deploy(id);
				if (found.state === "error") throw failed(place, found.error_message ?? "the deploy has failed");
				if (states.includes(found.state)) return found;
				await wait(NETLIFY_POLL_MS);
			}
			throw failed(
				place,
				`the deploy ${id} is not ready yet`,
				`see ${place} in a browser: it may become ready by itself`,
			);
		},
		untilPublished: async (id) => {
			let served: string | undefined;
			for (let polls = 0; polls < MAX_PUBLISH_POLLS; polls++) {
				if (polls > 0) await wait(NETLIFY_POLL_MS);
				served = (await published())?.id;
				if (served === id) return;
			}
			throw failed(
				place,
				`the deploy ${id} has arrived, but readers see ${served ?? "none"}`,
				"publish it in Netlify (Deploys), or run `broadsheet deploy` again if another deploy has ended meanwhile",
			);
		},
		restore: async (id) => void (await ask("POST", `${at}/deploys/${encodeURIComponent(id)}/restore`)),
	};
}
