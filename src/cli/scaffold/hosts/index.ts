/** Hosts → what builds and deploys a new site there: a few files beside it. */
import { cloudflare } from "./cloudflare.js";
import { github } from "./github.js";
import { netlify } from "./netlify.js";
import { nginx } from "./nginx.js";
import type { HostFiles, NewSite } from "./site.js";

export const HOSTS = ["github", "netlify", "cloudflare", "nginx", "none"] as const;
export type Host = (typeof HOSTS)[number];

/** The files of a recipe, by their paths in the site. Each recipe has a README.md that says what is left to do. */
export const hostFiles = (host: Host, site: NewSite): HostFiles =>
	({ github, netlify, cloudflare, nginx, none: () => ({}) })[host](site);
