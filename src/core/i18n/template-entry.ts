/** The messages of the site, as templates import them: `import { words } from "broadsheet/words"`. */
import { textDirection } from "../text-direction.js";
import { messagesFor } from "./index.js";
import type { Messages } from "./messages.js";

/** Replaced by the bundler (`render/theme/load.ts`). */
declare const SITE_LANGUAGE: string;

export const words: Messages = messagesFor(SITE_LANGUAGE);
/** The language of the site, a BCP 47 tag. */
export const siteLanguage: string = SITE_LANGUAGE;
export type { Messages };
export { textDirection };
