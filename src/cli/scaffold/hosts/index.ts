/** Starter files for building and deploying a new site on a host. */
import { apache } from "./apache.js";
import { azure } from "./azure.js";
import { caddy } from "./caddy.js";
import { cloudflare } from "./cloudflare.js";
import { github } from "./github.js";
import { gitlab } from "./gitlab.js";
import { netlify } from "./netlify.js";
import { nginx } from "./nginx.js";
import { s3Bucket } from "./s3.js";
import type { NewSite, Recipe } from "./site.js";
import { vercel } from "./vercel.js";

const RECIPES = { github, gitlab, netlify, cloudflare, vercel, azure, s3: s3Bucket, nginx, caddy, apache };
export type Host = keyof typeof RECIPES | "none";
export const HOSTS = [...(Object.keys(RECIPES) as (keyof typeof RECIPES)[]), "none"] as const;

export const recipeFor = (host: Host, site: NewSite): Recipe => (host === "none" ? { files: {} } : RECIPES[host](site));
