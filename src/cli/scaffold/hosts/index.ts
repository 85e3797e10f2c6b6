/** Starter files for building and deploying a new site on a host. */
import { cloudflare } from "./cloudflare.js";
import { github } from "./github.js";
import { netlify } from "./netlify.js";
import { nginx } from "./nginx.js";
import type { HostFiles, NewSite } from "./site.js";

export const HOSTS = ["github", "netlify", "cloudflare", "nginx", "none"] as const;
export type Host = (typeof HOSTS)[number];

/** Files by their paths in the site. Each host has a README.md with the remaining steps. */
export const hostFiles = (host: Host, site: NewSite): HostFiles =>
	({ github, netlify, cloudflare, nginx, none: () => ({}) })[host](site);
