/** The words of the site whose templates are bundled, as these import them: `import { words } from "broadsheet/words"`. */
import { directionOf } from "../text-direction.js";
import { wordsFor } from "./index.js";
import type { Words } from "./messages.js";

/** Put in place by the bundler (`render/theme/load.ts`). */
declare const SITE_LANGUAGE: string;

export const words: Words = wordsFor(SITE_LANGUAGE);
/** The language of the site (BCP 47). */
export const siteLanguage: string = SITE_LANGUAGE;
export type { Words };
export { directionOf };
