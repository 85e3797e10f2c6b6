/** The words of the site whose templates are bundled, as these import them: `import { words } from "broadsheet/words"`. */
import { directionOf } from "../base/direction.js";
import { wordsFor } from "./choose.js";
import type { Words } from "./words.js";

/** Put in place by the bundler (`stages/render/templates.ts`). */
declare const SITE_LANGUAGE: string;

export const words: Words = wordsFor(SITE_LANGUAGE);
/** The language of the site (BCP 47). */
export const siteLanguage: string = SITE_LANGUAGE;
export type { Words };
export { directionOf };
