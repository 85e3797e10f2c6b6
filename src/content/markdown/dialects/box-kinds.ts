/** The kinds of boxes of Docusaurus, VuePress, GitHub and Obsidian, and our own. */
export const BOX_KINDS: readonly string[] = (
	"note box tip info important warning caution danger success secondary details abstract summary tldr todo hint check done question help faq " +
	"attention failure fail missing error bug example quote cite"
).split(" ");
