/** Suffixes of names after a comma: generations, degrees, honours. */

const GENERATION = /^(?:[JS]r\.?|[JS]R\.?|[js]r\.?|Junior|Senior|II|III|IV)$/;

/** Without dots and spaces. Two-letter suffixes only in capitals, because "Ma" is a name. */
const TITLES = new Set(
	(
		"MD DO PhD PHD DPhil EdD PsyD DSc ScD DDS DMD DVM PharmD JD LLB LLM LLD MA MS MSc MSW MBA MPA MPH MPP MPhil MFA MEd MLIS MEng BA BS BSc BEng BFA " +
		"RN BSN MSN RPh RD CPA CFA PE PMP CIPP CISSP AIA FAIA RIBA Esq esq ESQ Dr Drmed DrMed Ret QC KC MP MEP MSP MLA SJ OSB " +
		"OBE MBE CBE KBE DBE GBE OM CH FRS FRSE FBA FRSA FRCP FRCS FREng"
	).split(" "),
);
const isTitle = (text: string): boolean => TITLES.has(text.replace(/[.\s]/g, ""));

/** A suffix that distinguishes people: "Jr.", "III". */
export const isGeneration = (text: string): boolean => GENERATION.test(text);
/** A suffix is not a name: "Jr.", "Ph.D.", "MD/PhD". */
export const isSuffix = (text: string): boolean =>
	isGeneration(text) || isTitle(text) || text.split(/[\s/]+/).every(isTitle);
