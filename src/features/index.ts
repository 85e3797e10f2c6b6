/** What every site has, in the order in which it is run. Each is built exactly as a guest's plugin. */
import type { Plugin } from "../model.js";
import { lists } from "./lists.js";
import { redirects } from "./redirects.js";

export const features: readonly Plugin[] = [lists(), redirects()];
