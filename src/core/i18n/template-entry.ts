/** The words of the site whose templates are bundled, as these import them: `import { words } from "broadsheet/words"`. */
import { textDirection } from "../text-direction.js";
import { messagesFor } from "./index.js";
import type { Messages } from "./messages.js";

/** Put in place by the bundler (`render/theme/load.ts`). */
declare const SITE_LANGUAGE: string;

export const words: Messages = messagesFor(SITE_LANGUAGE);
/** The language of the site (BCP 47). */
export const siteLanguage: string = SITE_LANGUAGE;
export type { Messages };
export { textDirection };
